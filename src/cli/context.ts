/** Context of a command in a process of its own. */
import { homedir } from 'node:os';
import { minikubeHome } from '../cluster/minikube-home';
import type { Platform } from '../programs/doctor';
import { run } from '../programs/run';
import { outliveReader } from '../synth/output';
import type { PipelineProps } from './props';

/** A reader of its output that goes away ends nothing. */
export function contextOf(process: NodeJS.Process): PipelineProps {
  const { argv, stderr, stdout } = process;
  outliveReader(stdout, stderr);
  return {
    argv: argv.slice(2),
    root: process.cwd(),
    run,
    platform: process.platform as Platform,
    minikube: minikubeHome(process.env, homedir()),
    variables: process.env,
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    terminal: stderr.isTTY === true,
  };
}
