/** Rendering of charts to text: pure, in memory, with every failure collected. */

import type { Chart } from 'cdk8s';
import { ApiObject, App } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { identity } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import { toYaml } from './yaml';

/** One file of dist. */
export interface ChartFile {
  /** Below dist, with `/`: `lab/api.k8s.yaml`. */
  readonly path: string;
  readonly text: string;
  readonly objects: readonly Manifest[];
}

/** Makes one chart from the values of an environment. */
export type ChartMaker<Environment> = new (scope: Construct, environment: Environment) => Chart;

/** Result of rendering: files and problems; with any problem nothing may be written. */
export interface Rendered<File = ChartFile> {
  readonly files: readonly File[];
  /** Sentences, each with the environment and the path of the construct. */
  readonly problems: readonly string[];
}

/**
 * Renders the charts of one environment. Each chart has an App of its own, so that the cost grows with the number of
 * charts and not with its square, and is forgotten once it is text.
 *
 * @param keep what of a file is kept until all are rendered. @default - all of it, with its objects
 */
export function render<Environment extends { readonly name: string }>(
  makers: Iterable<ChartMaker<Environment>>,
  environment: Environment,
): Rendered;
export function render<Environment extends { readonly name: string }, Kept>(
  makers: Iterable<ChartMaker<Environment>>,
  environment: Environment,
  keep: (file: ChartFile) => Kept,
): Rendered<Kept>;
export function render<Environment extends { readonly name: string }>(
  makers: Iterable<ChartMaker<Environment>>,
  environment: Environment,
  keep: (file: ChartFile) => unknown = (file) => file,
): Rendered<unknown> {
  const files: unknown[] = [];
  const problems: string[] = [];
  const owners = new Map<string, string>();
  const paths = new Set<string>();
  const say = (path: string, message: string) => problems.push(`[${environment.name}/${path}] ${message}`);
  for (const Maker of makers) {
    const app = new App();
    try {
      const chart = new Maker(app, environment);
      const invalid = validate(chart);
      for (const [path, message] of invalid) say(path, message);
      if (invalid.length > 0) continue;
      const objects = chart.node
        .findAll()
        .filter(ApiObject.isApiObject)
        .flatMap((object): Manifest[] => {
          try {
            return [object.toJson()];
          } catch (error) {
            say(object.node.path, messageOf(error));
            return [];
          }
        });
      if (objects.length === 0) say(chart.node.path, 'has no objects; remove it from the list of charts');
      for (const object of objects) {
        const id = identity(object);
        const owner = owners.get(id);
        if (owner) say(chart.node.path, `${id} is in chart '${owner}' already; two files must not hold one object`);
        owners.set(id, chart.node.id);
      }
      const path = `${environment.name}/${chart.node.id}.k8s.yaml`;
      if (paths.has(path)) say(chart.node.path, 'is the name of two charts; each needs a file');
      paths.add(path);
      files.push(keep({ path, text: toYaml(chart.node.id, objects), objects }));
    } catch (error) {
      say(newest(app).node.path || Maker.name, messageOf(error));
    }
  }
  return { files, problems };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function validate(chart: Chart): (readonly [path: string, message: string])[] {
  return chart.node.findAll().flatMap(({ node }) => node.validate().map((message) => [node.path, message] as const));
}

/** The construct that was being made when an error was thrown: the last of the last. */
function newest(construct: IConstruct): IConstruct {
  const last = construct.node.children.at(-1);
  return last ? newest(last) : construct;
}
