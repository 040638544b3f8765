/** Flags of the database: authentication and TLS. */

import { list } from '../../kubernetes/manifest';
import { celList, onPods } from '../admission';
import { isOurs, notOurs } from '../platform';
import { onContainers } from '../pods';
import type { Policy } from '../policy';
import { demand } from '../sentences';

/** An engine by its image, with its required flags. */
interface Engine {
  readonly image: string;
  readonly args: readonly string[];
}

const certificates = '/certs';

const engines: readonly Engine[] = [
  {
    image: '/mongo:',
    args: [
      '--auth',
      '--clusterAuthMode=x509',
      '--nounixsocket',
      '--tlsMode=requireTLS',
      '--tlsDisabledProtocols=TLS1_0,TLS1_1',
      `--tlsCAFile=${certificates}/ca.crt`,
      `--tlsCertificateKeyFile=${certificates}/tls-combined.pem`,
    ],
  },
  {
    image: '/ferretdb:',
    args: [
      '--listen-addr=',
      '--listen-tls=:27017',
      `--listen-tls-ca-file=${certificates}/ca.crt`,
      `--listen-tls-cert-file=${certificates}/tls.crt`,
      `--listen-tls-key-file=${certificates}/tls.key`,
      '--telemetry=disable',
    ],
  },
];

export const databaseFlags: Policy = {
  id: 'database-flags',
  source: 24,
  title: 'Databases speak TLS only, and ask each caller for a certificate',
  why: 'Without these flags a database answers every client that reaches it, in plain text.',
  fix: `let args of the database have ${engines.map(({ image, args }) => `for ${image.slice(1, -1)} ${args.join(' ')}`).join(', ')}`,
  answers: [],
  admission: {
    ...onPods({
      container: engines
        .map(
          ({ image, args }) =>
            `(!c.?image.orValue('').contains('${image}') || ${celList(args)}.all(a, a in c.?args.orValue([])))`,
        )
        .join(' && '),
      among: 'ordinary',
      resources: [{ group: 'apps', version: 'v1', resources: ['statefulsets'] }],
    }),
    unless: notOurs,
  },
  check: (object) => {
    if (object.kind !== 'StatefulSet' || !isOurs(object)) return [];
    return onContainers(object, ({ args: given, image }, { path, role, subject }) =>
      engines
        .filter((engine) => role === 'container' && image?.includes(engine.image))
        .flatMap(({ args }) => args)
        .flatMap((arg) => demand(list(given).includes(arg), [...path, 'args'], `${subject}: add '${arg}' to args`)),
    );
  },
};
