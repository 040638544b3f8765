/** Fields of dist that no rule guards, each with its reason: their mutants are not counted. */

export interface Unguarded {
  /** Kind and field, such as `Deployment spec.replicas`. */
  readonly field: RegExp;
  /** What was done to it. @default - anything */
  readonly how?: RegExp;
  readonly reason: string;
}

const workload = '(Deployment|StatefulSet|Job)';
const container = `${workload} spec\\.template\\.spec\\.containers\\[\\]`;

export const unguarded: readonly Unguarded[] = [
  {
    field: /metadata\.labels\.(app|owner|app\.kubernetes\.io\/(component|instance|managed-by|name|version))$/,
    how: /^renamed$/,
    reason:
      'for people and searches: that the label is there is asked, not what it says, unless something selects by it',
  },
  {
    field: /^Namespace metadata\.labels\.kubernetes\.io\/metadata\.name$/,
    reason: 'the API server writes it by itself, whatever is said',
  },
  {
    field: /^Namespace metadata\.labels\.pod-security\.kubernetes\.io\/(audit|warn)-version$/,
    reason: 'a missing version is the newest: stricter, and it only warns',
  },
  {
    field: new RegExp(`${container}\\.(livenessProbe|readinessProbe|startupProbe)\\..*(Seconds|Threshold|path)$`),
    reason:
      "how often and where is asked is the application's: a wrong answer keeps a roll-out from ending, which is seen",
  },
  {
    field: new RegExp(
      `${container}\\.(name|terminationMessagePolicy|ports\\[\\](\\.name)?|volumeMounts\\[\\]\\.mountPath)$`,
    ),
    reason: "the application's own: a wrong one keeps it from starting or from being ready, which is seen",
  },
  {
    field: new RegExp(`${container}\\.securityContext\\.seccompProfile$`),
    how: /^dropped$/,
    reason: 'the pod says the same for all its containers, and that is guarded',
  },
  {
    field: new RegExp(
      `${workload} spec\\.template\\.spec\\.securityContext\\.(runAsUser|runAsGroup|fsGroup|fsGroupChangePolicy)$`,
    ),
    reason: 'each container says its own user and group, and those are guarded; group root is refused',
  },
  {
    field: new RegExp(`${workload} spec\\.template\\.spec\\.(shareProcessNamespace|terminationGracePeriodSeconds)$`),
    how: /^dropped$/,
    reason: 'what the API server fills in is right too',
  },
  {
    field:
      /^Deployment spec\.(minReadySeconds|progressDeadlineSeconds|revisionHistoryLimit|strategy\.type|strategy\.rollingUpdate\.maxSurge)$/,
    reason: 'a matter of pace; maxUnavailable 0, which is guarded, keeps the service up',
  },
  {
    field: /^Deployment spec\.selector\.matchLabels\./,
    how: /^dropped$/,
    reason: 'either of its two labels selects the same pods',
  },
  {
    field:
      /^StatefulSet spec\.(podManagementPolicy|revisionHistoryLimit|updateStrategy|updateStrategy\.type|persistentVolumeClaimRetentionPolicy(\.when\w+)?|volumeClaimTemplates\[\]\.spec\.resources\.requests\.storage)$/,
    reason: "what the API server fills in keeps the volumes as well; a pace and a size are the environment's",
  },
  {
    field:
      /^StatefulSet spec\.template\.spec\.containers\[\]\.(args\[\]|livenessProbe\.httpGet\.path|readinessProbe\.httpGet\.path)$/,
    reason: "of lab's engine, a stand-in; those of MongoDB that matter are guarded",
  },
  {
    field: /^HorizontalPodAutoscaler spec\.behavior/,
    reason: 'how fast it follows the load is a matter of tuning',
  },
  {
    field: /^Job spec\.(backoffLimit|ttlSecondsAfterFinished)$/,
    reason: 'how often it tries and how long its log is kept is a matter of taste; that it ends is guarded',
  },
  {
    field: /metadata\.annotations\.breakwater\.example\/exempt\./,
    how: /^renamed$/,
    reason: 'the words of a reason are for people',
  },
  {
    field:
      /^(PriorityClass description|Certificate spec\.(commonName|revisionHistoryLimit|issuerRef\.group|additionalOutputFormats.*|usages\[\]))$/,
    reason:
      'names for people, what cert-manager fills in, and the form in which the engine reads its key: without it the engine does not start',
  },
  {
    field: /^ClusterIssuer spec\.acme\.(email|privateKeySecretRef\.name|solvers\[\]\.dns01\.rfc2136\.tsig)/,
    reason: 'names that the site and its nameserver agree on: with a wrong one nothing is issued, which is seen',
  },
  {
    field: /^NetworkPolicy spec\.(egress|ingress)\[\]\.(ports\[\]\.protocol|(to|from)\[\]\.namespaceSelector)$/,
    how: /^dropped$/,
    reason: "the same without it: TCP is the default, and the peer is in the policy's own namespace",
  },
  {
    field: /^NetworkPolicy spec\.policyTypes$/,
    how: /^dropped$/,
    reason: 'the same without it where there are rules in both directions',
  },
  {
    field: /^Service spec\.(type|ports\[\]\.(name|targetPort))$/,
    reason: 'ClusterIP is the default; the target is the same port by its number; names of ports are for people',
  },
  {
    field: /^Ingress spec\.rules\[\]\.http\.paths\[\]\.path$/,
    how: /^renamed$/,
    reason: 'a path that does not exist is answered 404, which is seen; what is dangerous in a path is guarded',
  },
];
