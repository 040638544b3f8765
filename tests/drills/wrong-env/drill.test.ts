import type { Environment, Minikube } from '../../../src/config/environment';
import { environments } from '../../../src/config/environments';
import { placedOn } from '../../../src/config/placed-on';
import { StageProblem } from '../../../src/drills/problem';
import { Stage } from '../../../src/drills/stage';
import { Timeline } from '../../../src/drills/timeline';
import { sealed, unsealed } from '../../../src/drills/wrong-env/drill';
import { clock } from '../../../src/programs/clock';
import { untimed } from '../../cluster/fake-kubectl';
import { type Answers, failed, ok, programs } from '../../programs/fakes';
import { put, temporaryFolders } from '../../synth/folders';
import { hurriedTime } from '../hurried';

const hurried = hurriedTime();

const folder = temporaryFolders();
const kubectl = 'kubectl --context=drill';
const apply = `${kubectl} apply --server-side --force-conflicts`;
const dryRun = `${apply} --dry-run=server`;
const objects = `${kubectl} get certificates`;

/** A refusal by a policy. */
const by = (policy: string) =>
  failed(
    1,
    `Error from server (Forbidden): roles "a" is forbidden: ValidatingAdmissionPolicy 'breakwater-${policy}' denied\n`,
  );
const refused = by('cluster-match');
const list = (...items: readonly unknown[]) => ok(JSON.stringify({ items }));
const none = list();

/** An object of the intruder. */
function intruder(apiVersion: string, kind: string, metadata: object) {
  const labels = { env: 'production' };
  return { apiVersion, kind, metadata: { name: 'a', labels, creationTimestamp: '2020-01-01T00:00:00Z', ...metadata } };
}

const deployment = intruder('apps/v1', 'Deployment', { namespace: 'shop' });
const role = intruder('rbac.authorization.k8s.io/v1', 'Role', { namespace: 'shop' });
const namespace = intruder('v1', 'Namespace', {});
const pod = intruder('v1', 'Pod', { namespace: 'shop', ownerReferences: [{ kind: 'ReplicaSet', name: 'a' }] });

/** What answers where the seal comes off at once, the intruder is found at once and all is repaired. */
const well: Answers = {
  [dryRun]: [ok(), refused],
  [apply]: ok('role/a serverside-applied\n'),
  [objects]: [list(role), list(role), none],
  [`${kubectl} get deployments`]: none,
  [kubectl]: ok(),
};

function play(answers: Answers = {}) {
  const yaml = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n';
  const root = put(folder(), {
    '.cache/incident/beta/hash.k8s.yaml': yaml,
    '.cache/incident/beta/cluster-policies.k8s.yaml': yaml,
    '.cache/incident/production/hash.k8s.yaml': yaml,
    '.cache/incident/production/web.k8s.yaml': yaml,
  });
  const { run, calls } = programs({ [dryRun]: well[dryRun] ?? ok(), ...answers, ...well, ...answers });
  const [victim, host] = [environments.beta, environments.lab];
  const placed = placedOn(victim, host) as Environment & { readonly cluster: Minikube };
  const timeline = new Timeline(() => {});
  const settings = { bases: 'by-digest' } as const;
  const machine = { root, run: untimed(run), clock, minikube: root, settings, profile: 'drill', host: host.name };
  const stage = new Stage({ ...machine, victim: placed, environments: ['beta', 'production'] }, timeline);
  const lines = () => calls.map(({ line }) => line.replaceAll(root, 'ROOT'));
  return { drill: { clock, stage, timeline, victim: 'beta', intruder: 'production' }, lines };
}

describe('sealed', () => {
  test('is well where all is refused and nothing is there', async () => {
    const both = failed(1, refused.stderr + refused.stderr);
    const { drill, lines } = play({ [apply]: both, [objects]: none });
    expect(await hurried(sealed(drill))).toEqual({ refused: 2, objects: 2, through: [] });
    const files = ['hash', 'web'].map((chart) => `--filename=ROOT/.cache/incident/production/${chart}.k8s.yaml`);
    expect(lines()[0]).toBe([apply, ...files].join(' '));
  });

  test('names what was taken, and what is there', async () => {
    const { drill } = play({
      [apply]: failed(1, refused.stderr, 'role/a serverside-applied\n'),
      [objects]: list(role),
    });
    const through = ['role/a serverside-applied', 'Role a is there'];
    expect(await hurried(sealed(drill))).toEqual({ refused: 1, objects: 2, through });
  });
});

