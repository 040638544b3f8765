/** `npm run diff -- beta production`: what differs between two environments, as sentences. */
import { identity } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import { moveBetween } from './front-door';

/** One value that differs, and every object in which it does so in the same way. */
export interface Difference {
  readonly what: string;
  readonly left?: string;
  readonly right?: string;
  readonly objects: readonly [string, ...string[]];
}

/** The environment's own name is on every object, and the hash in a Job's name follows from what it runs. */
const expected = [/\blabels\.env$/, /^metadata\.name$/, /\blabels\.app\.kubernetes\.io\/instance$/];

/** Paths that have a name among people; the rest are called by their path. */
const names: readonly (readonly [RegExp, string])[] = [
  [/containers\.([^.]+)\.resources\.requests\.(\S+)$/, '$2 requested by $1'],
  [/containers\.([^.]+)\.resources\.limits\.(\S+)$/, '$2 limit of $1'],
  [/containers\.([^.]+)\.image$/, 'image of $1'],
  [/containers\.([^.]+)\.imagePullPolicy$/, 'pull policy of $1'],
  [/containers\.([^.]+)\.env\.([^.]+)\.value$/, 'variable $2 of $1'],
  [/containers\.([^.]+)\.(args|command)$/, '$2 of $1'],
  [/volumeClaimTemplates\.\S+\.requests\.storage$/, 'size of each volume'],
  [/^spec\.replicas$/, 'instances'],
  [/^spec\.(min|max)Replicas$/, '$1imum of instances'],
  [/^spec\.hard\.(\S+)$/, 'quota of $1'],
  [/^spec\.rules\.\d+\.host$|^spec\.dnsNames$/, 'host'],
  [/^spec\.tls\.\d+\.hosts$/, 'host with TLS'],
  [/whitelist-source-range$/, 'networks that may call'],
  [/limit-rps$/, 'requests a second of one address'],
  [/limit-connections$/, 'requests of one address at the same time'],
  [/topologySpreadConstraints$/, 'spread over nodes and zones'],
  [/hostUsers$/, 'user namespaces (hostUsers)'],
];

/** What differs between the objects of two environments, by object and then by value. */
export function differences(left: readonly Manifest[], right: readonly Manifest[]): readonly Difference[] {
  const move = moveBetween(left, right);
  const [a, b] = [left, right].map((side) => index(side.flatMap((object) => move.rest(object) ?? []))) as [
    Index,
    Index,
  ];
  const groups = new Map<string, { what: string; left?: string; right?: string; objects: [string, ...string[]] }>();
  const add = (id: string, [what, one, other]: Change) => {
    const key = JSON.stringify([what, one, other]);
    const group = groups.get(key);
    if (group) group.objects.push(id);
    else {
      const sides = { ...(one === undefined ? {} : { left: one }), ...(other === undefined ? {} : { right: other }) };
      groups.set(key, { what, ...sides, objects: [id] });
    }
  };
  for (const { left: one, object, right: other, what } of move.changes) add(object, [what, one, other]);
  for (const id of new Set([...a.keys(), ...b.keys()]))
    for (const change of changes(a.get(id), b.get(id))) add(id, change);
  return [...groups.values()].sort((x, y) => x.objects[0].localeCompare(y.objects[0]) || x.what.localeCompare(y.what));
}

/** Sentences: `Deployment.apps api/api: cpu requested by api is 100m in beta, 200m in production`. */
export function sentences(all: readonly Difference[], left: string, right: string): readonly string[] {
  return all.map(({ what, left: a, right: b, objects }) => {
    const where = objects.join(', ');
    if (what === 'object') return `${where}: only in ${a === undefined ? right : left}`;
    if (a === undefined) return `${where}: ${what} is only in ${right}: ${b}`;
    if (b === undefined) return `${where}: ${what} is only in ${left}: ${a}`;
    return `${where}: ${what} is ${a} in ${left}, ${b} in ${right}`;
  });
}

type Index = ReadonlyMap<string, Manifest>;

type Change = readonly [what: string, left: string | undefined, right: string | undefined];

function changes(left: Manifest | undefined, right: Manifest | undefined): readonly Change[] {
  if (!left || !right) return [['object', left && '', right && '']];
  const [a, b] = [flatten(left), flatten(right)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((path) => a.get(path) !== b.get(path) && !expected.some((one) => one.test(path)))
    .map((path) => [nameOf(path), a.get(path), b.get(path)] as const);
}

function nameOf(path: string): string {
  const found = names.find(([pattern]) => pattern.test(path));
  return found ? path.slice(path.search(found[0])).replace(...found) : path;
}

/** Values by path; a list of things by their names or places, a list of plain values as one value. */
function flatten(value: unknown, path = ''): Map<string, string> {
  const at = (key: string) => (path ? `${path}.${key}` : key);
  if (Array.isArray(value)) {
    return value.every(isObject)
      ? new Map(value.flatMap((item, place) => [...flatten(item, at(nameIn(item) ?? String(place)))]))
      : new Map([[path, value.join(', ')]]);
  }
  return isObject(value)
    ? new Map(Object.entries(value).flatMap(([key, item]) => [...flatten(item, at(key))]))
    : new Map([[path, String(value)]]);
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** The name of one thing in a list: its own, or that of its metadata. */
function nameIn({ name, metadata }: Fields): string | undefined {
  if (typeof name === 'string') return name;
  return isObject(metadata) && typeof metadata['name'] === 'string' ? metadata['name'] : undefined;
}

/** A Job's name ends in a hash of what it runs: compared by what comes before. */
function index(objects: readonly Manifest[]): Index {
  return new Map(objects.map((object) => [identity(object).replace(/^(Job\.\S+ .*)-[0-9a-f]{8}$/, '$1'), object]));
}
