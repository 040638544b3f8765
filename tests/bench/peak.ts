/** Loaded before a program that is timed: its peak memory in KiB, into the file that a variable names. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const file = process.env['BENCH_PEAK'];
  if (file) writeFileSync(file, String(process.resourceUsage().maxRSS));
});
