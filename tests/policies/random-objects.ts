/** Random objects: good ones with several fields at once removed, or given what some other object has there. */
import fc from 'fast-check';
import type { Manifest } from '../../src/kubernetes/manifest';
import { good } from '../../src/policies/good';
import { runningPod } from '../../src/policies/good/pods';
import { members } from '../mutation/dist';
import { type Case, isTaken } from './corpus';

type Path = readonly (string | number)[];

/** One change; without a value the field is removed. */
interface Edit {
  readonly path: Path;
  readonly value?: unknown;
}

type Parent = Record<string | number, unknown> | unknown[];

/** What makes an object this one, and is not changed. */
const kept = ['apiVersion', 'kind', 'metadata', 'metadata.name', 'metadata.namespace', 'spec'];

/** What items of lists must have: without it the API server takes no object, and asks no policy. */
const required = ['containerPort', 'mountPath', 'name', 'port', 'topologyKey', 'whenUnsatisfiable'];

/** How many changes an object gets at most. */
const most = 5;

/** @param corpus whose objects say which fields there are, and what may be in them */
export function randomCases(corpus: readonly Case[]): fc.Arbitrary<Case> {
  const bases = [...good.objects, runningPod];
  const kinds = [...new Set(bases.map(({ kind }) => kind))];
  return fc.constantFrom(...kinds).chain((kind) => {
    const edits = editsOf(kind, corpus);
    const ofKind = bases.filter((one) => one.kind === kind);
    return fc
      .record({ base: fc.constantFrom(...ofKind), edits: fc.array(oneOf(edits), { minLength: 1, maxLength: most }) })
      .map(({ base, edits: chosen }) => caseOf(base, chosen))
      .filter((one) => isTaken(one) && everyMapping(one.object, isWhole));
  });
}

/** Fields of which a mapping has one: actions of probes, sources of volumes and of variables, peers. */
const alternatives = [
  ['exec', 'grpc', 'httpGet', 'tcpSocket', 'sleep'],
  [
    ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'gitRepo', 'hostPath', 'iscsi', 'nfs'],
    ...['persistentVolumeClaim', 'projected', 'secret'],
  ],
  ['configMapKeyRef', 'fieldRef', 'fileKeyRef', 'resourceFieldRef', 'secretKeyRef'],
  ['configMapRef', 'secretRef'],
];

/** Whether a mapping is one that the API server takes: of several ways exactly one, with what it needs. */
function isWhole(mapping: Readonly<Record<string, unknown>>): boolean {
  const isIn = (key: string, needed: string) => !(key in mapping) || needed in Object(mapping[key]);
  return (
    alternatives.every((ways) => ways.filter((one) => one in mapping).length <= 1) &&
    ['image', 'mountPath', 'valueFrom'].every((one) => !(one in mapping) || 'name' in mapping) &&
    isIn('grpc', 'port') &&
    isIn('httpGet', 'port') &&
    isIn('tcpSocket', 'port') &&
    isIn('ipBlock', 'cidr')
  );
}

/** Whether it holds of every mapping inside. */
function everyMapping(value: unknown, holds: typeof isWhole): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return (
    (Array.isArray(value) || holds(value as Readonly<Record<string, unknown>>)) &&
    Object.values(value).every((one) => everyMapping(one, holds))
  );
}

/** A change as it was seen, the removal of that field, or another value of its type there. */
function oneOf(edits: readonly Edit[]): fc.Arbitrary<Edit> {
  const seen = fc.constantFrom(...edits);
  return fc.oneof(
    { weight: 5, arbitrary: seen },
    {
      weight: 2,
      arbitrary: seen.filter(({ path }) => !required.includes(String(path.at(-1)))).map(({ path }) => ({ path })),
    },
    {
      weight: 3,
      arbitrary: seen.chain(({ path, value }) => likeness(value, path).map((other) => ({ path, value: other }))),
    },
  );
}

/** Another value of the same type. */
function likeness(value: unknown, path: Path): fc.Arbitrary<unknown> {
  if (typeof value === 'boolean') return fc.boolean();
  if (typeof value === 'number' && /port$/i.test(String(path.at(-1)))) return fc.integer({ min: 1, max: 65_535 });
  if (typeof value === 'number') return fc.oneof(fc.integer({ min: -1, max: 12 }), fc.integer({ min: 0, max: 70_000 }));
  if (typeof value === 'string')
    return fc.oneof(
      fc.constantFrom('', ' ', value.toUpperCase(), `${value}x`, `x${value}`, '*', '0', '-1'),
      fc.string(),
    );
  if (Array.isArray(value)) return fc.constantFrom([], [...value, ...value], value.slice(1), value.toReversed());
  return fc.constantFrom(...(typeof path.at(-1) === 'number' ? [] : [{}]), value);
}

const byKind = new Map<string, readonly Edit[]>();

/** Every field of the objects of a kind with its value, each pair once. */
function editsOf(kind: string, corpus: readonly Case[]): readonly Edit[] {
  const found = byKind.get(kind);
  if (found) return found;
  const pairs = new Map<string, Edit>();
  for (const { object } of corpus.filter((one) => one.object.kind === kind)) {
    for (const edit of members(object)) {
      if (edit.value !== null && !kept.includes(edit.path.join('.'))) pairs.set(JSON.stringify(edit), edit);
    }
  }
  const all = [...pairs.values()];
  byKind.set(kind, all);
  return all;
}

function caseOf(base: Manifest, edits: readonly Edit[]): Case {
  const object = JSON.parse(JSON.stringify(base)) as Manifest;
  for (const edit of edits) carryOut(object as unknown as Parent, edit);
  const says = edits.map(({ path, value }) => `${path.join('.')} = ${JSON.stringify(value)}`).join('; ');
  return {
    says: `${base.kind} ${base.metadata.name}: ${says}`,
    object,
    context: { ...good, objects: [...good.objects.filter((one) => one !== base), object] },
  };
}

/** Where the way to a field leads through a single value, nothing is changed. */
function carryOut(object: Parent, { path, value }: Edit): void {
  let parent: Parent = object;
  for (const [place, key] of path.slice(0, -1).entries()) {
    const next: unknown = memberOf(parent, key);
    // An item with this field alone would lack others that it must have.
    if (next === undefined && (value === undefined || Array.isArray(parent))) return;
    const made = next ?? (typeof path[place + 1] === 'number' ? [] : {});
    if (typeof made !== 'object' || made === null || Array.isArray(made) !== (typeof path[place + 1] === 'number'))
      return;
    if (next === undefined) put(parent, key, made);
    parent = made as Parent;
  }
  const last = path.at(-1) ?? '';
  if (value !== undefined) put(parent, last, JSON.parse(JSON.stringify(value)));
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
}

function memberOf(parent: Parent, key: string | number): unknown {
  return Array.isArray(parent) ? parent[Number(key)] : parent[key];
}

/** Lists have no holes: what would be further behind is the next item. */
function put(parent: Parent, key: string | number, value: unknown): void {
  if (Array.isArray(parent)) parent[Math.min(Number(key), parent.length)] = value;
  else parent[key] = value;
}
