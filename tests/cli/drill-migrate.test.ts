import { hurriedTime } from '../drills/hurried';
import { type Answers, failed, ok, programs } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { breakwaterWith } from './breakwater';

const hurried = hurriedTime();
const folder = temporaryFolders();

async function drill(words: readonly string[], answers: Answers = {}, variables = {}) {
  const { calls, run } = programs({ minikube: ok(), node: ok(), ...answers });
  const argv = ['drill:migrate', ...words];
  const ended = await hurried(breakwaterWith({ argv, root: folder(), minikube: folder(), variables, run }));
  return { ...ended, lines: calls.map(({ line }) => line) };
}

test.each([
  [[], 'drill:migrate: --join: name the program that routes the two clusters to each other, or use --by backup\n'],
  [
    ['--by', 'backup', '--join', 'link'],
    'drill:migrate: --join: clusters that are joined move by replica-set; leave it out, or leave out --by backup\n',
  ],
])('%j is not understood, and nothing is made', async (words, sentence) => {
  const { code, err, lines } = await drill(words);
  expect([code, err, lines]).toEqual([2, sentence, []]);
});

test('settings that cannot be used are named, and nothing is made', async () => {
  const { code, err, lines } = await drill(['--by', 'backup'], {}, { BREAKWATER_PATIENCE: 'long' });
  expect([code, err, lines]).toEqual([2, expect.stringContaining("BREAKWATER_PATIENCE is 'long'"), []]);
});

test('a machine that is not made ends it, and both are deleted', async () => {
  const broken = { node: failed(1, 'no values') };
  const { code, err, lines, out } = await drill(['--by', 'backup'], broken);
  expect([code, err]).toEqual([1, expect.stringMatching(/^drill:migrate: node .*no values/)]);
  expect(out).toContain("a cluster 'breakwater-move-a' is made");
  expect(lines.slice(-2)).toEqual([
    'minikube delete --profile=breakwater-move-a',
    'minikube delete --profile=breakwater-move-b',
  ]);
});

test('clusters that are kept are not deleted, and with --json progress goes to standard error', async () => {
  const { code, err, lines, out } = await drill(['--by', 'backup', '--keep', '--found', '--json'], { node: failed(1) });
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('both clusters are taken up');
  expect(lines.filter((line) => line.startsWith('minikube'))).toEqual([]);
});
