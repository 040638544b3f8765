/** Experiments on what a target reports: a pod beside it says it, since the fault itself takes days, or other volumes. */
import { flowPort, flows } from '../../../src/config/flows';
import type { services } from '../../../src/config/services';
import { kubeStateMetricsLabels } from '../../../src/stacks/releases/alertmanager';
import type { Experiment } from './experiment';
import { backupMissing, driftFound, driftNotChecked } from './records';
import { type Line, Reporter } from './reporter';

/** Beside the pods of a service: its NetworkPolicy selects the name, its Service the instance. */
function besidePodsOf(service: keyof typeof services): Reporter {
  const flow = flows.find(({ from, to }) => from === 'prometheus' && to === service);
  const port = flow && flowPort(flow);
  if (port === undefined) throw new Error(`Prometheus collects nothing of ${service}`);
  const labels = { 'app.kubernetes.io/name': service, 'app.kubernetes.io/part-of': 'breakwater' };
  return new Reporter(service, { ...labels, 'app.kubernetes.io/component': 'reporter' }, port);
}

const store = besidePodsOf('backup-store');
const mongo = besidePodsOf('mongo');
const web = besidePodsOf('web');
/** Beside kube-state-metrics: what it reports may be on any object. */
const objects = new Reporter('monitoring', kubeStateMetricsLabels, 8080);

/** Those that run while groups of experiments do. */
export const reporters: readonly Reporter[] = [store, mongo, objects];

const days = (count: number) => count * 86_400;
const now = () => Date.now() / 1000;

function reported(
  [alert, subject]: readonly [string, string],
  says: string,
  by: Reporter,
  lines: () => readonly Line[],
  within = 180,
): Experiment {
  return {
    alert,
    subject,
    says,
    within,
    breaks: () => by.says(...lines()),
    mends: () => by.forgets(...lines()),
  };
}

const volume = (metric: string, claim: string) =>
  `kubelet_volume_stats_${metric}_bytes{namespace="mongo",persistentvolumeclaim="${claim}"}`;
const connections = (state: string) => `mongodb_connections{state="${state}"}`;
const failed = (owner: string) => `backup_last_verification_failed{owner="${owner}"}`;

const fillsSlowly = reported(
  ['VolumeFills', 'workloads'],
  'a volume that is full in half a day',
  objects,
  () => [
    [volume('available', 'slowly'), 4e8, -1e4],
    [volume('capacity', 'slowly'), 1e9],
  ],
  420,
);

/** At the same time each: a critical alert of a subject keeps back the warnings of that subject. */
export const groups: readonly { readonly says: string; readonly experiments: readonly Experiment[] }[] = [
  {
    says: 'old backups, a full store, a member that is behind, a volume that fills, drift that is not looked for',
    experiments: [
      reported(['BackupOld', 'mongo-backup'], 'the newest backup is four hours old', store, () => [
        ['backup_last_success_timestamp_seconds', now() - 14_400],
      ]),
      reported(
        ['RestoreNotProven', 'restore-drill'],
        'no backup was restored for nine days',
        store,
        () => [['backup_verified_timestamp_seconds', now() - days(9)]],
        540,
      ),
      reported(['BackupStoreNearlyFull', 'backup-store'], 'a tenth of the store is free', store, () => [
        ['backup_store_free_bytes', 1e8],
        ['backup_store_size_bytes', 1e9],
      ]),
      reported(['ReplicationLag', 'mongo'], 'a member a minute behind', mongo, () => [
        ['mongodb_replication_lag_seconds', 60],
      ]),
      fillsSlowly,
      driftNotChecked,
    ],
  },
  {
    says: 'a restore that failed, drift, no backup, an oplog of two hours, connections and a volume nearly used',
    experiments: [
      reported(['RestoreFailed', 'restore-drill'], 'a drill that did not pass', store, () => [
        ['backup_last_verification_failed', 1],
      ]),
      reported(['OplogWindowShort', 'mongo'], 'an oplog that reaches back two hours', mongo, () => [
        ['mongodb_oplog_window_seconds', 7200],
      ]),
      reported(['DatabaseConnectionsNearlyUsed', 'mongo'], 'nine of ten connections', mongo, () => [
        [connections('current'), 900],
        [connections('available'), 100],
      ]),
      driftFound,
      backupMissing,
      reported(['VolumeNearlyFull', 'workloads'], 'a volume with a twentieth free', objects, () => [
        [volume('available', 'full'), 5e7],
        [volume('capacity', 'full'), 1e9],
      ]),
    ],
  },
  {
    says: 'a certificate of a member that ends, and a rule that cannot be evaluated',
    experiments: [
      reported(['DatabaseCertificateEnds', 'mongo'], 'a served certificate with ten days', mongo, () => [
        ['mongodb_certificate_served_not_after_seconds', now() + days(10)],
      ]),
      // Two series of one alert that differ in a label alone which the rule sets.
      reported(['RulesFail', 'platform'], 'a rule with two alerts of the same labels', store, () => [
        [failed('one'), 1],
        [failed('other'), 1],
      ]),
    ],
  },
];

const slow: readonly Line[] = [
  ['http_request_duration_seconds_count', 0, 20],
  ['http_request_duration_seconds_bucket{le="0.25"}', 0, 0],
];

/** Its longest window is a quarter of an hour even at the pace of a test: nothing comes after it. */
export const slowAnswers: Experiment = {
  alert: 'LatencyBurn',
  subject: 'web',
  says: 'answers of web that all take longer than they may',
  lingers: true,
  within: 240,
  breaks: async () => {
    await web.start();
    await web.says(...slow);
  },
  mends: () => web.stop(),
};

/** Its time is 26 h: it needs another pace than all others. */
export const notRotated: Experiment = {
  ...reported(
    ['DatabaseCertificateNotRotated', 'mongo-rotation'],
    'a certificate on a disk that is not served',
    mongo,
    () => [
      ['mongodb_certificate_disk_not_after_seconds', now() + days(90)],
      ['mongodb_certificate_served_not_after_seconds', now() + days(60)],
    ],
    420,
  ),
  lingers: true,
};
