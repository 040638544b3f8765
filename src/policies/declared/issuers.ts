/** Issuers of certificates, by their declared names and keys. */
import type { Declared } from '../../config/declared';
import type { Manifest } from '../../kubernetes/manifest';
import { type Admission, celList, celText } from '../admission';
import { isKind, type Kinds } from '../kinds';
import { isOurs, partIn, partOf, platform } from '../platform';
import type { Policy } from '../policy';
import { demand, found } from '../sentences';
import { onDeclared, ownIssuers } from './declared';

export const declaredIssuer: Policy = {
  id: 'declared-issuer',
  source: 'V18',
  title: 'Issuers are the declared ones, each with its own authority',
  why: 'Everyone trusts what an issuer signs by its name: with another key behind that name its owner is every server and caller.',
  fix: 'let it be a ClusterIssuer with one of the names of src/config/declared.ts, and the authority the Secret of that name with -authority behind it; only the bootstrap issuer is self-signed',
  answers: [],
  admission: onDeclared(admission),
  check: (object, { declared }) => {
    if (!declared || !isKind(object, 'ClusterIssuer', 'Issuer') || !isAsked(object, declared)) return [];
    if (!isOurs(object))
      return demand(
        false,
        ['metadata', 'labels', partOf],
        `set the label ${partOf} to '${platform}' ${found(object.metadata.labels?.[partOf])}, or choose another name and authority`,
      );
    const { kind, metadata, spec } = object;
    const { bootstrap } = declared.issuers;
    const isKnown = kind === 'ClusterIssuer' && ownIssuers(declared).includes(metadata.name);
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

/** Ours, and every other one that has the name or the authority of one of ours. */
function isAsked(object: Manifest & Kinds['Issuer'], declared: Declared): boolean {
  const { kind, metadata, spec } = object;
  if (isOurs(object)) return true;
  const secret = spec?.ca?.secretName ?? '';
  return kind === 'ClusterIssuer'
    ? ownIssuers(declared).includes(metadata.name) || declared.authorities.includes(`${authoritiesIn}/${secret}`)
    : declared.authorities.includes(`${metadata.namespace}/${secret}`);
}

/** Where cert-manager reads Secrets of ClusterIssuers. */
const authoritiesIn = 'cert-manager';

function admission(declared: Declared): Admission {
  const { authorities, issuers } = declared;
  const secret = "object.spec.?ca.?secretName.orValue('')";
  const known = celList(authorities);
  const names = celList(ownIssuers(declared));
  const isNamed = `object.kind == 'ClusterIssuer' ? object.metadata.name in ${names} || '${authoritiesIn}/' + ${secret} in ${known} : object.metadata.namespace + '/' + ${secret} in ${known}`;
  const cluster = ownIssuers(declared).map((name) => `object.metadata.name == ${celText(name)}`);
  const isBootstrap = `object.kind == 'ClusterIssuer' && object.metadata.name == ${celText(issuers.bootstrap)}`;
  return {
    resources: [{ group: 'cert-manager.io', version: 'v1', resources: ['clusterissuers', 'issuers'] }],
    everywhere: true,
    unless: { 'of-others': `${partIn('object')} != '${platform}' && !(${isNamed})` },
    expression: [
      `${partIn('object')} == '${platform}'`,
      `object.kind == 'ClusterIssuer' && (${cluster.join(' || ')})`,
      `has(object.spec.selfSigned) == (${isBootstrap})`,
      "(!has(object.spec.ca) || object.spec.ca.?secretName.orValue('') == object.metadata.name + '-authority')",
    ].join(' && '),
    found: "'its name or spec'",
  };
}
