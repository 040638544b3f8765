/** Claims to be of the platform: objects that carry its label are of its kinds, and in its namespaces. */
import type { Declared } from '../../config/declared';
import type { Manifest } from '../../kubernetes/manifest';
import { accountsOfCluster, certManager, controlPlane } from '../access/writers';
import { type Admission, celList, celText } from '../admission';
import { celMap, onDeclared } from '../declared/declared';
import { isOurs, partIn, partOf, platform } from '../platform';
import type { AdmissionRequest, Policy } from '../policy';
import { demand } from '../sentences';
import { knownKinds } from '../written';

/** Kinds outside of namespaces that charts write. */
const ofCluster = [
  'ClusterIssuer',
  'ClusterRole',
  'ClusterRoleBinding',
  'Namespace',
  'PriorityClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
];

/** Kinds that people make on a running cluster, beside those that charts write: other policies judge them. */
const started: Readonly<Record<string, string>> = { PersistentVolumeClaim: 'v1', Pod: 'v1', Secret: 'v1' };

/** Kinds in our namespaces, with their versions. */
const inOurs: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(knownKinds).filter(([kind]) => !ofCluster.includes(kind))),
  ...started,
};

/** Where cert-manager reads authorities: certificates of ours are there. */
const authorities = { namespace: 'cert-manager', kind: 'Certificate' } as const;

export const platformClaim: Policy = {
  id: 'platform-claim',
  source: 'V19',
  title: 'What carries the label of the platform is of its kinds, and in its namespaces',
  why: 'Reviews, deploys and other policies take the label for what it says: an object with it elsewhere looks like ours, and no chart wrote it.',
  fix: `remove the label ${partOf}, or write the object as one of the kinds of charts into a namespace of a declared service`,
  answers: [],
  admission: onDeclared(admission),
  check: (object, { declared, request }) => {
    if (!declared || !isOurs(object)) return [];
    if (isCopied(request) || (request?.operation === 'UPDATE' && request.oldObject && isOurs(request.oldObject)))
      return [];
    return demand(
      isPlaced(object, declared),
      ['metadata', 'labels', partOf],
      `remove the label ${partOf} (it is '${platform}'); no chart writes a ${object.kind} of ${object.apiVersion} ${object.metadata.namespace ? `into ${object.metadata.namespace}` : 'outside of namespaces'}`,
    );
  },
};

function isPlaced({ apiVersion, kind, metadata: { namespace } }: Manifest, { services }: Declared): boolean {
  if (namespace === undefined) return ofCluster.includes(kind) && knownKinds[kind] === apiVersion;
  return services.some((one) => one.namespace === namespace)
    ? inOurs[kind] === apiVersion
    : namespace === authorities.namespace && kind === authorities.kind && knownKinds[kind] === apiVersion;
}

/** Controllers give what they make the labels of what they make it from. */
function isCopied(request: AdmissionRequest | undefined): boolean {
  const name = request?.user.name ?? '';
  return [...controlPlane, certManager].includes(name) || name.startsWith(accountsOfCluster);
}

function admission({ services }: Declared): Admission {
  const kindsIn = (kinds: Readonly<Record<string, string>>) =>
    `${celMap(kinds)}[?object.kind].orValue('') == object.apiVersion`;
  const known = (kinds: readonly string[]) => Object.fromEntries(kinds.map((kind) => [kind, knownKinds[kind] ?? '']));
  const namespace = 'object.metadata.namespace';
  const user = 'request.userInfo.username';
  const ours = celList([...new Set(services.map((one) => one.namespace))]);
  return {
    resources: [{ group: '*', version: '*', resources: ['*'] }],
    everywhere: true,
    unless: {
      'not-ours': `${partIn('object')} != '${platform}'`,
      'ours-before': `oldObject != null && ${partIn('oldObject')} == '${platform}'`,
      'of-controllers': `${user} in ${celList([...controlPlane, certManager])} || ${user}.startsWith('${accountsOfCluster}')`,
    },
    expression: [
      `!has(${namespace}) ? ${kindsIn(known(ofCluster))}`,
      `${namespace} in ${ours} ? ${kindsIn(inOurs)}`,
      `${namespace} == ${celText(authorities.namespace)} && ${kindsIn(known([authorities.kind]))}`,
    ].join(' : '),
    found: "'its kind, or where it is'",
  };
}
