/** The step `test`: every suite that needs no cluster. */
import { join } from 'node:path';
import { lastLine } from '../programs/engine';
import { endOf } from './check';
import { confined } from './confined';
import type { Release } from './release';
import { done, failed, type StepResult } from './step';

export async function test(release: Release): Promise<StepResult> {
  const { root } = release.target;
  const run = await confined(release);
  if (!run.ok) return run;
  const tested = await run.value('node', [join(root, 'lib', 'tests', 'run', 'main.js'), 'test']);
  const closing = lastLine(tested.stdout);
  if (tested.code === 0) return done(closing);
  // The count first, since the first line is what the closing line of the run says.
  const count = / passed, \d+ failed$/.test(closing) ? [closing] : [];
  return failed([...count, endOf(tested)].join('\n'));
}
