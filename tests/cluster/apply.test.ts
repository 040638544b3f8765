import { join } from 'node:path';
import { apply, remove } from '../../src/cluster/apply';
import type { Manifest } from '../../src/kubernetes/manifest';
import { folderOf } from '../../src/pipeline/release';
import { commit, earlier, quick, release, repository, world } from '../pipeline/world';
import { type Answers, failed, ok } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';

const root = repository(temporaryFolders()());
const kept = `state/lab/pipeline/releases/${earlier}/dist/lab`;
put(root, {
  [`${kept}/api.k8s.yaml`]: '',
  [`${kept}/cluster-policies.k8s.yaml`]: '',
  [`${kept}/web.k8s.yaml`]: '',
  [`${kept}/SHA256SUMS`]: '',
});

function cluster(answers: Answers = {}) {
  const there = world(answers);
  const clock = quick();
  const { release: made } = release(root, there, { clock });
  const applied = () => there.lines.filter((line) => line.startsWith('kubectl apply'));
  return { ...there, made, clock, applied, go: () => apply(made, earlier, made.objects) };
}

describe('apply', () => {
  test('sends the policies, then the rest, as they were signed', async () => {
    const { applied, go, made } = cluster();
    const folder = join(folderOf(made, earlier), 'dist', 'lab');
    const words = 'kubectl apply --server-side --force-conflicts --filename=';
    expect(await go()).toBeUndefined();
    expect(applied()).toEqual([
      `${words}${join(folder, 'cluster-policies.k8s.yaml')}`,
      `${words}${join(folder, 'api.k8s.yaml')} --filename=${join(folder, 'web.k8s.yaml')}`,
    ]);
  });

  test('sends what is there, where there are no policies', async () => {
    const { applied, made } = cluster();
    put(root, { [`state/lab/pipeline/releases/${commit}/dist/lab/api.k8s.yaml`]: '' });
    expect(await apply(made, commit, [])).toBeUndefined();
    expect(applied()).toHaveLength(1);
  });

  test('waits for no longer than it must', async () => {
    const { clock, go, lines } = cluster();
    expect(await go()).toBeUndefined();
    expect(lines.at(-1)).toMatch(/^kubectl get deployments\.apps,/);
    expect(clock.slept).toEqual([]);
  });

  test.each([
    'Internal error occurred: failed calling webhook "webhook.cert-manager.io": connection refused\n',
    'no endpoints available for service "cert-manager-webhook"\n',
    'no matches for kind "Certificate" in version "cert-manager.io/v1"\nensure CRDs are installed first\n',
  ])('asks again while something is not there yet: %j', async (stderr) => {
    const { applied, clock, go } = cluster({ 'kubectl apply': [failed(1, stderr), failed(1, stderr), ok()] });
    expect(await go()).toBeUndefined();
    expect(applied()).toHaveLength(4);
    expect(clock.slept).toEqual([3, 3]);
  });

  test('gives up on a webhook that does not come', async () => {
    const { applied, clock, go } = cluster({ 'kubectl apply': failed(1, 'failed calling webhook "a"\n') });
    expect(await go()).toBe('not applied:\nfailed calling webhook "a"');
    expect([applied().length, clock.slept.length]).toEqual([20, 19]);
  });

  test('a refusal is told at once, in its first 20 lines, and the rest is not sent', async () => {
    const stderr = Array.from({ length: 30 }, (_, place) => `refused ${place}\n\n`).join('');
    const { applied, go, lines } = cluster({ 'kubectl apply': failed(1, stderr) });
    expect((await go())?.split('\n')).toEqual([
      'not applied:',
      ...Array.from({ length: 20 }, (_, place) => `refused ${place}`),
    ]);
    expect(applied()).toHaveLength(1);
    expect(lines).toHaveLength(1);
  });
});

describe('remove', () => {
  const object = (apiVersion: string, kind: string, name: string, namespace?: string): Manifest => ({
    apiVersion,
    kind,
    metadata: { name, ...(namespace ? { namespace } : {}) },
  });
  const [space, service, deployment, set, claim] = [
    object('v1', 'Namespace', 'shop'),
    object('v1', 'Service', 'shop', 'shop'),
    object('apps/v1', 'Deployment', 'shop', 'shop'),
    object('apps/v1', 'StatefulSet', 'db', 'shop'),
    object('v1', 'PersistentVolumeClaim', 'data', 'shop'),
  ] as const;

  test('deletes what the other has not, last first', async () => {
    const { lines, made } = cluster();
    expect(await remove(made, [space, service, deployment], [space])).toEqual({ removed: 2, left: [] });
    expect(lines).toEqual([
      'kubectl delete Deployment.v1.apps/shop --namespace=shop --ignore-not-found --wait=false',
      'kubectl delete Service/shop --namespace=shop --ignore-not-found --wait=false',
    ]);
  });

  test('leaves what holds data, and names it', async () => {
    const { lines, made } = cluster();
    expect(await remove(made, [space, set, claim], [])).toEqual({
      removed: 0,
      left: [
        'Namespace shop holds data and is left',
        'StatefulSet.apps shop/db holds data and is left',
        'PersistentVolumeClaim shop/data holds data and is left',
      ],
    });
    expect(lines).toEqual([]);
  });

  test('takes another list of what is kept', async () => {
    const { lines, made } = cluster();
    expect(await remove(made, [space, claim], [], { keep: [] })).toEqual({ removed: 2, left: [] });
    expect(lines.at(-1)).toBe('kubectl delete Namespace/shop --ignore-not-found --wait=false');
  });

  test('says what could not be removed, and goes on', async () => {
    const { lines, made } = cluster({ 'kubectl delete Service': failed(1, 'forbidden\n') });
    const left = ['Service shop could not be removed: forbidden'];
    expect(await remove(made, [deployment, service], [])).toEqual({ removed: 1, left });
    expect(lines).toHaveLength(2);
  });
});
