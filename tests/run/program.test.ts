import { breakwaterWith } from '../cli/breakwater';
import { ok } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { runSuiteCommand } from './program';

const folder = temporaryFolders();
const suites = (argv: readonly string[], answers = {}) =>
  breakwaterWith({ argv, root: folder() }, answers, runSuiteCommand);

describe('test', () => {
  const answers = {
    'node node_modules/jest': ok('Tests:       5 passed, 5 total\n'),
    'node --test': ok('# pass 3\n# fail 0\n'),
  };

  test('ends with one count of all', async () => {
    const { code, out } = await suites(['test'], answers);
    expect(code).toBe(0);
    expect(out.endsWith('8 passed, 0 failed, 1 skipped\n')).toBe(true);
  });

  test('ends with 1 where anything failed', async () => {
    expect((await suites(['test'])).code).toBe(1);
  });
});

test('a command that is not known ends with 2', async () => {
  expect(await suites(['tset'])).toMatchObject({
    code: 2,
    err: "error: unknown command 'tset'\n(Did you mean test?)\n",
  });
});
