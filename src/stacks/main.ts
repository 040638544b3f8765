/** The app that `cdktf synth` and `cdktf deploy` run: the stacks of one environment. */

import { environments } from '../config/environments';
import { readDist } from '../synth/read-dist';
import { stacks } from './app';
import { choose } from './choose';

const chosen = choose(environments, process.env);
if (!chosen.ok) {
  process.stderr.write(`${chosen.problems.join('\n')}\n`);
  process.exitCode = 2;
} else {
  const dist = readDist('dist', chosen.environment.name);
  if (dist.ok) stacks({ ...chosen, outdir: process.env['CDKTF_OUTDIR'] ?? 'cdktf.out', objects: dist.objects }).synth();
  else {
    process.stderr.write(`${dist.problems.join('\n')}\n`);
    process.exitCode = 1;
  }
}
