/** Issuers of certificates, by their declared names and keys. */
import type { Declared } from '../../config/declared';
import { type Admission, celText } from '../admission';
import { isKind } from '../kinds';
import { isOurs, notOurs } from '../platform';
import type { Policy } from '../policy';
import { demand, found } from '../sentences';
import { onDeclared } from './declared';

export const declaredIssuer: Policy = {
  id: 'declared-issuer',
  source: 'V18',
  title: 'Issuers are the declared ones, each with its own authority',
  why: 'Everyone trusts what an issuer signs by its name: with another key behind that name its owner is every server and caller.',
  fix: 'let the name be one of src/config/declared.ts, and the authority the Secret of that name with -authority behind it; only the bootstrap issuer is self-signed',
  answers: [],
  admission: onDeclared(admission),
  check: (object, { declared }) => {
    if (!declared || !isKind(object, 'ClusterIssuer', 'Issuer') || !isOurs(object)) return [];
    const { kind, metadata, spec } = object;
    const { bootstrap, frontDoor, internal } = declared.issuers;
    const isKnown =
      kind === 'Issuer'
        ? `${metadata.namespace}/${metadata.name}` === declared.callers
        : [bootstrap, frontDoor, internal].includes(metadata.name);
    const isBootstrap = kind === 'ClusterIssuer' && metadata.name === bootstrap;
    const secret = spec?.ca?.secretName;
    return [
      ...demand(
        isKnown,
        ['metadata', 'name'],
        `remove the ${kind}; no environment declares an issuer '${metadata.name}' here`,
      ),
      ...demand(
        (spec?.selfSigned !== undefined && spec.selfSigned !== null) === isBootstrap,
        ['spec'],
        `let spec.selfSigned be that of the ClusterIssuer '${bootstrap}' alone ${found(spec)}`,
      ),
      ...demand(
        spec?.ca === undefined || spec.ca === null || secret === `${metadata.name}-authority`,
        ['spec', 'ca', 'secretName'],
        `set spec.ca.secretName to '${metadata.name}-authority' ${found(secret)}`,
      ),
    ];
  },
};

function admission({ callers, issuers }: Declared): Admission {
  const cluster = [...new Set(Object.values(issuers))].map((name) => `object.metadata.name == ${celText(name)}`);
  const isBootstrap = `object.kind == 'ClusterIssuer' && object.metadata.name == ${celText(issuers.bootstrap)}`;
  return {
    resources: [{ group: 'cert-manager.io', version: 'v1', resources: ['clusterissuers', 'issuers'] }],
    everywhere: true,
    unless: notOurs,
    expression: [
      `(object.kind == 'Issuer' ? object.metadata.namespace + '/' + object.metadata.name == ${celText(callers)} : ${cluster.join(' || ')})`,
      `has(object.spec.selfSigned) == (${isBootstrap})`,
      "(!has(object.spec.ca) || object.spec.ca.?secretName.orValue('') == object.metadata.name + '-authority')",
    ].join(' && '),
    found: "'its name or spec'",
  };
}
