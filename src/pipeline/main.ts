/** The commands that `npm run` names; `npm run synth` is charts/main.ts. */
import { pipeline } from './command';
import type { Platform } from './doctor';
import { run } from './run';

void pipeline({
  argv: process.argv.slice(2),
  root: process.cwd(),
  run,
  platform: process.platform as Platform,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
}).then((code) => {
  process.exitCode = code;
});
