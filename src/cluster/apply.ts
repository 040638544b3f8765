/** The YAML of a release on the cluster, byte for byte, until its pods serve. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { identity } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import { type Destination, folderOf, kubectl } from '../pipeline/release';
import type { Outcome } from '../programs/run';
import { watchRollouts } from './rollouts';

/** How often the API server is asked again while a webhook is not there yet, and the seconds between. */
const tries = { most: 20, pause: 3 } as const;

/** What is applied before the rest: it guards the rest. */
const first = 'cluster-policies.k8s.yaml';

/**
 * Applies `dist/<environment>` of a release and waits for its roll-outs.
 * @param of the commit whose release it is
 * @returns what is wrong, in the words of the cluster, or nothing
 */
export async function apply(
  release: Destination,
  of: string,
  objects: readonly Manifest[],
): Promise<string | undefined> {
  const folder = join(folderOf(release, of), 'dist', release.target.environment.name);
  const since = Date.now();
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  for (const some of [files.filter((file) => file === first), files.filter((file) => file !== first)]) {
    const problem = await applyFiles(
      release,
      some.map((file) => join(folder, file)),
    );
    if (problem !== undefined) return problem;
  }
  return watchRollouts(release, objects, since);
}

async function applyFiles(release: Destination, files: readonly string[]): Promise<string | undefined> {
  if (files.length === 0) return undefined;
  const flags = ['--server-side', '--force-conflicts', ...files.map((file) => `--filename=${file}`)];
  for (let tried = 1; ; tried++) {
    const outcome = await kubectl(release, 'apply', ...flags);
    if (outcome.code === 0) return undefined;
    if (tried === tries.most || !isEarly(outcome)) return `not applied:\n${refusals(outcome.stderr)}`;
    await release.clock.sleep(tries.pause);
  }
}

/** Whether a webhook or a kind is not there yet, which it will be in a moment. */
function isEarly({ stderr }: Outcome): boolean {
  return /failed calling webhook|no endpoints available|ensure CRDs are installed first/.test(stderr);
}

function refusals(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(0, 20).join('\n');
}

/** Kinds that hold data, or namespaces that hold such: never removed by a run. */
const keeping: readonly string[] = ['Namespace', 'PersistentVolumeClaim', 'StatefulSet'];

export interface Removed {
  readonly removed: number;
  /** Sentences: what was left, and what could not be removed. */
  readonly left: readonly string[];
}

/** Deletes the objects that one release has and another has not. */
export async function remove(
  release: Destination,
  from: readonly Manifest[],
  but: readonly Manifest[],
  { keep = keeping }: { readonly keep?: readonly string[] } = {},
): Promise<Removed> {
  const wanted = new Set(but.map(identity));
  const extra = from.filter((object) => !wanted.has(identity(object)));
  const left = extra
    .filter(({ kind }) => keep.includes(kind))
    .map((object) => `${identity(object)} holds data and is left`);
  const gone = extra.filter(({ kind }) => !keep.includes(kind));
  // What came last goes first: a namespace after what is in it.
  let removed = 0;
  for (const { apiVersion, kind, metadata } of [...gone].reverse()) {
    const group = apiVersion.includes('/') ? `.${apiVersion.split('/').reverse().join('.')}` : '';
    const at = metadata.namespace ? [`--namespace=${metadata.namespace}`] : [];
    const flags = [...at, '--ignore-not-found', '--wait=false'];
    const outcome = await kubectl(release, 'delete', `${kind}${group}/${metadata.name}`, ...flags);
    if (outcome.code === 0) removed++;
    else left.push(`${kind} ${metadata.name} could not be removed: ${outcome.stderr.trim()}`);
  }
  return { removed, left };
}
