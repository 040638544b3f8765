/** Whole processes: seconds from outside, and the peak memory of those of Node.js from inside. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
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
    const peak = join(folder, 'peak');
    rmSync(peak, { force: true });
    const preload = program === 'node' ? ['--require', join(__dirname, 'peak.js')] : [];
    const began = performance.now();
    const { status, stdout, stderr, error } = spawnSync(program, [...preload, ...args.map(own)], {
      cwd: root,
      encoding: 'utf8',
      env: { ...variables, ...Object.fromEntries(settings), BENCH_PEAK: peak },
      maxBuffer: 1 << 30,
    });
    const seconds = (performance.now() - began) / 1000;
    if (status !== 0 && !(mayFind && status === 1)) {
      const why = error?.message ?? `exit ${status}: ${(stderr || stdout).slice(-500)}`;
      throw new Error(`${program} ${args.join(' ')} in ${root}: ${why}`);
    }
    return existsSync(peak) ? { seconds, memory: Math.round(Number(readFileSync(peak, 'utf8')) / 1024) } : { seconds };
  };
}