describe('unsealed', () => {
  test('takes the seal off, finds, waits, repairs and leaves nothing', async () => {
    const { drill, lines } = play({
      [`${kubectl} get deployments`]: list({ ...deployment, status: { readyReplicas: 2 } }),
    });
    expect(await hurried(unsealed(drill))).toMatchObject({
      applied: { taken: ['role/a serverside-applied'], refused: [] },
      detected: 0,
      repaired: 10,
      impact: { objects: [{ object: 'Role shop/a', how: 'added' }] },
      fewestReady: { 'Deployment shop/a': 2 },
      left: [],
    });
    expect(lines()[0]).toMatch(/ delete validatingadmissionpolicybindings breakwater-.* --ignore-not-found$/);
    for (const id of ['environment-match', 'environment-fixed', 'cluster-match', 'guard-match']) {
      expect(lines()[0]).toContain(` breakwater-${id} `);
    }
  });

  test('puts the policies back last, after all that they would refuse to have put right', async () => {
    const { drill, lines } = play();
    await hurried(unsealed(drill));
    const applied = lines().filter((line) => line.startsWith(`${apply} --filename=ROOT/.cache/incident/beta/`));
    expect(applied.map((line) => line.includes('/cluster-policies.'))).toEqual([false, false, true]);
    expect(lines().at(-1)).toBe(`${kubectl} diff --server-side --force-conflicts --filename=ROOT/.cache/incident/beta`);
  });

  test('finds later what is there later', async () => {
    const { drill } = play({ [objects]: [none, failed(1), list(role), list(role), none] });
    expect(await hurried(unsealed(drill))).toMatchObject({ detected: 10, repaired: 20 });
  });

  test('removes what does not belong, by its group and namespace; what is made of it goes with it, but for pods', async () => {
    const all = list(deployment, namespace, pod);
    const { drill, lines } = play({ [objects]: [all, all, all, list(role, pod), list(role), none] });
    expect(await hurried(unsealed(drill))).toMatchObject({ left: [] });
    const end = '--ignore-not-found --wait=false';
    expect(lines().filter((line) => line.endsWith(end))).toEqual([
      `${kubectl} delete Deployment.v1.apps a --namespace=shop ${end}`,
      `${kubectl} delete Namespace a ${end}`,
      `${kubectl} delete Pod a --namespace=shop ${end}`,
      `${kubectl} delete Role.v1.rbac.authorization.k8s.io a --namespace=shop ${end}`,
    ]);
  });

  test('waits for what is deleted to be gone', async () => {
    const { drill } = play({ [objects]: [list(role), list(role), none, none, none, list(pod), list(pod), none] });
    const { left, moments } = await hurried(unsealed(drill));
    expect([left, moments.at(-1)]).toEqual([[], { at: 12, what: 'nothing wrong is left' }]);
  });

  test('names what is left: objects of the intruder, and what differs', async () => {
    const { drill } = play({ [objects]: list(role), [`${kubectl} diff`]: failed(1, '', ' -a\n+b\n') });
    const { left, moments } = await hurried(unsealed(drill));
    expect(left).toEqual(['Role a', '-a\n+b']);
    expect(moments.at(-1)?.what).toBe('2 objects are still wrong');
    const failing = play({ [`${kubectl} diff`]: failed(2, 'no answer') });
    expect((await hurried(unsealed(failing.drill))).left).toEqual(['no answer']);
  });

  test('tries again until the seal is off, and until it is back; what other policies refuse is not the seal', async () => {
    const { drill, lines } = play({
      [dryRun]: [refused, by('environment-match'), by('kernel'), by('kernel'), refused],
    });
    expect(await hurried(unsealed(drill))).toMatchObject({ left: [] });
    expect(lines().filter((line) => line.startsWith(dryRun))).toHaveLength(5);
    expect(lines().find((line) => line.startsWith(dryRun))).toMatch(/production\/hash\.k8s\.yaml$/);
  });

  const unserved = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: web\n';

  test.each<[string, Answers, string, string]>([
    [
      'the seal does not come off',
      { [dryRun]: refused },
      'the seal could not be taken off: its policies still refuse',
      '',
    ],
    ['the seal does not come back', { [dryRun]: ok() }, 'the seal is not back', ''],
    ['the victim does not serve again', {}, 'after 120 s deployment web/web is not rolled out', unserved],
  ])('ends with a StageProblem where %s', async (_, answers, message, yaml) => {
    const { drill } = play(answers);
    if (yaml) put(drill.stage.folderOf('beta'), { 'web.k8s.yaml': yaml });
    await expect(hurried(unsealed(drill))).rejects.toThrow(new StageProblem(message));
  });

  test('ends with a StageProblem where nothing is found within two minutes', async () => {
    const { drill } = play({ [objects]: none, [apply]: by('kernel') });
    await expect(hurried(unsealed(drill))).rejects.toThrow(
      new StageProblem(`nothing of production was found on the cluster: ${by('kernel').stderr.trim()}`),
    );
    expect(drill.timeline.moments.at(-1)).toEqual({ at: 120, what: 'detected: no objects of production' });
  });
});
