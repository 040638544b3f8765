/** Fields of another type than Kubernetes gives them: no policy can judge such an object, and kubectl refuses it. */
import { type FieldPath, pathText } from '../kubernetes/field-path';
import { groupOf } from '../kubernetes/groups';
import type { Manifest } from '../kubernetes/manifest';
import { podTemplatesOf } from '../kubernetes/pod-template';
import type { Fault } from '../policies/policy';

/** Groups whose fields are known here; other groups may use the same names for other types. */
const groups = [
  ...['', 'apps', 'autoscaling', 'batch', 'networking.k8s.io', 'policy', 'policy.networking.k8s.io'],
  'rbac.authorization.k8s.io',
];

/** By name, wherever it stands; names that mean different things in different places are left out. */
const shapes: Readonly<Record<Shape, readonly string[]>> = {
  'a mapping of texts': ['annotations', 'labels', 'matchLabels', 'nodeSelector', 'binaryData', 'stringData'],
  'a mapping': [
    'affinity',
    'hostPath',
    'httpGet',
    'jobTemplate',
    'lifecycle',
    'livenessProbe',
    'metadata',
    'podSelector',
    'namespaceSelector',
    'readinessProbe',
    'rollingUpdate',
    'seccompProfile',
    'securityContext',
    'selector',
    'spec',
    'startupProbe',
    'strategy',
    'template',
    'updateStrategy',
  ],
  'a list of mappings': [
    'containers',
    'egress',
    'env',
    'envFrom',
    'ephemeralContainers',
    'from',
    'imagePullSecrets',
    'ingress',
    'initContainers',
    'matchExpressions',
    'metrics',
    'paths',
    'ports',
    'preferredDuringSchedulingIgnoredDuringExecution',
    'rules',
    'subjects',
    'sysctls',
    'tls',
    'to',
    'tolerations',
    'topologySpreadConstraints',
    'volumeClaimTemplates',
    'volumeMounts',
    'volumes',
  ],
  'a list of texts': [
    'add',
    'apiGroups',
    'args',
    'command',
    'drop',
    'except',
    'hosts',
    'policyTypes',
    'values',
    'verbs',
  ],
  'a text': [
    'apiGroup',
    'apiVersion',
    'cidr',
    'host',
    'image',
    'imagePullPolicy',
    'key',
    'kind',
    'mountPath',
    'name',
    'namespace',
    'operator',
    'path',
    'priorityClassName',
    'serviceAccountName',
    'storageClassName',
  ],
};

type Shape = 'a mapping of texts' | 'a mapping' | 'a list of mappings' | 'a list of texts' | 'a text';

/** Names that mean something else, or nothing, in other groups. */
const ofGroup: Readonly<Record<string, Partial<typeof shapes>>> = {
  'policy.networking.k8s.io': {
    'a mapping': ['namespaces', 'pods', 'subject'],
    'a list of mappings': ['protocols'],
    'a list of texts': ['networks'],
  },
  'rbac.authorization.k8s.io': {
    'a mapping': ['roleRef'],
    'a list of texts': ['nonResourceURLs', 'resourceNames', 'resources'],
  },
};

type ShapeOf = ReadonlyMap<string, Parts>;

const shapeOf = shapesOf(shapes);
const shapeIn: ReadonlyMap<string, ShapeOf> = new Map(
  Object.entries(ofGroup).map(([group, own]) => [group, new Map([...shapeOf, ...shapesOf(own)])]),
);

function shapesOf(all: Partial<typeof shapes>): ShapeOf {
  return new Map(
    Object.entries(all).flatMap(([shape, names]) => names.map((name) => [name, partsOf(shape as Shape)] as const)),
  );
}

const texts = partsOf('a mapping of texts');

/** `a list of texts` is `a list`, of which each is `a text`. */
interface Parts {
  readonly whole: string;
  /** @default - of anything */
  readonly each?: 'a text' | 'a mapping';
}

function partsOf(shape: Shape): Parts {
  const [whole = '', each] = shape.split(' of ');
  return each === undefined ? { whole } : { whole, each: each === 'texts' ? 'a text' : 'a mapping' };
}

/** Mappings with free keys, whose names say nothing about types. */
const free = new Set([...shapes['a mapping of texts'], 'data', 'hard', 'limits', 'requests', 'status']);

/** Of an object of a known group all its fields, of another one its metadata and its pods. */
export function misshapesOf(object: Identified): readonly Fault[] {
  const { data, metadata } = object as Fields;
  const found: Fault[] = [];
  const group = groupOf(object.apiVersion);
  const known = groups.includes(group);
  const names = shapeIn.get(group) ?? shapeOf;
  collect(known ? object : { metadata }, [], found, names);
  if (!known)
    for (const { path, template } of podTemplatesOf(object as Manifest))
      if (path.length > 0) collect({ template }, [...path.slice(0, -1)], found, names);
  // In the core these are ConfigMaps and Secrets.
  if (known && group === '' && isSet(data)) found.push(...misfits(data, texts, ['data']));
  return found;
}

type Identified = Pick<Manifest, 'apiVersion' | 'kind'>;

type Fields = Readonly<Record<string, unknown>>;

/** @param path to the value; it changes while the walk goes on, since every field of every object is visited */
function collect(value: unknown, path: (string | number)[], found: Fault[], names: ShapeOf): void {
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  for (const key of Object.keys(value)) {
    const item = (value as Fields)[key];
    path.push(isList ? Number(key) : key);
    const shape = isList || isIdentity(path) ? undefined : names.get(key);
    const wrong = shape && isSet(item) && !isVolumeImage(path) ? misfits(item, shape, path) : [];
    found.push(...wrong);
    if (wrong.length === 0 && (isList || !free.has(key))) collect(item, path, found, names);
    path.pop();
  }
}

/** Fields that identify an object are judged beside these. */
function isIdentity(path: FieldPath): boolean {
  const [first, second] = path;
  if (path.length === 1) return first === 'apiVersion' || first === 'kind';
  return path.length === 2 && first === 'metadata' && second === 'name';
}

/** A volume may be an image, which is a mapping there. */
function isVolumeImage(path: FieldPath): boolean {
  return path.at(-1) === 'image' && path.at(-3) === 'volumes';
}

const none: readonly Fault[] = [];

function misfits(value: unknown, { whole, each }: Parts, path: FieldPath): readonly Fault[] {
  if (!isOf(value, whole)) return [misshape([...path], whole, value)];
  if (each === undefined) return none;
  const isList = Array.isArray(value);
  const wrong = Object.entries(value as Fields).filter(([, item]) => !isOf(item, each) && (isSet(item) || isList));
  return wrong.map(([key, item]) => misshape([...path, isList ? Number(key) : key], each, item));
}

/** In YAML a key without a value is as good as none; an item of a list is not. */
function isSet(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function isOf(value: unknown, shape: string | undefined): boolean {
  if (shape === 'a text') return typeof value === 'string';
  return shape === 'a list' ? Array.isArray(value) : isMapping(value);
}

function isMapping(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function misshape(path: FieldPath, shape: string | undefined, value: unknown): Fault {
  const is = Array.isArray(value)
    ? 'a list'
    : isMapping(value)
      ? 'a mapping'
      : String(JSON.stringify(value)).slice(0, 60);
  const quoted = shape === 'a text' && typeof value !== 'object' ? ', in quotes' : '';
  return { path, message: `${pathText(path)}: write ${shape}${quoted} (it is ${is})` };
}
