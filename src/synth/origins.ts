/** Origin of an object: its construct and the source line to change. */
import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ApiObject, App } from 'cdk8s';
import { identity } from '../kubernetes/identity';
import type { ChartMaker } from './render';

/** The construct that made an object, and its source line. */
export interface Origin {
  /** Path of the construct: `api/service/deployment`. */
  readonly construct: string;
  /** File below the root, and line: `charts/api/chart.ts:34`. @default - not known */
  readonly source?: string;
}

/** By file of dist (`lab/api.k8s.yaml`), and then by the identity of the object. */
export type Origins = Readonly<Record<string, Readonly<Record<string, Origin>>>>;

export interface OriginProps {
  /** Context that makes constructs add the stack of their making to their metadata. */
  readonly context: string;
  /** The root of the repository: an absolute path. */
  readonly root: string;
  /** The folder below it whose lines are named: the innermost line there is what a reader changes. */
  readonly folder: string;
}

/** Origins of the objects of an environment. Charts that fail are left out: synth reports their errors. */
export function origins<Environment extends { readonly name: string }>(
  makers: Iterable<ChartMaker<Environment>>,
  environment: Environment,
  props: OriginProps,
): Origins {
  const files: [string, Readonly<Record<string, Origin>>][] = [];
  for (const Maker of makers) {
    const app = new App();
    app.node.setContext(props.context, true);
    try {
      const chart = new Maker(app, environment);
      const objects = chart.node.findAll().filter(ApiObject.isApiObject);
      files.push([
        `${environment.name}/${chart.node.id}.k8s.yaml`,
        Object.fromEntries(objects.map((object) => [identity(object.toJson()), originOf(object, props)])),
      ]);
    } catch {}
  }
  return Object.fromEntries(files);
}

function originOf({ node }: ApiObject, props: OriginProps): Origin {
  const trace = node.metadata.find(({ type }) => type === props.context)?.trace ?? [];
  const source = trace.map((frame) => sourceOf(frame, props)).find((one) => one !== undefined);
  return { construct: node.path, ...(source === undefined ? {} : { source }) };
}

/** @param frame a line of a stack: `new ApiChart (/somewhere/charts/api/chart.ts:34:5)` */
function sourceOf(frame: string, { root, folder }: OriginProps): string | undefined {
  const [, place = '', line] = /([^()\s][^()]*):(\d+):\d+\)?$/.exec(frame) ?? [];
  const file = place.startsWith('file:') ? fileURLToPath(place) : place.replace(/^at /, '');
  if (!isAbsolute(file)) return undefined;
  const path = relative(root, file).split(sep).join('/');
  return path.startsWith(`${folder}/`) ? `${path}:${line}` : undefined;
}
