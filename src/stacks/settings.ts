/** Settings of a deploy, from variables: validated, with defaults. */
import type { Environment, Sources } from '../config/environment';
import type { ReleaseName } from '../config/versions';
import { releases } from '../config/versions';

export interface Settings extends Required<Sources> {
  /** Foreign images are pulled by the nodes, or loaded into them from this machine's engine. */
  readonly images: 'pulled' | 'loaded';
  /** Base images of our own builds: by digest, or by name from a mirror or this machine. */
  readonly bases: 'by-digest' | 'by-name';
  /** Releases that are not installed this time. */
  readonly leftOut: readonly ReleaseName[];
  /** Seconds until a release that is not ready has failed, and is rolled back. */
  readonly patience: number;
  /** Ports of the node on which the front door listens, where they are not the usual ones. */
  readonly nodePorts?: { readonly http: number; readonly https: number };
}

/** The variables, and what each takes. */
export const variables = {
  environment: 'BREAKWATER_ENVIRONMENT',
  charts: 'BREAKWATER_CHARTS',
  registry: 'BREAKWATER_REGISTRY',
  images: 'BREAKWATER_IMAGES',
  bases: 'BREAKWATER_BASES',
  leftOut: 'BREAKWATER_LEAVE_OUT',
  patience: 'BREAKWATER_PATIENCE',
  nodePorts: 'BREAKWATER_NODE_PORTS',
} as const;

export type Variables = Readonly<Record<string, string | undefined>>;

/** Settings, or what is wrong with the variables: sentences. */
export type SettingsRead =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly string[] };

export function readSettings({ sources }: Pick<Environment, 'sources'>, given: Variables = {}): SettingsRead {
  const problems: string[] = [];
  const choice = <T extends string>(variable: string, all: readonly [T, ...T[]], otherwise: T = all[0]): T => {
    const value = given[variable] || otherwise;
    const found = all.find((one) => one === value);
    if (!found) problems.push(`${variable} is '${value}'; use ${all.join(' or ')}`);
    return found ?? all[0];
  };
  const charts = given[variables.charts] || sources.charts;
  if (charts !== 'upstream' && !isBelow(charts))
    problems.push(
      `${variables.charts} is '${charts}'; use upstream, or a folder below the repository such as ./mirror`,
    );
  const registry = given[variables.registry] || sources.registry;
  if (registry !== 'upstream' && !/^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*\/$/.test(registry))
    problems.push(
      `${variables.registry} is '${registry}'; use upstream, or a prefix that ends in / such as registry.internal/mirror/`,
    );
  const leftOut = (given[variables.leftOut] ?? '').split(',').filter((name) => name !== '');
  const unknown = leftOut.filter((name) => !Object.hasOwn(releases, name));
  if (unknown.length > 0)
    problems.push(`${variables.leftOut} has ${unknown.join(', ')}; releases are ${Object.keys(releases).join(', ')}`);
  const ports = given[variables.nodePorts];
  const nodePorts = portsIn(ports ?? '');
  if (ports && !nodePorts) problems.push(`${variables.nodePorts} is '${ports}'; use two ports, as in 30080,30443`);
  const patience = given[variables.patience] || '600';
  if (!/^[1-9]\d{0,3}$/.test(patience)) problems.push(`${variables.patience} is '${patience}'; use seconds, 1 to 9999`);
  const settings: Settings = {
    charts: charts as Sources['charts'],
    registry: registry as Sources['registry'],
    images: choice(variables.images, ['pulled', 'loaded'], sources.images),
    bases: choice(variables.bases, ['by-digest', 'by-name'], sources.bases),
    leftOut: leftOut as ReleaseName[],
    patience: Number(patience),
    ...(nodePorts ? { nodePorts } : {}),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings };
}

/** Two different ports, or nothing when the text has none. */
function portsIn(text: string): Settings['nodePorts'] {
  const [http = 0, https = 0] = /^\d{1,5},\d{1,5}$/.test(text) ? text.split(',').map(Number) : [];
  const are = [http, https].every((port) => port >= 1 && port <= 65535);
  return are && http !== https ? { http, https } : undefined;
}

/** A path that is written into a stack must be the same on every machine, and no template of Terraform's. */
function isBelow(path: string): boolean {
  return /^\.\/[^\\{\n]+$/.test(path) && !path.split('/').includes('..');
}
