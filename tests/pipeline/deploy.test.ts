import { appendFileSync, existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploy } from '../../src/pipeline/deploy';
import { finish } from '../../src/pipeline/finish';
import { list, pod } from '../cluster/cluster-says';
import { type Answers, failed, ok, saying } from '../programs/fakes';
import { contents, type Files, put, temporaryFolders } from '../synth/folders';
import { commit, earlier, idOf, live, namespace, release, repository, vouch, workload, world } from './world';

const folder = temporaryFolders();

/** A release that is signed. @param recorded what the cluster runs */
async function signed(answers: Answers = {}, recorded: Files = {}) {
  const there = world(answers);
  const root = repository(folder());
  const { release: made, said } = release(root, there);
  await vouch(made, there);
  for (const [key, value] of Object.entries(recorded)) there.recorded.set(key, value);
  there.lines.length = 0;
  const place = join(made.places.releases, commit);
  const anonymous = (text: string) => text.replaceAll(root, 'ROOT');
  const changes = () =>
    there.lines.filter((line) => /^kubectl (apply|delete|patch|create)|^minikube/.test(line)).map(anonymous);
  return { ...there, made, said, place, root, anonymous, changes };
}
const state = (recorded: ReadonlyMap<string, string>) => Object.fromEntries(recorded);
const [api, client] = release(repository(folder()), world()).release.images.map(({ reference }) => reference);
if (!api || !client) throw new Error('the fixture is wrong');

/** Loads of an archive have a name of their own. */
const loads = (lines: readonly string[]) =>
  lines.filter((line) => line.startsWith('docker save')).map((line) => line.split(' ').at(-1));

describe('deploy', () => {
  test('loads what was signed, tells the cluster, applies, and says what is applied', async () => {
    const { changes, lines, made, said, recorded } = await signed();
    expect(await deploy(made)).toEqual({ ok: true, value: '5 objects, pods run the signed images' });
    expect(loads(lines)).toEqual([api, client]);
    expect(said.slice(0, 2)).toEqual(['    api: loaded', '    client: loaded']);
    const [words, place] = [
      'apply --server-side --force-conflicts',
      `ROOT/state/lab/pipeline/releases/${commit}/dist/lab`,
    ];
    expect(changes().filter((line) => line.startsWith('kubectl'))).toEqual([
      expect.stringContaining('"state":"deploying"'),
      expect.stringContaining('--from-literal=state=deploying'),
      `kubectl ${words} --filename=${place}/cluster-policies.k8s.yaml`,
      `kubectl ${words} --filename=${place}/api.k8s.yaml --filename=${place}/client.k8s.yaml`,
      expect.stringContaining('"state":"applied"'),
    ]);
    expect(state(recorded)).toEqual({ state: 'applied', commit, previous: '' });
  });

  test('the cluster is reported before anything of it is changed', async () => {
    const { made, recorded } = await signed({ 'kubectl apply': failed(1, 'denied\n') });
    expect(await deploy(made)).toEqual({ ok: false, problem: saying('not applied:\ndenied') });
    expect(state(recorded)).toMatchObject({ state: 'deploying', commit });
  });

  test('images that every node has are not loaded again', async () => {
    const running = {
      ...{ metadata: { name: 'a', namespace: 'api' }, spec: { containers: [{ name: 'api', image: api }] } },
      status: { phase: 'Running', containerStatuses: [{ name: 'api', imageID: idOf(api) }] },
    };
    const { lines, made } = await signed({
      'kubectl get nodes': list({ status: { images: [{ names: [api] }] } }),
      'kubectl get pods': list(running),
    });
    await deploy(made);
    expect(loads(lines)).toEqual([client]);
  });

  test('images of another cluster than ours are pulled by it', async () => {
    const { lines, made } = await signed();
    const environment = { ...made.target.environment, cluster: { kind: 'given' } as const };
    expect(await deploy({ ...made, target: { ...made.target, environment } })).toMatchObject({ ok: true });
    expect(loads(lines)).toEqual([]);
  });

  test('the archive of an image does not stay', async () => {
    const { made } = await signed();
    await deploy(made);
    expect(Object.keys(contents(made.places.scratch))).toEqual(['none']);
  });

  test.each<[string, Files, string]>([
    ['the last good commit', { state: 'good', commit: earlier }, earlier],
    ['the same commit again', { state: 'good', commit }, commit],
    [
      'the last good one before one that is not',
      { state: 'deploying', commit: 'd'.repeat(40), previous: earlier },
      earlier,
    ],
    ['nothing', {}, ''],
  ])('%s is noted as the one to go back to', async (_, before, previous) => {
    const { made, recorded } = await signed({}, before);
    await deploy(made);
    expect(recorded.get('previous')).toBe(previous);
  });

  test('what others had applied is noted before the first release, and not before a later one', async () => {
    const found = ok(
      JSON.stringify({ kind: 'List', items: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'api' } }] }),
    );
    const first = await signed({ 'kubectl get --filename': found });
    await deploy(first.made);
    expect(JSON.parse(readFileSync(join(first.place, 'before.json'), 'utf8'))).toEqual(['Namespace api']);
    const later = await signed({ 'kubectl get --filename': found }, { state: 'good', commit: earlier });
    await deploy(later.made);
    expect(existsSync(join(later.place, 'before.json'))).toBe(false);
  });

  test('pods that run another build are replaced', async () => {
    const one = (id: string) => ({
      ...{ metadata: { name: 'a', namespace: 'api' }, spec: { containers: [{ name: 'api', image: api }] } },
      status: { phase: 'Running', containerStatuses: [{ name: 'api', imageID: id }] },
    });
    const { changes, made } = await signed({ 'kubectl get pods': [list(), list(one(idOf('other'))), list()] });
    expect(await deploy(made)).toMatchObject({ ok: true });
    expect(changes().filter((line) => line.startsWith('kubectl delete pod'))).toHaveLength(1);
  });

  test('a roll-out that fails is the problem', async () => {
    const seen = { metadata: { creationTimestamp: new Date(Date.now() + 5000).toISOString() } };
    const crashing = pod({ waiting: { reason: 'CrashLoopBackOff' } });
    const { made } = await signed({
      'kubectl get deployments': list(live({ updatedReplicas: 0 }), {
        ...crashing,
        metadata: { ...crashing.metadata, ...seen.metadata },
      }),
    });
    expect(await deploy(made)).toEqual({ ok: false, problem: saying('api/api-7d9c: CrashLoopBackOff') });
  });
});

