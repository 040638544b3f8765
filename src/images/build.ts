/** `npm run images`: builds the images of this repository, each tagged by what it is built from. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { differences, readCommit } from '../programs/commit';
import type { Engine } from '../programs/engine';
import { findEngine } from '../programs/engine';
import { failure, type Result, success } from '../programs/result';
import type { Run } from '../programs/run';
import { type Context, readContext } from './context';

export interface ImagesProps {
  /** Folder of build contexts: `dockerfiles`. */
  readonly dockerfiles: string;
  /** Images to build; none: all. */
  readonly names: readonly string[];
  /** Prefix of the images' names, such as `localhost/breakwater/`. */
  readonly prefix: string;
  /** Engines to ask. @default - Docker, then Podman */
  readonly engine?: Engine;
  /** Whether to ask for base images by their names alone, as a mirror or a machine without a registry has them. */
  readonly withoutDigests: boolean;
  /** Puts each image where it is to run, once it is built. @returns what is wrong. @default - it stays in the engine */
  readonly load?: (engine: Engine, image: string) => Promise<string | undefined>;
  readonly run: Run;
  /** Where progress goes, a line at a time. */
  readonly say: (line: string) => void;
}

export interface Built {
  readonly image: string;
  readonly seconds: number;
}

export interface BuiltImages {
  readonly engine: Engine;
  readonly built: readonly Built[];
}

/** The images that can be built. */
export function imageNames(dockerfiles: string): readonly string[] {
  return readdirSync(dockerfiles)
    .filter((name) => existsSync(join(dockerfiles, name, 'Dockerfile')))
    .sort();
}

/** The base images of a Dockerfile: its build arguments whose defaults have a digest. */
export function bases(dockerfile: string): Readonly<Record<string, string>> {
  const found = dockerfile.matchAll(/^ARG (\w+)=(\S+)@sha256:[0-9a-f]{64}$/gm);
  return Object.fromEntries([...found].map(([, name = '', image = '']) => [name, image]));
}

export async function buildImages(props: ImagesProps): Promise<Result<BuiltImages>> {
  const { dockerfiles, names, prefix, run, say } = props;
  const known = imageNames(dockerfiles);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    return failure('usage', `no image '${unknown.join("', '")}' in ${dockerfiles}; there are ${known.join(', ')}`);
  }
  const found = await findEngine(run, props.engine ? [props.engine] : undefined);
  if (!found.ok) return failure('missing', found.problem);
  say(`with ${found.engine}`);
  const revision = await gitRevision(run, dockerfiles);
  const built: Built[] = [];
  for (const name of names.length > 0 ? names : known) {
    const folder = join(dockerfiles, name);
    const context = contextOf(folder);
    if (!context.ok) return context;
    const image = `${prefix}${name}:${context.value.tag}`;
    const began = performance.now();
    // By standard input: the engine gets the bytes that were hashed, whatever becomes of the folder meanwhile.
    const outcome = await run(
      found.engine,
      ['build', '--tag', image, ...buildArguments(context.value, props.withoutDigests), ...revision, '-'],
      { input: [context.value.archive] },
    );
    if (outcome.code !== 0) {
      const said = `${outcome.stdout}${outcome.stderr}`.trimEnd();
      const hint = await absentBases(run, found.engine, context.value, props.withoutDigests);
      return failure('failed', `image '${name}' was not built:\n${said}\n${hint}`);
    }
    const problem = await props.load?.(found.engine, image);
    if (problem !== undefined) return failure('failed', problem);
    const seconds = (performance.now() - began) / 1000;
    built.push({ image, seconds });
    say(`${image}  ${seconds.toFixed(1)} s${props.load ? ', loaded' : ''}`);
  }
  return success({ engine: found.engine, built });
}

function contextOf(folder: string): Result<Context> {
  try {
    return success(readContext(folder));
  } catch (error) {
    return failure('refused', (error as Error).message);
  }
}

function buildArguments({ dockerfile }: Context, withoutDigests: boolean): readonly string[] {
  if (!withoutDigests) return [];
  const images = bases(dockerfile);
  return Object.entries(images).flatMap(([name, image]) => ['--build-arg', `${name}=${image}`]);
}

/** The option that helps where bases are neither on this machine nor to be pulled; empty where all are here. */
async function absentBases(
  run: Run,
  engine: Engine,
  { dockerfile }: Context,
  withoutDigests: boolean,
): Promise<string> {
  const all = Object.entries(bases(dockerfile)).map(([name, image]) =>
    withoutDigests ? image : (new RegExp(`^ARG ${name}=(\\S+)$`, 'm').exec(dockerfile)?.[1] ?? image),
  );
  const absent: string[] = [];
  for (const image of all) {
    const { code } = await run(engine, ['image', 'inspect', image]);
    if (code !== 0) absent.push(image);
  }
  if (absent.length === 0) return '';
  const help = withoutDigests
    ? 'where its registry cannot be reached, pull it elsewhere and load it under this name'
    : "where its registry cannot be reached, 'npm run images -- --without-digests' takes base images by name, from a mirror or from this machine";
  return `not on this machine: ${absent.join(', ')}; ${help}\n`;
}

/** The label that says from which commit an image is; none outside a git repository. */
async function gitRevision(run: Run, dockerfiles: string): Promise<readonly string[]> {
  const root = dirname(resolve(dockerfiles));
  const head = await readCommit(run, root);
  if (!head.ok) return [];
  const dirty = differences(root, head.value, [basename(dockerfiles)]).length > 0 ? '-dirty' : '';
  return ['--label', `org.opencontainers.image.revision=${head.value.id}${dirty}`];
}
