/** Whole processes, timed from outside. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Time } from './pairs';

/**
 * @param folder in which each run gets a folder of its own: removing thousands of files just before a run would make
 * the file system's work a part of it
 */
export function timing(folder: string, variables: NodeJS.ProcessEnv): Time {
  let folders = 0;
  return (root, { program = 'node', args, mayFind = false, variables: added = {} }) => {
    const out = join(folder, `out-${folders++}`);
    const own = (value: string) => (value === 'OUT' ? out : value);
    const settings = Object.entries(added).map(([name, value]) => [name, own(value)]);
    const began = performance.now();
    const { status, stdout, stderr, error } = spawnSync(program, args.map(own), {
      cwd: root,
      encoding: 'utf8',
      env: { ...variables, ...Object.fromEntries(settings) },
      maxBuffer: 1 << 30,
    });
    const seconds = (performance.now() - began) / 1000;
    if (status !== 0 && !(mayFind && status === 1)) {
      const why = error?.message ?? `exit ${status}: ${(stderr || stdout).slice(-500)}`;
      throw new Error(`${program} ${args.join(' ')} in ${root}: ${why}`);
    }
    return { seconds, stdout };
  };
}
