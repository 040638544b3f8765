import { existsSync } from 'node:fs';
import { breakwaterWith } from '../cli/breakwater';
import type { Answers } from '../programs/fakes';
import { failed, ok, programs } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { runSuiteCommand } from './program';
import { clusterSuite, terraformSuite } from './suites';

const folder = temporaryFolders();
const app = 'node ROOT/lib/src/stacks/main.js';

/** What there is to run, and where the stacks were written to know it. */
async function ask(answers: Answers) {
  const { run, calls } = programs(answers);
  const suite = await terraformSuite(run, 'ROOT');
  return { suite, calls, outdir: calls[0]?.options?.env?.['CDKTF_OUTDIR'] ?? '' };
}

describe("the suite that needs Terraform's providers", () => {
  test('is the one of tests/terraform, where Terraform finds them for the stacks of lab', async () => {
    const { suite, calls, outdir } = await ask({ [app]: ok(), terraform: ok() });
    expect(suite).toEqual({
      ...clusterSuite,
      name: 'terraform',
      args: expect.arrayContaining(['tests/e2e/terraform/jest.config.js', '--runInBand']),
    });
    expect(calls.map(({ line }) => line)).toEqual([
      app,
      `terraform -chdir=${outdir}/stacks/lab-platform init -backend=false -input=false -no-color`,
    ]);
    expect(calls[0]?.options?.env).toMatchObject({ BREAKWATER_ENVIRONMENT: 'lab' });
    expect([outdir === '', existsSync(outdir)]).toEqual([false, false]);
  });

  test.each<[string, Answers, RegExp]>([
    [
      'the stacks are not written',
      { [app]: failed(1, 'dist is edited\n') },
      /^the stacks were not written: dist is edited$/,
    ],
    ['there is no Terraform', { [app]: ok() }, /^no terraform on PATH; npm run doctor says how to install it$/],
    ['there are no providers', { [app]: ok(), terraform: failed(1) }, /^terraform init finds no providers: /],
  ])('is not run where %s, and the reason is told', async (_, answers, why) => {
    const { suite, outdir } = await ask(answers);
    expect(suite).toEqual({ why: expect.stringMatching(why) });
    expect(existsSync(outdir)).toBe(false);
  });
});

describe('e2e:terraform', () => {
  const machine: Answers = {
    'node node_modules/jest': ok('Tests:       5 passed, 5 total\n'),
    node: ok(),
    terraform: ok(),
  };

  test('ends with one count', async () => {
    const { code, out } = await breakwaterWith({ argv: ['e2e:terraform'], root: folder() }, machine, runSuiteCommand);
    expect([code, out]).toEqual([0, '\nterraform: 5 passed, 0 failed\n\n5 passed, 0 failed\n']);
  });

  test('ends with 1 where anything failed', async () => {
    const answers = { ...machine, 'node node_modules/jest': failed(1, 'Tests:       1 failed, 4 passed, 5 total\n') };
    expect((await breakwaterWith({ argv: ['e2e:terraform'], root: folder() }, answers, runSuiteCommand)).code).toBe(1);
  });

  test('says why it could not run', async () => {
    const { out } = await breakwaterWith({ argv: ['e2e:terraform'], root: folder() }, { node: ok() }, runSuiteCommand);
    expect(out).toMatch(/^\nterraform: skipped: no terraform on PATH; .*\n\n0 passed, 0 failed\n$/);
  });
});
