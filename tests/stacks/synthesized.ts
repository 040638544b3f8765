/** Stacks for tests: the Terraform JSON of one, as text and as a value, and its resources by address. */
import type { Environment } from '../../src/config/environment';
import type { Manifest } from '../../src/kubernetes/manifest';
import { images } from '../../src/stacks/app';
import { App, Testing } from '../../src/stacks/cdktf';
import type { ClusterStackProps } from '../../src/stacks/cluster/stack';
import { ClusterStack } from '../../src/stacks/cluster/stack';
import { PlatformStack } from '../../src/stacks/platform';
import type { Settings } from '../../src/stacks/settings';
import { readSettings } from '../../src/stacks/settings';
import type { Part } from '../../src/stacks/stack';
import { WorkloadsStack } from '../../src/stacks/workloads';
import { temporaryFolder } from '../synth/folders';
import { distOf } from './dist';

export type Fields = Readonly<Record<string, unknown>>;
type ByName = Readonly<Record<string, Fields>>;

export interface TerraformJson {
  readonly terraform: { readonly backend: Fields; readonly required_providers?: ByName };
  readonly provider?: Readonly<Record<string, readonly Fields[]>>;
  readonly variable?: ByName;
  readonly data?: Readonly<Record<string, ByName>>;
  readonly resource: Readonly<Record<string, ByName>>;
}

/** Settings where nothing is said, with these changed. */
export function settingsFor(environment: Environment, changes: Partial<Settings> = {}): Settings {
  const read = readSettings(environment);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return { ...read.settings, ...changes };
}

/**
 * cdktf notes where each of its values was made, and jest looks up every line of that in its source maps: a quarter of the
 * time of these tests, for traces that are not read. Errors keep their traces, which are written when they are read.
 */
export function untraced<T>(make: () => T): T {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = () => '';
  try {
    return make();
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
}

const made = new Map<string, string>();

/** A stack without what cdktf notes in it. The folder is there because cdktf wants one. */
export function stackText(
  part: Part,
  environment: Environment,
  changes: Partial<Settings> = {},
  objects?: readonly Manifest[],
): string {
  const key = JSON.stringify([part, environment, changes, objects ?? 'dist']);
  const text = made.get(key) ?? untraced(() => make(part, environment, changes, objects));
  made.set(key, text);
  return text;
}

function make(part: Part, environment: Environment, changes: Partial<Settings>, given?: readonly Manifest[]): string {
  const app = new App({ outdir: temporaryFolder() });
  const props = { environment, settings: settingsFor(environment, changes), outdir: 'cdktf.out' };
  if (part === 'platform') return Testing.synth(new PlatformStack(app, props), true);
  const objects = given ?? distOf(environment);
  if (part === 'workloads') return Testing.synth(new WorkloadsStack(app, { ...props, objects }), true);
  const cluster = { ...props, environment: environment as ClusterStackProps['environment'] };
  return Testing.synth(new ClusterStack(app, { ...cluster, images: images(objects, props) }), true);
}

export function stackJson(...asked: Parameters<typeof stackText>): TerraformJson {
  return JSON.parse(stackText(...asked)) as TerraformJson;
}

/** Resources by address: `helm_release.grafana`. */
export function resourcesIn({ resource }: TerraformJson): ReadonlyMap<string, Fields> {
  return new Map(
    Object.entries(resource).flatMap(([type, all]) =>
      Object.entries(all).map(([name, one]): [string, Fields] => [`${type}.${name}`, one]),
    ),
  );
}

/** What a resource waits for. */
export function dependenciesOf({ depends_on = [] }: Fields): readonly string[] {
  return depends_on as readonly string[];
}
