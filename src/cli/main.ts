/** The commands that `npm run` names; `npm run synth` is charts/main.ts. */
import { homedir } from 'node:os';
import { minikubeHome } from '../cluster/minikube';
import type { Platform } from '../programs/doctor';
import { run } from '../programs/run';
import { outliveReader } from '../synth/output';
import { pipeline } from './program';

outliveReader(process.stdout, process.stderr);
void pipeline({
  argv: process.argv.slice(2),
  root: process.cwd(),
  run,
  platform: process.platform as Platform,
  minikube: minikubeHome(process.env, homedir()),
  variables: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
}).then((code) => {
  process.exitCode = code;
});
