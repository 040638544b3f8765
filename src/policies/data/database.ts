/** Flags of the database: authentication and TLS. */

import { list } from '../../kubernetes/manifest';
import { celList, onPods } from '../admission';
import { isOurs, notOurs } from '../platform';
import { onContainers } from '../pods';
import type { Policy } from '../policy';
import { demand } from '../sentences';

const certificates = '/certs';

const image = '/mongo:';

const flags = [
  '--auth',
  '--clusterAuthMode=x509',
  '--noscripting',
  '--nounixsocket',
  '--setParameter=enableLocalhostAuthBypass=false',
  '--tlsMode=requireTLS',
  '--tlsDisabledProtocols=TLS1_0,TLS1_1',
  `--tlsCAFile=${certificates}/ca.crt`,
  `--tlsCertificateKeyFile=${certificates}/tls-combined.pem`,
];

export const databaseFlags: Policy = {
  id: 'database-flags',
  source: 24,
  title: 'Databases speak TLS only, and ask each caller for a certificate',
  why: 'Without these flags a database answers every client that reaches it, in plain text.',
  fix: `let args of the database have ${flags.join(' ')}`,
  answers: [],
  admission: {
    ...onPods({
      container: `!c.?image.orValue('').contains('${image}') || ${celList(flags)}.all(a, a in c.?args.orValue([]))`,
      among: 'ordinary',
      resources: [{ group: 'apps', version: 'v1', resources: ['statefulsets'] }],
    }),
    unless: notOurs,
  },
  check: (object) => {
    if (object.kind !== 'StatefulSet' || !isOurs(object)) return [];
    return onContainers(object, ({ args, image: found }, { path, role, subject }) =>
      role === 'container' && found?.includes(image)
        ? flags.flatMap((flag) =>
            demand(list(args).includes(flag), [...path, 'args'], `${subject}: add '${flag}' to args`),
          )
        : [],
    );
  },
};
