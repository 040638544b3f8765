import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/pipeline/check';
import { test as suites } from '../../src/pipeline/test';
import { success } from '../../src/programs/result';
import { type Answers, failed, ok, refused } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { stage } from './world';

const folder = temporaryFolders();

/** @param answers by the words of node, without the root */
function judged(step: typeof check, answers: Answers = {}) {
  const root = folder();
  const rooted = Object.entries(answers).map(([words, answer]) => [`node ${join(root, words)}`, answer]);
  return step(stage(root, Object.fromEntries(rooted)).made);
}

test('check compares dist with the charts, judges it and lints the code', async () => {
  const { anonymous, lines, made } = stage(folder());
  expect(await check(made)).toEqual(success('5 objects as reviewed, by every policy'));
  expect(lines.map(anonymous)).toEqual([
    'node ROOT/node_modules/typescript/bin/tsc --project ROOT/tsconfig.json --outDir ROOT/state/lab/pipeline/scratch/compiled --tsBuildInfoFile ROOT/state/lab/pipeline/scratch/compiled/.tsbuildinfo',
    'node ROOT/lib/charts/main.js --check --environment lab',
    'node ROOT/lib/src/cli/main.js check --environment lab',
    'node ROOT/node_modules/@biomejs/biome/bin/biome check ROOT',
  ]);
});

test.each<[string, string, string]>([
  [
    'that does not compile',
    'node_modules/typescript',
    'lib is not what the compiler makes of the commit; rm -r lib, then npm run build',
  ],
  ['that is stale', 'lib/charts/main.js', 'dist/lab is not what the charts say now'],
  ['that breaks a policy', 'lib/src/cli/main.js check', 'dist/lab does not obey the policies'],
  ['with untidy code', 'node_modules/@biomejs', 'the code is not as biome wants it; npm run format'],
])('a tree %s is refused, with what the program printed', async (_, program, sentence) => {
  const result = await judged(check, { [program]: failed(1, 'little\n', 'much\n') });
  expect(result).toEqual(refused(`${sentence}\nmuch\nlittle`));
});

test('a dist that was edited is refused before anything is run', async () => {
  const { lines, made, root } = stage(folder());
  writeFileSync(join(root, 'dist', 'lab', 'api.k8s.yaml'), 'kind: Pod\n');
  expect(await check(made)).toEqual(refused(expect.stringMatching(/api\.k8s\.yaml is not what was reviewed/)));
  expect(lines).toEqual([]);
});

const long = Array.from({ length: 100 }, (_, place) => `line ${place}\n`);
const counted = failed(1, 'PASS a.test.js\nFAIL b.test.js\n', 'a crash\n1 passed, 1 failed\n');

test.each([
  ['that pass give their last line', ok('platform: 3 passed\n\n9 passed, 0 failed\n'), success('9 passed, 0 failed')],
  ['that fail give the end of a long output', failed(1, long.join('')), refused(long.slice(40).join('').trim())],
  [
    'that fail give the count first, and not what passed',
    counted,
    refused('1 passed, 1 failed\na crash\n1 passed, 1 failed\nFAIL b.test.js'),
  ],
])('suites %s', async (_, outcome, result) => {
  expect(await judged(suites, { 'lib/tests/run/main.js test': outcome })).toEqual(result);
});
