import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/pipeline/check';
import { test as suites } from '../../src/pipeline/test';
import { type Answers, failed, ok, saying } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { release, repository, world } from './world';

const folder = temporaryFolders();
const root = repository(folder());

/** @param answers by the words of node, without the root */
function judged(step: typeof check, answers: Answers = {}, at = root) {
  const rooted = Object.entries(answers).map(([words, answer]) => [`node ${join(at, words)}`, answer]);
  const there = world(Object.fromEntries(rooted));
  return step(release(at, there).release);
}

test('check compares dist with the charts, judges it and looks at the code', async () => {
  const there = world();
  expect(await check(release(root, there).release)).toEqual({
    ok: true,
    value: '5 objects as reviewed, by every policy',
  });
  expect(there.lines.map((line) => line.replaceAll(root, 'ROOT'))).toEqual([
    'node ROOT/lib/charts/main.js --check --environment lab',
    'node ROOT/lib/src/cli/main.js check --environment lab',
    'node ROOT/node_modules/@biomejs/biome/bin/biome check ROOT',
  ]);
});

test.each<[string, string, string]>([
  ['that is stale', 'lib/charts/main.js', 'dist/lab is not what the charts say now'],
  ['that breaks a policy', 'lib/src/cli/main.js check', 'dist/lab does not obey the policies'],
  ['whose code is untidy', 'node_modules/@biomejs', 'the code is not as biome wants it; npm run format'],
])('a tree %s is refused, with what was said', async (_, program, sentence) => {
  const problem = `${sentence}\nmuch\nlittle`;
  expect(await judged(check, { [program]: failed(1, 'little\n', 'much\n') })).toEqual({
    ok: false,
    problem: saying(problem),
  });
});

test('the end of a long output is shown', async () => {
  const all = Array.from({ length: 100 }, (_, place) => `line ${place}\n`).join('');
  const result = await judged(suites, { 'lib/tests/run/main.js test': failed(1, all) });
  expect(result.ok ? '' : result.problem.message.split('\n')).toEqual(
    Array.from({ length: 60 }, (_, place) => `line ${place + 40}`),
  );
});

test('a dist that was edited is refused before anything is run', async () => {
  const other = repository(folder());
  const there = world();
  const { release: made } = release(other, there);
  writeFileSync(join(other, 'dist', 'lab', 'api.k8s.yaml'), 'kind: Pod\n');
  expect(await check(made)).toMatchObject({
    problem: saying(expect.stringMatching(/api\.k8s\.yaml is not what was reviewed/)),
  });
  expect(there.lines).toEqual([]);
});

test('suites that pass are reported by their last line', async () => {
  const answers = { 'lib/tests/run/main.js test': ok('platform: 3 passed\n\n9 passed, 0 failed\n') };
  expect(await judged(suites, answers)).toEqual({ ok: true, value: '9 passed, 0 failed' });
});

test('of failing tests the count comes first, and what passed is not shown', async () => {
  const said = failed(1, 'PASS a.test.js\nFAIL b.test.js\n', 'a crash\n1 passed, 1 failed\n');
  const result = await judged(suites, { 'lib/tests/run/main.js test': said });
  const problem = '1 passed, 1 failed\na crash\n1 passed, 1 failed\nFAIL b.test.js';
  expect(result).toEqual({ ok: false, problem: saying(problem) });
});
