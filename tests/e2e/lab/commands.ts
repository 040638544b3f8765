/** Commands of this repository, as a user types them, on the suite's cluster. */
import type { Outcome } from '../../../src/programs/run';
import { run } from '../../../src/programs/run';
import { readTarget } from './target';

/** @param name such as `drill:restore` */
export function command(name: string, ...args: readonly string[]): Promise<Outcome> {
  const where = ['--environment=lab', `--context=${readTarget().context}`];
  return run('node', ['lib/src/cli/main.js', name, ...where, ...args]);
}
