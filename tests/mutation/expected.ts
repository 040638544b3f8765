/** Expected survivors: fields that guard nothing, and changes of guarded fields that change nothing. */

/** Mutants of some fields, with the reason. */
export interface Expected {
  readonly field: RegExp;
  /** @default every kind */
  readonly kinds?: readonly string[];
  /** The change. @default anything */
  readonly how?: RegExp;
  /** The former value. @default anything */
  readonly was?: RegExp;
  readonly reason: string;
}

/** Description of a mutant. */
export interface Described {
  readonly kind: string;
  readonly field: string;
  readonly how: string;
  readonly was?: string;
}

export function isExpected({ field, how, kinds, was }: Expected, mutant: Described): boolean {
  return (
    field.test(mutant.field) &&
    (kinds?.includes(mutant.kind) ?? true) &&
    (how?.test(mutant.how) ?? true) &&
    (was?.test(mutant.was ?? '') ?? true)
  );
}

const label = 'labels\\.app\\.kubernetes\\.io\\/';
const clusterScoped = ['ClusterIssuer', 'Namespace', 'PriorityClass'];

/** Fields that guard nothing: they are not counted. Each has a mutant that survives, else the entry is superfluous. */
export const unguarded: readonly Expected[] = [
  {
    field: new RegExp(`${label}(component|managed-by|version)$|labels\\.owner$`),
    kinds: [
      ...['Certificate', 'ConfigMap', 'CronJob', 'Deployment', 'HorizontalPodAutoscaler', 'Issuer', 'Job'],
      ...['LimitRange', 'NetworkPolicy', 'PodDisruptionBudget', 'ResourceQuota', 'ServiceAccount', 'StatefulSet'],
      ...clusterScoped,
    ],
    how: /^renamed$/,
    reason: 'words for people and dashboards; that they are there is guarded',
  },
  {
    field: new RegExp(`${label}(managed-by|version)$|labels\\.owner$`),
    kinds: ['Ingress', 'Service'],
    how: /^renamed$/,
    reason: 'the same; the component, which says what asks for certificates, is guarded',
  },
  {
    field: new RegExp(`^metadata\\.${label}instance$`),
    kinds: [
      ...['Certificate', 'ConfigMap', 'HorizontalPodAutoscaler', 'Ingress', 'Issuer', 'LimitRange', 'NetworkPolicy'],
      ...['PodDisruptionBudget', 'ResourceQuota', 'Service', 'ServiceAccount', ...clusterScoped],
    ],
    how: /^renamed$/,
    reason: 'no selector asks these kinds for it; of workloads and their pods it is guarded',
  },
  {
    field: new RegExp(`^spec\\.template\\.metadata\\.${label}instance$`),
    kinds: ['Job'],
    how: /^renamed$/,
    reason: 'a Job finds its pods by a label of its controller',
  },
  {
    field: new RegExp(`^spec\\.jobTemplate\\.(spec\\.template\\.)?metadata\\.${label}instance$`),
    kinds: ['CronJob'],
    how: /^renamed$/,
    reason: 'a CronJob knows its Jobs by their owner, and a Job its pods by a label of its controller',
  },
  {
    field: /^spec\.jobTemplate\.metadata\.labels\.env$/,
    kinds: ['CronJob'],
    how: /^renamed$/,
    reason: 'the Job that it makes is judged like every other; the environment of its pods is guarded',
  },
  {
    field: /^spec\.(schedule|timeZone)$/,
    kinds: ['CronJob'],
    reason: 'when it runs is a choice; the API server refuses what is not a time',
  },
  {
    field: /^spec\.(failedJobsHistoryLimit|successfulJobsHistoryLimit|startingDeadlineSeconds)$/,
    kinds: ['CronJob'],
    how: /^(dropped|set to 0|made)/,
    reason: 'how much of the past is kept, and how late a run may start; that it has an end is guarded',
  },
  {
    field: /containers\[\]\.args(\[\])?$/,
    kinds: ['CronJob'],
    reason: 'what the job does: another word is refused by the program, and a run that fails is seen',
  },
  {
    field: new RegExp(`^metadata\\.labels\\.app$|^metadata\\.${label}name$`),
    kinds: clusterScoped,
    how: /^renamed$/,
    reason: 'nothing looks for these kinds by their name as a label',
  },
  {
    field: new RegExp(`^spec\\.volumeClaimTemplates\\[\\]\\.metadata\\.${label}(instance|name)$`),
    reason: 'nothing selects volumes; their environment is guarded',
  },
  {
    field: /^metadata\.labels\.kubernetes\.io\/metadata\.name$/,
    reason: 'the API server writes it, whatever is said',
  },
  { field: /^description$/, kinds: ['PriorityClass'], reason: 'words for people' },
  {
    field: /exempt\.[a-z-]+$/,
    how: /^renamed$/,
    reason: 'words of a reason; that there is one, and that it is needed, is guarded',
  },
  { field: /^spec\.revisionHistoryLimit$/, reason: 'how much of the past is kept' },
  {
    field: /^spec\.(minReadySeconds|progressDeadlineSeconds)$/,
    reason: 'the pace of an update; that it loses no request is guarded by probes, preStop and maxUnavailable',
  },
  {
    field: /Probe\.(failureThreshold|periodSeconds|timeoutSeconds)$/,
    reason: 'the pace of a probe: it is measured under load, no rule can know it',
  },
  {
    field: /Probe\.httpGet\.path$/,
    reason: 'what the application answers there is shown by a roll-out: pods with a wrong one never become ready',
  },
  {
    field: /containers\[\]\.name$/,
    how: /^renamed$/,
    reason: 'the name of a container is for logs; that it is one is guarded',
  },
  { field: /ports\[\]\.name$/, reason: 'ports are reached by their numbers; names that probes use are guarded' },
  {
    field: /terminationMessagePolicy$/,
    reason: 'where the last words of a container are kept',
  },
  { field: /fsGroupChangePolicy$/, reason: 'how fast a volume is mounted' },
  {
    field: /volumeMounts\[\]\.mountPath$/,
    how: /^renamed$/,
    reason: 'where an application looks for its files: with another one it stops, since it may not write elsewhere',
  },
  {
    field: /containers\[\]\.args\[\]$/,
    was: /^--(bind_ip_all|dbpath=|port=|replSet=|setParameter=|wiredTigerCacheSizeGB=)/,
    reason: 'how the database works, not who may use it: with another one it does not become ready',
  },
  {
    field: /containers\[\]\.command(\[\])?$/,
    kinds: ['StatefulSet'],
    reason: 'what the image runs: with another program its probes fail; its flags are guarded',
  },
  { field: /^spec\.behavior/, reason: 'the pace of an autoscaler: it is measured under load' },
  { field: /^spec\.ttlSecondsAfterFinished$/, how: /^(set to 0|made)/, reason: 'how long a finished Job is kept' },
  {
    field: /^spec\.(jobTemplate\.spec\.)?backoffLimit$/,
    how: /^set to 0$/,
    reason: 'no second try is a choice; too many are guarded',
  },
  {
    field: /^spec\.rules\[\]\.http\.paths\[\]\.path$/,
    how: /^renamed$/,
    reason: 'a smaller part of the service is shown: the smoke test and the suite of the front door say so',
  },
  {
    field: /resources\.requests\.storage$/,
    how: /^made/,
    reason: 'how much data there may be; a storage class refuses what it does not have',
  },
  {
    field: /^spec\.commonName$/,
    was: /^(breakwater|callers) /,
    how: /^renamed$/,
    reason: 'the name of an authority is for people; that it has one is guarded',
  },
  {
    field:
      /^spec\.acme\.(email|privateKeySecretRef\.name|solvers\[\]\.dns01\.rfc2136\.tsig(KeyName|SecretSecretRef\.\w+))$/,
    how: /^renamed$/,
    reason:
      'names that others assign: no certificate is issued with another one, and an alert reports the expiry in time',
  },
  {
    field: /^spec\.podManagementPolicy$/,
    how: /^dropped$/,
    reason: 'whether members start one by one or at once',
  },
];

/** Survivors among guarded fields: they count, and each is explained. */
export const explained: readonly Expected[] = [
  {
    field: new RegExp(`${label}component$`),
    kinds: ['Service'],
    how: /^renamed$/,
    reason: 'nothing is in front of the database; where an Ingress is, it is guarded',
  },
  { field: /^spec\.issuerRef\.group$/, how: /^dropped$/, reason: 'cert-manager reads its own group' },
  {
    field: /^spec\.additionalOutputFormats/,
    kinds: ['Certificate'],
    reason: 'the database of lab reads its key from a file of its own; MongoDB, elsewhere, needs it',
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
    field: /containers\[\]\.securityContext\.seccompProfile$/,
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

/** Survivors among the mutants of policies, by policy and a part of what was done. */
export interface ExpectedOfPolicy {
  readonly of: string;
  readonly says: string;
  readonly reason: string;
}

const another =
  'needs an environment that allows a place of which ours is a part: tests/policies/pods/images.test.ts has one';
const fails = 'then the expression fails where the label is not there, and what fails is refused as well';

export const explainedOfPolicies: readonly ExpectedOfPolicy[] = [
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
];
