/** The commands with fake programs, in folders of their own. */

import { Command } from 'commander';
import { finishing } from '../../src/cli/finish';
import { pipeline, runProgram } from '../../src/cli/program';
import type { Finish, PipelineProps } from '../../src/cli/props';
import { environments } from '../../src/config/environments';
import { type Answers, programs } from '../programs/fakes';
import { put } from '../synth/folders';

/** What a command is given that neither runs nor prints anything. */
export const idle: PipelineProps = {
  argv: [],
  root: '',
  run: programs({}).run,
  platform: 'linux',
  minikube: '',
  variables: {},
  out: () => {},
  err: () => {},
};

/** Runs a command in a repository; its root is called ROOT in what comes of it. */
export async function breakwater(argv: readonly string[], root: string, answers: Answers = {}, program = pipeline) {
  const { calls, ...ended } = await breakwaterWith({ argv, root }, answers, program);
  return ended;
}

/** A program of one command, which is given what it otherwise takes from the project or the process. */
export function alone(define: (program: Command, props: PipelineProps, finish: Finish) => void): typeof pipeline {
  return (props) =>
    runProgram(props, (end) => {
      const program = new Command();
      define(program, props, finishing(props, end));
      return program;
    });
}

/** The same with more than arguments, such as variables; also returns the calls of programs. */
export async function breakwaterWith(
  props: Pick<PipelineProps, 'argv' | 'root'> & Partial<PipelineProps>,
  answers: Answers = {},
  program: typeof pipeline = pipeline,
) {
  const { run, calls } = programs(answers);
  const said = { out: '', err: '' };
  const code = await program({
    ...idle,
    run,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    ...props,
  });
  const anonymous = (text: string) => text.replaceAll(props.root, 'ROOT');
  const lines = calls.map(({ line }) => anonymous(line));
  return { code, out: anonymous(said.out), err: anonymous(said.err), lines, calls };
}

/** A repository whose dist has one object for each environment. */
export function repository(folder: string): string {
  const names = Object.keys(environments);
  return put(
    folder,
    Object.fromEntries(
      names.map((name) => [
        `dist/${name}/shop.k8s.yaml`,
        `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\n  namespace: shop\nspec:\n  replicas: ${names.indexOf(name)}\n`,
      ]),
    ),
  );
}
