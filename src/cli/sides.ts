/** The two sides of a comparison: environments, folders, and what git has of them. */
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Input } from '../check/input';
import { inputsOf, readInput } from '../check/input';
import { limits } from '../check/limits';
import type { Note } from '../check/note';
import type { Located } from '../check/objects';
import { readAll } from '../check/reading';
import { repeatedIn } from '../check/repeated';
import { surveyed } from '../check/survey';
import { environments } from '../config/environments';
import type { Manifest } from '../kubernetes/manifest';
import type { Result } from '../programs/result';
import { failure, success } from '../programs/result';
import { policyProblems } from '../reach/problems';
import { type ForeignProps, foreignInputs } from './foreign-inputs';
import { gitInputs } from './git-inputs';

/** The objects of a place on both sides, such as an environment. */
export interface Place {
  /** @default - there is one place */
  readonly name?: string;
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
}

export interface Comparison {
  readonly places: readonly Place[];
  /** Whether the objects are those of dist. */
  readonly isDist: boolean;
  /** What could not be read, and policies that no API server takes: sentences. */
  readonly problems: readonly string[];
  /** Objects that are there twice. */
  readonly notes: readonly Note[];
}

interface Side {
  readonly inputs: readonly Input[];
  /** What its files are below. */
  readonly top: string;
  readonly isDist: boolean;
}

/** @param after an environment, a path or a git reference. @default - dist as it is on disk */
export async function comparisonOf(
  props: ForeignProps,
  before: string,
  after: string | undefined,
): Promise<Result<Comparison>> {
  const [left, right] = [alike(before, after), alike(after ?? 'dist', before)];
  const [old, now] = [await sideOf(props, left), await sideOf(props, right)];
  if (!old.ok) return old;
  if (!now.ok) return now;
  const [had, has] = [await byPlace(old.value), await byPlace(now.value)];
  const problems: string[] = [];
  const notes: Note[] = [];
  const places: Place[] = [];
  const isOne = had.size <= 1 && has.size <= 1;
  const named = isOne ? [undefined] : [...new Set([...had.keys(), ...has.keys()])].sort();
  for (const name of named) {
    const [a, b] = [
      isOne ? [...had.values()][0] : had.get(name ?? ''),
      isOne ? [...has.values()][0] : has.get(name ?? ''),
    ];
    const [left, right] = differing(a ?? [], b ?? []);
    const [before, after] = [await readFiles(left), await readFiles(right)];
    for (const { objects } of [before, after])
      problems.push(...policyProblems(objects.map(({ manifest }) => manifest)));
    problems.push(...[before, after].flatMap((one) => one.problems));
    notes.push(...[before, after].flatMap(({ objects }) => repeatedIn(objects)));
    const [first, second] = [before, after].map(({ objects }) => objects.map(({ manifest }) => manifest));
    places.push({ ...(name === undefined ? {} : { name }), before: first ?? [], after: second ?? [] });
  }
  const isDist = old.value.isDist && now.value.isDist;
  return success({ places, isDist, problems: [...new Set(problems)], notes });
}

/** A reference beside an environment means what it has of that; another text means what it says. */
function alike(text: string, other: string | undefined): string {
  const isEnvironment = (one: string) => Object.hasOwn(environments, one);
  if (other === undefined || !isEnvironment(other) || isEnvironment(text) || text.includes(':')) return text;
  return text === 'dist' ? `dist/${other}` : /^[\w~^@{}-]+$/.test(text) ? `${text}:dist/${other}` : text;
}

async function sideOf(props: ForeignProps, text: string): Promise<Result<Side>> {
  const { root, run } = props;
  if (Object.hasOwn(environments, text)) {
    const found = inputsOf({ paths: [`dist/${text}`], root, stdin: () => process.stdin });
    if (!found.ok) return failure('missing', `there is no dist/${text}; write it with npm run synth`);
    return success({ inputs: found.inputs, top: `dist/${text}`, isDist: true });
  }
  if (text === '-' || existsSync(resolve(root, text))) {
    const found = await foreignInputs(props, [text], { render: true });
    if (!found.ok) return found;
    const top = relative(root, resolve(root, text));
    return success({ inputs: found.value.inputs, top, isDist: /^dist(\/|$)/.test(top) });
  }
  const found = await gitInputs(run, root, text);
  if (!found.ok) return found;
  const { inputs, top } = found.value;
  return success({ inputs: (await surveyed(inputs)).inputs, top, isDist: /^dist(\/|$)/.test(top) });
}

interface File {
  readonly input: Input;
  /** Below its place. */
  readonly path: string;
  readonly bytes: Buffer | undefined;
}

type Files = readonly File[];

/** Files of dist by environment; all others are one place. */
async function byPlace({ inputs, isDist, top }: Side): Promise<ReadonlyMap<string, Files>> {
  const places = new Map<string, File[]>();
  for (const input of inputs) {
    const below = relative(top, input.file);
    const [first = '', ...rest] = below.split('/');
    const [place, path] = isDist && top === 'dist' && rest.length > 0 ? [first, rest.join('/')] : ['', below];
    const read = await readInput(input, limits.bytes);
    const file = { input, path, bytes: read.ok ? Buffer.from(read.bytes) : undefined };
    const files = places.get(place);
    if (files) files.push(file);
    else places.set(place, [file]);
  }
  return places;
}

/** Kinds that say something of others than themselves: who reaches whom, who may do what. */
const relating =
  /kind"?: *"?(Namespace|\w*Policy|Pod\w*|JobSet|Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Job|CronJob|Rollout|\w*List|\w*Role|\w*RoleBinding|Service|Configuration|CloneSet|DeploymentConfig)\b/;

/** What must be read: all, but for files that are equal and have nothing to do with others; nothing where all are equal. */
function differing(before: Files, after: Files): readonly [Files, Files] {
  const old = new Map(before.map((file) => [file.path, file]));
  const now = new Map(after.map((file) => [file.path, file]));
  const isEqual = ({ bytes, path }: File) => {
    const [a, b] = [old.get(path)?.bytes, now.get(path)?.bytes];
    return bytes !== undefined && a !== undefined && b !== undefined && a.equals(b);
  };
  if ([...before, ...after].every(isEqual)) return [[], []];
  const isNeeded = (file: File) => !isEqual(file) || relating.test(file.bytes?.toString('utf8') ?? '');
  return [before.filter(isNeeded), after.filter(isNeeded)];
}

interface Read {
  readonly objects: readonly Located[];
  readonly problems: readonly string[];
}

async function readFiles(files: Files): Promise<Read> {
  const inputs = files.map(({ bytes, input }) => (bytes ? { file: input.file, open: () => [bytes] } : input));
  const { objects, problems } = await readAll(inputs, limits, true);
  return { objects, problems: problems.map(({ file, line, message }) => `${file}:${line}: ${message}`) };
}
