/** The commands around synth, each a function of what it is given: what they take, what they say, how they end. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Command, CommanderError, Option } from 'commander';
import type { EnvironmentName } from '../config/environments';
import { environments } from '../config/environments';
import { differences, sentences } from './diff';
import type { Platform } from './doctor';
import { describe, examine } from './doctor';
import type { Engine } from './engine';
import { engines } from './engine';
import { buildImages } from './images';
import { readManifests } from './manifests';
import { pages } from './reference';
import type { Run } from './run';
import { clusterSuite, runSuite, runSuites, summary, total } from './suites';

export interface PipelineProps {
  /** Arguments after the name of the program. */
  readonly argv: readonly string[];
  /** The root of the repository. */
  readonly root: string;
  readonly run: Run;
  readonly platform: Platform;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** @returns the exit code: 0 well, 1 something is wrong, 2 not understood */
export async function pipeline(props: PipelineProps): Promise<number> {
  let code = 0;
  const end = (value: number) => {
    code = value;
  };
  const program = new Command('breakwater')
    .description('Commands around the platform; npm run lists them.')
    .configureOutput({ writeOut: props.out, writeErr: props.err })
    .exitOverride();
  defineTest(program, props, end);
  defineDiff(program, props, end);
  defineDoctor(program, props, end);
  defineImages(program, props, end);
  defineReference(program, props, end);
  for (const command of program.commands) command.copyInheritedSettings(program);
  try {
    await program.parseAsync(props.argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
}

type End = (code: number) => void;

function defineTest(program: Command, { run, out }: PipelineProps, end: End): void {
  program
    .command('test')
    .description('runs every suite that needs no cluster')
    .action(async () => {
      const results = await runSuites(run);
      out(`\n${summary(results)}\n`);
      end(total(results).failed === 0 ? 0 : 1);
    });
  program
    .command('e2e')
    .description('runs the suite that needs a cluster')
    .action(async () => {
      const results = [await runSuite(run, clusterSuite)];
      out(`\n${summary(results)}\n`);
      end(total(results).failed === 0 ? 0 : 1);
    });
}

function defineDiff(program: Command, { root, out, err }: PipelineProps, end: End): void {
  const name = (which: string) => new Argument(`<${which}>`).choices(Object.keys(environments));
  program
    .command('diff')
    .description('says what differs between two environments in dist')
    .addArgument(name('left'))
    .addArgument(name('right'))
    .option('--json', 'as JSON')
    .action((left: EnvironmentName, right: EnvironmentName, { json }: { json?: true }) => {
      const missing = [left, right].find((one) => !existsSync(join(root, 'dist', one)));
      if (missing) {
        err(`diff: there is no dist/${missing}; write it with npm run synth\n`);
        return end(1);
      }
      const all = differences(readManifests(join(root, 'dist', left)), readManifests(join(root, 'dist', right)));
      out(
        json
          ? `${JSON.stringify(all, undefined, 2)}\n`
          : `${[...sentences(all, left, right), `${all.length} differences`].join('\n')}\n`,
      );
    });
}

function defineDoctor(program: Command, { run, platform, out }: PipelineProps, end: End): void {
  program
    .command('doctor')
    .description('names what is missing or too old on this machine, and how to get it')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: true }) => {
      const findings = await examine(run, platform);
      out(`${json ? JSON.stringify(findings, undefined, 2) : describe(findings)}\n`);
      end(findings.every(({ state }) => state === 'ok') ? 0 : 1);
    });
}

interface ImagesOptions {
  readonly environment: EnvironmentName;
  readonly engine?: Engine;
  readonly withoutDigests?: true;
  readonly load?: string;
  readonly json?: true;
}

function defineImages(program: Command, { root, run, out, err }: PipelineProps, end: End): void {
  program
    .command('images')
    .description('builds our images, each tagged by a hash of its sources')
    .argument('[names...]', 'images to build; none: all')
    .addOption(
      new Option('--environment <name>', 'whose image names to give them')
        .choices(Object.keys(environments))
        .default('local'),
    )
    .addOption(new Option('--engine <name>', 'not whichever answers first').choices(engines))
    .option('--without-digests', 'take base images by name, from a mirror or from this machine')
    .option('--load <profile>', 'load them into the nodes of this minikube profile')
    .option('--json', 'as JSON')
    .action(async (names: readonly string[], options: ImagesOptions) => {
      const result = await buildImages({
        dockerfiles: join(root, 'dockerfiles'),
        names,
        prefix: environments[options.environment].images.own,
        ...(options.engine ? { engine: options.engine } : {}),
        ...(options.load ? { load: options.load } : {}),
        withoutDigests: options.withoutDigests === true,
        run,
        say: (line) => (options.json ? err : out)(`${line}\n`),
      });
      if (!result.ok) {
        err(`images: ${result.problem}\n`);
        return end(result.usage ? 2 : 1);
      }
      if (options.json) out(`${JSON.stringify(result, undefined, 2)}\n`);
    });
}

function defineReference(program: Command, { root, out, err }: PipelineProps, end: End): void {
  program
    .command('reference')
    .description('writes docs/reference from the code and dist')
    .option('--check', 'write nothing; exit 1 when a page is not what would be written')
    .action(({ check }: { check?: true }) => {
      const folder = join(root, 'docs', 'reference');
      const objects = Object.fromEntries(
        Object.keys(environments).map((name) => [name, readManifests(join(root, 'dist', name))]),
      );
      const stale = pages({ environments, objects }).filter(({ file, text }) => {
        const path = join(folder, file);
        return !existsSync(path) || readFileSync(path, 'utf8') !== text;
      });
      if (check) {
        for (const { file } of stale)
          err(`docs/reference/${file} is not what would be written; repair: npm run reference\n`);
        return end(stale.length === 0 ? 0 : 1);
      }
      mkdirSync(folder, { recursive: true });
      for (const { file, text } of stale) writeFileSync(join(folder, file), text);
      out(
        stale.length === 0
          ? 'docs/reference was up to date\n'
          : `${stale.map(({ file }) => `docs/reference/${file} written`).join('\n')}\n`,
      );
    });
}