describe('deploy changes nothing', () => {
  type Case = Awaited<ReturnType<typeof signed>>;
  test.each<[string, (there: Case) => void, string]>([
    [
      'a byte of dist is another',
      ({ place }) => appendFileSync(join(place, 'dist', 'lab', 'api.k8s.yaml'), '#'),
      'api.k8s.yaml',
    ],
    [
      'the checksums fit a changed dist',
      ({ place }) => writeFileSync(join(place, 'dist', 'SHA256SUMS'), ''),
      'SHA256SUMS is not what was signed',
    ],
    ['a file is beside dist', ({ place }) => put(place, { 'dist/lab/more.k8s.yaml': 'kind: Pod\n' }), 'more.k8s.yaml'],
    [
      'a bill is another',
      ({ place }) => appendFileSync(join(place, 'api.cdx.json'), ' '),
      'api.cdx.json is not what was signed',
    ],
    [
      'the engine has another image',
      ({ store }) => store.set(api, idOf('other')),
      `${idOf('other')}, signed is ${idOf(api)}`,
    ],
    ['the engine lost the image', ({ store }) => store.delete(client), 'the engine has none of that name'],
    [
      'the statement was edited',
      ({ place }) => appendFileSync(join(place, 'statement.json'), ' '),
      'statement.json is not what was signed',
    ],
    ['there is no signature', ({ place }) => rmSync(join(place, 'statement.json.sig')), 'there is no ROOT'],
    [
      'there is no key',
      ({ made }) => rmSync(made.places.keys, { recursive: true }),
      'there is no ROOT/state/keys/signing.pub',
    ],
    ['nothing was signed', ({ place }) => rmSync(place, { recursive: true }), 'there is no ROOT'],
  ])('where %s', async (_, spoil, says) => {
    const there = await signed();
    spoil(there);
    const result = await deploy(there.made);
    expect(result.ok ? '' : there.anonymous(result.problem.message)).toContain(says);
    expect(there.changes()).toEqual([]);
  });

  test.each([
    ['commit', earlier, 'lab'],
    ['environment', commit, 'local'],
  ])('where the statement is of another %s', async (_, of, environment) => {
    const there = await signed();
    const { made } = there;
    const other = { ...made.target, environment: { ...made.target.environment, name: environment } };
    rmSync(there.place, { recursive: true });
    const { release: signer } = { release: { ...made, target: other, commit: of } };
    await vouch(signer, there);
    if (of !== commit) {
      for (const [path, text] of Object.entries(contents(join(made.places.releases, of))))
        put(there.place, { [path]: text });
    }
    const result = await deploy(made);
    expect(result.ok ? '' : there.anonymous(result.problem.message)).toBe(
      `ROOT/state/lab/pipeline/releases/${commit} vouches for ${of} in ${environment}, and not for this commit; run the step sign`,
    );
    expect(there.changes()).toEqual([]);
  });

  test.each<[string, Answers, string]>([
    [
      'an image cannot be loaded',
      { 'minikube --profile': failed(80, 'no room\n') },
      `image '${api}' was not loaded into 'breakwater-e2e': no room`,
    ],
    [
      'the cluster does not say what it runs',
      { 'kubectl get configmap deployed': failed(1, 'gone\n') },
      'the cluster does not say what it runs: gone',
    ],
    [
      'the cluster does not say what it has already',
      { 'kubectl get --filename': failed(1, 'gone\n') },
      'the cluster does not say what it has of this release already: gone',
    ],
    [
      'the cluster cannot be reported',
      { 'kubectl create configmap': failed(1, 'forbidden\n') },
      'cannot record on the cluster what it runs: forbidden',
    ],
  ])('where %s', async (_, answers, problem) => {
    const { changes, made } = await signed(answers);
    expect(await deploy(made)).toEqual({ ok: false, problem: saying(problem) });
    expect(changes().filter((line) => line.startsWith('kubectl apply'))).toEqual([]);
  });
});

