import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mark } from '../../src/pipeline/leftovers';
import { placesOf } from '../../src/pipeline/release';
import { stepNames } from '../../src/pipeline/step';
import { tools } from '../../src/programs/doctor';
import { earlier, lab, release, repository, vouch, world } from '../pipeline/world';
import { type Answers, failed, missing, ok } from '../programs/fakes';
import { commitAll } from '../programs/git';
import { temporaryFolders } from '../synth/folders';
import { breakwaterWith } from './breakwater';
import { withValues } from './changed-environment';

const folder = temporaryFolders();
const versions = Object.fromEntries(tools.map(({ name, version }) => [`${name} ${version.join(' ')}`, ok('99.0')]));

/** A machine on which dist of lab is deployed. @param answers where not all is well */
function machine(answers: Answers = {}) {
  const there = world({ ...answers, ...versions, 'docker run --rm': failed(2, 'API_URL\n'), ...answers });
  const root = repository(folder());
  const commit = commitAll(root);
  const marks = new Set<string | undefined>();
  const run: typeof there.run = (command, args, options) => {
    marks.add(options?.env?.[mark]);
    return there.run(command, args, options);
  };
  /** Runs `pipeline` on lab, with words that have spaces between. */
  const type = async (words: string) => {
    const argv = ['pipeline', '--environment', 'lab', ...words.split(' ').filter((word) => word !== '')];
    const { code, err, out } = await breakwaterWith({ argv, root, run });
    const plain = out.replace(/ +\d+\.\d s/g, ' N s');
    const steps = [...plain.matchAll(/^(?:ok {3}|FAIL )(\w+)/gm)].map(([, name]) => name);
    return { code, err, out: plain, steps };
  };
  return {
    ...there,
    commit,
    root,
    places: placesOf(root, 'lab'),
    marks,
    type,
    made: release(root, there, { commit }).release,
  };
}
/** The steps that take no server to answer. */
const most = '--from tag';
const state = (recorded: ReadonlyMap<string, string>) => Object.fromEntries(recorded);

/** Built, with bills, as the steps before `tag` leave it. */
async function built(answers: Answers = {}) {
  const there = machine(answers);
  await vouch(there.made, there);
  return there;
}

test('a commit is taken to a deployment that is proven', async () => {
  const { commit, places, recorded, type } = await built();
  const { code, err, out, steps } = await type(most);
  expect([code, err, steps]).toEqual([0, '', ['tag', 'sign', 'deploy', 'smoke', 'finish']]);
  expect(out.split('\n')[0]).toBe(`${commit} to lab, with docker`);
  expect(out).toMatch(new RegExp(`\npipeline: ${commit} passed on lab, in N s\n$`));
  expect(state(recorded)).toEqual({ state: 'good', commit, previous: '' });
  expect(existsSync(places.lock)).toBe(false);
});

test('without words every step is run, until one fails', async () => {
  const { lines, type } = machine({ 'docker run --detach': failed(125, 'no room\n') });
  const { code, out, steps } = await type('');
  // In the order in which they ended: tests run beside others.
  expect([code, [...steps].sort()]).toEqual([1, stepNames.slice(0, stepNames.indexOf('gate') + 1).sort()]);
  expect(out).toContain('FAIL gate N s  api: its container did not start: no room\n');
  expect(out).toContain('     repeat: npm run pipeline -- --environment lab --only gate\n');
  expect(out).toMatch(/\npipeline: refused \(api: its container did not start: no room\) in N s\n$/);
  expect(lines.filter((line) => /^kubectl (apply|patch|delete)/.test(line))).toEqual([]);
});

test('steps one by one with --only come to the same as all at once', async () => {
  const { commit, recorded, type } = await built();
  for (const name of ['tag', 'sign', 'deploy', 'smoke', 'finish'])
    expect(await type(`--only ${name}`)).toMatchObject({ code: 0, steps: [name] });
  expect(state(recorded)).toMatchObject({ state: 'good', commit });
});

test('what fails after deploy is rolled back, and repeated from there', async () => {
  const { made, root, recorded, type, ...there } = await built({
    'kubectl get job': ok('{"status":{"conditions":[{"type":"Failed","status":"True"}]}}'),
  });
  await vouch({ ...made, commit: earlier }, there);
  await vouch(made, there);
  recorded.set('state', 'good').set('commit', earlier);
  const { code, out } = await type(most);
  expect(code).toBe(1);
  expect(out).toContain('     repeat: npm run pipeline -- --environment lab --from deploy\n');
  expect(out).toContain(`the cluster runs ${earlier}, as before\n`);
  expect(out).toMatch(/\npipeline: rolled back \(job client\/client failed; its last lines:\) in N s\n$/);
  expect(state(recorded)).toMatchObject({ state: 'good', commit: earlier });
});

