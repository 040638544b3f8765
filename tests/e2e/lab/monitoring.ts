/** Prometheus, Alertmanager and kube-state-metrics on the cluster of the suites, by the values of their release. */
import { loadForeign } from '../../../src/cluster/load-image';
import type { Alerting, Environment } from '../../../src/config/environment';
import { lab } from '../../../src/config/environments/lab';
import { releases } from '../../../src/config/versions';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { run } from '../../../src/programs/run';
import { prometheus } from '../../../src/stacks/releases/prometheus';
import { apply, must } from './kubectl';
import { releaseObjects } from './release-objects';
import { readTarget } from './target';
import { timed } from './timed';

const { images, namespace } = releases.prometheus;

/** The images of the release, on the nodes. */
export async function loadMonitoring(): Promise<void> {
  for (const image of images) {
    const problem = await loadForeign(run, image, readTarget().context);
    if (problem !== undefined) throw new Error(problem);
  }
}

/** The namespace alone, as the stack makes it. */
export async function monitoringNamespace(): Promise<void> {
  const [made] = releaseObjects(prometheus(lab, { registry: 'upstream' }));
  const { code, stderr } = await apply(...(made ? [made] : []));
  if (code !== 0) throw new Error(stderr);
}

/**
 * Brings them, or changes them to what the values say now, and waits until they are ready.
 *
 * @param alerting in the place of lab's own
 * @param more values that lab does not have, for alerts of other environments
 */
export async function ensureMonitoring(
  alerting: Alerting = lab.alerting,
  more: Partial<Pick<Environment, 'frontDoor' | 'shells'>> = {},
): Promise<void> {
  const values = prometheus({ ...lab, ...more, alerting }, { registry: 'upstream' });
  await timed('prometheus, alertmanager, kube-state-metrics', async () => {
    await loadMonitoring();
    const { code, stderr } = await apply(...releaseObjects(values));
    if (code !== 0) throw new Error(stderr);
    const deployments = (await must('get', 'deployments', `--namespace=${namespace}`, '--output=name'))
      .trim()
      .split('\n');
    for (const name of deployments) await must('rollout', 'status', name, `--namespace=${namespace}`, '--timeout=120s');
  });
}

/** Removes its namespace, and the rights that it has outside of it. */
export async function removeMonitoring(): Promise<void> {
  const rights = ['ClusterRole', 'ClusterRoleBinding'];
  const all = releaseObjects(prometheus(lab, { registry: 'upstream' })) as readonly Manifest[];
  for (const { kind, metadata } of all.filter((one) => rights.includes(one.kind)))
    await must('delete', kind, metadata.name, '--ignore-not-found');
  await must('delete', 'namespace', namespace, '--ignore-not-found', '--timeout=120s');
}
