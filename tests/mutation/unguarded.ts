/** Fields that guard nothing: no mutant of them is counted. */
import type { Expected } from './expected';

const label = 'labels\\.app\\.kubernetes\\.io\\/';
const clusterScoped = ['ClusterIssuer', 'ClusterRole', 'ClusterRoleBinding', 'Namespace', 'PriorityClass'];

/** Fields that guard nothing: they are not counted. Each has a mutant that survives, else the entry is superfluous. */
export const unguarded: readonly Expected[] = [
  {
    field: new RegExp(`${label}(component|managed-by|version)$|labels\\.owner$`),
    kinds: [
      ...['Certificate', 'ConfigMap', 'CronJob', 'Deployment', 'HorizontalPodAutoscaler', 'Issuer', 'Job'],
      ...[
        'LimitRange',
        'NetworkPolicy',
        'PodDisruptionBudget',
        'ResourceQuota',
        'RoleBinding',
        'ServiceAccount',
        'StatefulSet',
      ],
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
      ...['PodDisruptionBudget', 'ResourceQuota', 'RoleBinding', 'Service', 'ServiceAccount', ...clusterScoped],
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
    field:
      /initContainers\[\]\.(args(\[\])?|command(\[\])?|name|restartPolicy|startupProbe(\.httpGet(\.port)?)?|volumeMounts\[\])$/,
    kinds: ['CronJob'],
    reason: 'a step of a drill, and the order of steps: with another one the drill fails, and that is seen',
  },
  {
    field: /containers\[\]\.volumeMounts\[\]$/,
    kinds: ['CronJob'],
    reason: 'a job without the files that its settings name ends at once',
  },
  {
    field: /containers\[\]\.args(\[\])?$/,
    kinds: ['StatefulSet'],
    was: /serve|export-metrics/,
    reason: 'which part of the image runs: with another one its probes fail',
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
    field: /volumes\[\]\.secret\.items\[\]\.path$/,
    reason:
      'where an application looks for its file: the API server wants a path, and with another one the exporter says which file is missing',
  },
  {
    field: /containers\[\]\.args\[\]$/,
    was: /^--(bind_ip_all|dbpath=|port=|replSet=|setParameter=shutdown|wiredTigerCacheSizeGB=)/,
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
    was: /^(breakwater |callers[.]invalid$)/,
    how: /^renamed$/,
    reason: 'the name of an authority, and of what knows its callers, is for people; that it has one is guarded',
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
