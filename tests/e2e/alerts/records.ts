/** Experiments on what is recorded: checks for drift, backups, and the delivery of alerts itself. */
import { recordDrift } from '../../../src/cluster/drift-record';
import { kubectl as kubectlOn } from '../../../src/cluster/kubectl';
import { driftLeases, driftNamespace } from '../../../src/config/drift-leases';
import { run as runProgram } from '../../../src/programs/run';
import { eventually, must } from '../lab/kubectl';
import { refuse } from '../lab/receiver';
import { hide } from '../lab/store';
import { readTarget } from '../lab/target';
import { type Experiment, firing } from './experiment';

/** Records a check as `npm run drift -- --record` does. */
async function checked(findings: number, hoursAgo = 0): Promise<void> {
  const at = new Date(Date.now() - hoursAgo * 3_600_000);
  const written = await recordDrift(kubectlOn(runProgram, readTarget().context), findings, at);
  if (!written.ok) throw new Error(written.problem.message);
}

/** As on a cluster whose drift was never looked for. */
export async function forgetChecks(): Promise<void> {
  const names = Object.values(driftLeases).map((name) => `lease/${name}`);
  await must('delete', ...names, `--namespace=${driftNamespace}`, '--ignore-not-found');
}

export const driftFound: Experiment = {
  alert: 'DriftFound',
  subject: 'drift',
  says: 'a check that found something',
  breaks: () => checked(1),
  mends: () => checked(0),
};

export const driftNotChecked: Experiment = {
  alert: 'DriftNotChecked',
  subject: 'drift',
  says: 'the last check was 40 hours ago',
  within: 540,
  breaks: () => checked(0, 40),
  mends: () => checked(0),
};

export const backupMissing: Experiment = {
  alert: 'BackupMissing',
  subject: 'mongo-backup',
  says: 'a store whose backups have no summary',
  within: 540,
  breaks: () => hide(true),
  mends: () => hide(false),
};

export const notDelivered: Experiment = {
  alert: 'AlertsNotDelivered',
  subject: 'platform',
  says: 'a receiver that answers 503 until the alert fires',
  // What is sent is lost meanwhile, the alert on it too: it arrives once the receiver takes it.
  breaks: async () => {
    await refuse(true);
    try {
      await eventually(150, async () => (await firing()).includes('AlertsNotDelivered platform'));
    } finally {
      await refuse(false);
    }
  },
  mends: async () => {},
};
