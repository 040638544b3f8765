/** The suite that needs Terraform's providers: only where `terraform init` finds them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Run } from '../../../src/programs/run';
import { countJest } from '../suites';
import type { Runnable } from './runnable';

/**
 * Asks `terraform init` for the providers, with the stacks of lab.
 *
 * @param root of the repository
 */
export async function terraformSuite(run: Run, root: string): Promise<Runnable> {
  const outdir = mkdtempSync(join(tmpdir(), 'breakwater-stacks-'));
  try {
    const app = join(root, 'lib', 'src', 'stacks', 'main.js');
    const written = await run('node', [app], { env: { BREAKWATER_ENVIRONMENT: 'lab', CDKTF_OUTDIR: outdir } });
    if (written.code !== 0) return { problem: `the stacks were not written: ${written.stderr.trim()}` };
    const stack = join(outdir, 'stacks', 'lab-platform');
    const init = ['init', '-backend=false', '-input=false', '-no-color'];
    const { code } = await run('terraform', [`-chdir=${stack}`, ...init], { env: { CHECKPOINT_DISABLE: '1' } });
    if (code === 127) return { why: 'no terraform on PATH; npm run doctor prints how to install it' };
    if (code !== 0) {
      return {
        why: 'terraform init finds no providers: neither registry.terraform.io nor a mirror in TF_CLI_CONFIG_FILE',
      };
    }
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
  return {
    name: 'terraform',
    command: 'node',
    args: [
      'node_modules/jest/bin/jest.js',
      ...['--config', 'tests/e2e/terraform/jest.config.js', '--runInBand', '--colors=false'],
    ],
    count: countJest,
  };
}
