/** Survivors that count, each with the reason why it may survive: of dist, and of the policies. */
import type { Expected, ExpectedOfPolicy } from './expected';

/** Survivors among guarded fields: they count, and each is explained. */
export const explained: readonly Expected[] = [
  {
    field: /labels\.app\.kubernetes\.io\/component$/,
    kinds: ['Service'],
    how: /^renamed$/,
    reason: 'nothing is in front of the database; where an Ingress is, it is guarded',
  },
  {
    field: /(containers|initContainers)\[\]\.envFrom(\[\](\.configMapRef)?)?$/,
    kinds: ['CronJob'],
    reason:
      'of several containers one reads its settings, which is guarded; another one ends at once and says which are missing',
  },
  {
    field: /containers\[\]\.args$/,
    kinds: ['StatefulSet'],
    how: /^(dropped|emptied)$/,
    reason: 'the store of backups without its command ends at once; the flags of a database are guarded',
  },
  { field: /^spec\.issuerRef\.group$/, how: /^dropped$/, reason: 'cert-manager reads its own group' },
  {
    field: /^spec\.additionalOutputFormats/,
    kinds: ['Certificate'],
    reason:
      'jobs find the file in a folder, and end at once without it; where a connection string names it, it is guarded',
  },
  {
    field: /^spec\.selector(\.matchLabels)?\.app\.kubernetes\.io\/(instance|name)$/,
    how: /^dropped$/,
    reason: 'the other label alone selects the same pods: a namespace has one workload of each',
  },
  {
    field: /^spec\.strategy\.(type|rollingUpdate\.maxSurge)$|^spec\.updateStrategy(\.type)?$|^spec\.type$/,
    how: /^dropped$/,
    reason: 'the API server fills in the same',
  },
  {
    field: /^spec\.ports\[\]\.targetPort$/,
    how: /^dropped$/,
    reason: 'it is then the port, which has the same number',
  },
  { field: /ports\[\]\.protocol$/, how: /^dropped$/, reason: 'it is then TCP, which it was' },
  {
    field: /^spec\.policyTypes$/,
    how: /^dropped$/,
    reason: 'the API server fills in both where there are rules for both',
  },
  { field: /\.namespaceSelector$/, how: /^dropped$/, reason: 'it is then the namespace of the policy, which it was' },
  {
    field: /^spec\.persistentVolumeClaimRetentionPolicy/,
    how: /^dropped$/,
    reason: 'volumes are retained where nothing is said',
  },
  {
    field: /(containers|initContainers)\[\]\.securityContext\.seccompProfile$/,
    how: /^dropped$/,
    reason: 'the profile of the pod holds, which is guarded',
  },
  {
    field: /template\.spec\.securityContext\.(runAsGroup|runAsUser)$/,
    how: /^dropped$/,
    reason: 'each container says its own, which is guarded',
  },
  {
    field: /template\.spec\.securityContext\.fsGroup$/,
    how: /^dropped$/,
    reason: 'these pods mount no Secret and no claim: there are no files for a group',
  },
  { field: /shareProcessNamespace$/, how: /^dropped$/, reason: 'they are not shared where nothing is said' },
  {
    field: /terminationGracePeriodSeconds$/,
    how: /^dropped$/,
    reason: 'it is then 30 seconds, which it was; where more is needed it is guarded',
  },
  {
    field: /pod-security\.kubernetes\.io\/(audit|warn)-version$/,
    how: /^dropped$/,
    reason: 'then it is warned and noted by the latest rules, which are not weaker',
  },
];

const another =
  'needs an environment that allows a place of which ours is a part: tests/policies/pods/images.test.ts has one';
const fails = 'then the expression fails where the label is not there, and what fails is refused as well';

const none = 'then there is no service to compare with: the expression fails, and what fails is refused as well';

const oneLabel =
  'the domain of the examples has one label, around which there is no wildcard; the tricks of lab have one around theirs';

const ownLabels =
  'its binding leaves out a Namespace without the label already: a Namespace is selected by its own labels';

export const explainedOfPolicies: readonly ExpectedOfPolicy[] = [
  { of: 'declared-workload', says: 'expression without variables.service.size() == 1', reason: none },
  { of: 'declared-entry', says: 'expression without variables.entry.size() == 1', reason: none },
  { of: 'declared-gateway', says: 'expression without variables.entry.size() == 1', reason: none },
  { of: 'image-reference', says: '!c.?image.orValue("").startsWith', reason: another },
  { of: 'image-digest', says: '!(c.image in', reason: another },
  { of: 'pod-spread', says: 'without k in variables.labels', reason: fails },
  { of: 'pod-spread', says: 'without e.key in variables.labels', reason: fails },
  {
    of: 'default-deny',
    says: 'without has(object.spec.podSelector)',
    reason: 'then the expression fails where there is no selector, and what fails is refused as well',
  },
  {
    of: 'cluster-identity-kept',
    says: 'without false',
    reason: 'what is deleted has no data to compare: the expression fails, and what fails is refused as well',
  },
  { of: 'namespace-floor', says: 'without oldObject != null', reason: fails },
  { of: 'pod-security-level', says: 'condition not-ours false', reason: ownLabels },
  { of: 'declared-namespace', says: 'condition not-ours false', reason: ownLabels },
  { of: 'ingress-floor', says: 'without k in variables.values', reason: fails },
  { of: 'host-owner', says: 'without h.startsWith("*.")', reason: oneLabel },
];