test('what a killed run left is taken back and ended before this one begins', async () => {
  const { commit, made, places, recorded, type, ...there } = await built();
  await vouch({ ...made, commit: earlier }, there);
  recorded.set('state', 'deploying').set('commit', commit).set('previous', earlier);
  const { lock } = places;
  const { pid } = spawnSync('true');
  writeFileSync(lock, JSON.stringify({ pid, run: 'before' }));
  const { code, out } = await type('--only tag');
  expect(code).toBe(0);
  expect(out.split('\n').slice(0, 4)).toEqual([
    'the last run was killed',
    '    rolled out deployment api/api N s',
    `a run left ${commit} there unproven: the cluster runs ${earlier}, as before`,
    `${commit} to lab, with docker`,
  ]);
});

test('where an engine applies dist, what its tag is not moved to is refused before the first step', async () => {
  const { type } = await built();
  await withValues(lab, { appliedBy: 'gitops', promotion: { soakHours: 0 } }, async () => {
    const { code, err, steps } = await type(most);
    expect([code, steps, err]).toEqual([1, [], expect.stringMatching(/^pipeline: git fetch: .*'origin'/)]);
    expect(await type('--only tag')).toMatchObject({ code: 0, steps: ['tag'] });
  });
});

test('one run at a time', async () => {
  const { lines, places, type } = await built();
  const other = JSON.stringify({ pid: process.pid, run: 'other' });
  writeFileSync(places.lock, other);
  const before = lines.length;
  const { code, err } = await type('');
  expect([code, lines.length, readFileSync(places.lock, 'utf8')]).toEqual([1, before, other]);
  expect(err).toMatch(/^pipeline: another run \(process \d+\) is at work here; /);
});

test('every program carries the mark of the run, and of no other run', async () => {
  const { marks, type } = await built();
  await type('--only tag');
  await type('--only tag');
  expect([...marks]).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/), expect.stringMatching(/^[0-9a-f]{16}$/)]);
});

test('with --json the record is JSON, and progress goes to standard error', async () => {
  const { commit, type } = await built();
  const { code, err, out } = await type('--only tag --json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ commit, environment: 'lab', outcome: 'passed', steps: [{ name: 'tag' }] });
  expect(err).toContain('ok   tag ');
});

test.each<[string, Answers, string]>([
  ['git does not know the commit', { 'git -C': failed(128, 'no repository\n') }, 'no repository\n'],
  ['a tool is missing', { 'kubectl version': missing }, 'pipeline: programs are missing or too old\n'],
  ['the cluster does not say what it runs', { 'kubectl get configmap deployed': failed(1, 'gone\n') }, 'gone\n'],
])('exits with 1 before the first step where %s', async (_, answers, message) => {
  const { places, type } = machine(answers);
  const { code, err, steps } = await type('');
  expect([code, steps, existsSync(places.lock), err]).toEqual([1, [], false, expect.stringContaining(message)]);
});

test.each([
  '--only nothing',
  '--from nothing',
  '--only tag --from tag',
  '--patience 0',
  '--patience 10000',
  '--patience soon',
  '--environment production',
])('%s is a usage error, and nothing is run', async (words) => {
  const { lines, type } = machine();
  const { code } = await type(words);
  expect([code, lines]).toEqual([2, []]);
});

test('patience is what a roll-out is given', async () => {
  const { type } = await built({ 'kubectl get deployments': ok('{"items":[]}') });
  const { out } = await type('--from deploy --patience 1');
  expect(out).toContain('after 1 s deployment api/api is not rolled out');
}, 60_000);

test('--without-digests takes bases by name', async () => {
  const { lines, type } = machine();
  await type('--only build --without-digests');
  expect(lines.find((line) => line.startsWith('docker build'))).toContain(' --build-arg BASE=');
});

test('the help names every step', async () => {
  const { out } = await breakwaterWith({ argv: ['pipeline', '--help'], root: folder() });
  for (const name of stepNames) expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'));
});

describe('--push', () => {
  const digest = `sha256:${'d'.repeat(64)}`;
  const pushing = { 'docker push': ok(`x: digest: ${digest} size: 1\n`) };

  test('pushes the images of a commit that is proven, last', async () => {
    const { commit, type } = await built(pushing);
    const { code, out, steps } = await type(`${most} --push team`);
    expect([code, steps]).toEqual([0, ['tag', 'sign', 'deploy', 'smoke', 'finish', 'push']]);
    expect(out).toMatch(new RegExp(`docker\\.io/team/\\w+:${commit}@${digest}`));
    expect((await type('--only push --push team')).steps).toEqual(['push']);
  });

  test('that fails leaves what is deployed, and says how to repeat it', async () => {
    const { commit, recorded, type } = await built({ 'docker push': failed(1, 'denied: no') });
    const { code, out } = await type(`${most} --push team`);
    expect([code, state(recorded)]).toMatchObject([1, { state: 'good', commit }]);
    expect(out).toContain('docker login docker.io');
    expect(out).toContain('     repeat: npm run pipeline -- --environment lab --only push --push docker.io/team/\n');
  });

  test.each([
    ['--only push', 'say with --push where images are pushed'],
    ['--push me:word@registry.example/a', 'omit user and password'],
  ])('%s is a usage error, without a word of a password', async (words, says) => {
    const { code, err, out } = await machine().type(words);
    expect([code, err]).toEqual([2, expect.stringContaining(says)]);
    expect(`${err}${out}`).not.toContain('word@');
  });
});