test('a release whose end cannot be reported has failed', async () => {
  const { made } = await signed({
    'kubectl patch': [failed(1), failed(1)],
    'kubectl create': [ok(), failed(1, 'gone\n')],
  });
  expect(await deploy(made)).toEqual({
    ok: false,
    problem: saying('cannot record on the cluster what it runs: gone'),
  });
});

describe('finish', () => {
  const applied = { state: 'applied', commit, previous: earlier };

  /** With an earlier release that had more. */
  async function following(more: Files, answers: Answers = {}) {
    const there = await signed(answers, applied);
    const older = repository(folder(), more);
    const { release: before } = release(older, there, { commit: earlier, places: there.made.places });
    await vouch(before, there);
    there.lines.length = 0;
    return there;
  }

  test('notes that the release is good, and which one was before', async () => {
    const { made, recorded } = await following({});
    expect(await finish(made)).toEqual({ ok: true, value: `${commit} is good` });
    expect(state(recorded)).toEqual({ ...applied, state: 'good' });
  });

  test('of a first release removes nothing', async () => {
    const { changes, made, recorded } = await signed({}, { state: 'applied', commit });
    expect(await finish(made)).toEqual({ ok: true, value: `${commit} is good` });
    expect([state(recorded), changes().length]).toEqual([{ state: 'good', commit, previous: '' }, 1]);
  });

  test('removes what only the release before had, and leaves what holds data', async () => {
    const { changes, made, said } = await following({
      'old.k8s.yaml': [
        namespace('old'),
        workload('Deployment', 'apps/v1', 'old', 'old:1'),
        workload('StatefulSet', 'apps/v1', 'old', 'old:1'),
      ].join('---\n'),
    });
    expect(await finish(made)).toEqual({ ok: true, value: `${commit} is good; 1 object of the one before removed` });
    expect(changes().filter((line) => line.startsWith('kubectl delete'))).toEqual([
      'kubectl delete Deployment.v1.apps old --namespace=old --ignore-not-found --wait=false',
    ]);
    expect(said).toEqual([
      '    Namespace old holds data and is left',
      '    StatefulSet.apps old/old holds data and is left',
    ]);
  });

  test('says where it does not know what the release before had', async () => {
    const { made, said } = await signed({}, applied);
    expect(await finish(made)).toEqual({ ok: true, value: `${commit} is good` });
    expect(said).toEqual([`    what only ${earlier} had is not known, and is left`]);
  });

  test('keeps five releases, and those that it needs', async () => {
    const { made } = await following({});
    const { releases } = made.places;
    const others = ['1', '2', '3', '4', '5', '6'].map((digit) => digit.repeat(40));
    for (const [place, name] of [...others, earlier].entries()) {
      put(releases, { [`${name}/none`]: '' });
      // The later a name comes, the older it is.
      utimesSync(join(releases, name), 1e9 - place, 1e9 - place);
    }
    await finish(made);
    const kept = [...others, earlier, commit].filter((name) => existsSync(join(releases, name)));
    expect(kept).toEqual([...others.slice(0, 4), earlier, commit]);
  });

  test('refuses where the cluster does not run the commit', async () => {
    const { changes, made } = await signed({}, { state: 'applied', commit: earlier });
    const problem = `the cluster runs ${earlier}, and not ${commit}; run the step deploy`;
    expect(await finish(made)).toEqual({ ok: false, problem: saying(problem) });
    expect(changes()).toEqual([]);
  });

  test('refuses where the cluster does not say what it runs, or cannot be reported', async () => {
    const gone = await signed({ 'kubectl get configmap': failed(1, 'gone\n') }, applied);
    expect(await finish(gone.made)).toEqual({
      ok: false,
      problem: saying('the cluster does not say what it runs: gone'),
    });
    const deaf = await signed({ 'kubectl patch': failed(1), 'kubectl create': failed(1, 'forbidden\n') }, applied);
    const problem = 'cannot record on the cluster what it runs: forbidden';
    expect(await finish(deaf.made)).toEqual({ ok: false, problem: saying(problem) });
  });
});
