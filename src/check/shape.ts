/** Fields that are of another type than Kubernetes gives them: nobody can judge such an object, and kubectl refuses it. */
import type { Path } from './lines';

export interface Misshape {
  readonly path: Path;
  readonly message: string;
}

/** Groups whose fields are known here; what others mean by a field of the same name is theirs to say. */
const groups = ['', 'apps', 'autoscaling', 'batch', 'networking.k8s.io', 'policy', 'rbac.authorization.k8s.io'];

/** By name, wherever it stands; names that mean different things in different places are left out. */
const shapes: Readonly<Record<Shape, readonly string[]>> = {
  'a mapping of texts': ['annotations', 'labels', 'matchLabels', 'nodeSelector', 'binaryData', 'stringData'],
  'a mapping': [
    'affinity',
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
  'a list of texts': ['add', 'apiGroups', 'args', 'command', 'drop', 'hosts', 'policyTypes', 'verbs'],
  'a text': [
    'host',
    'image',
    'imagePullPolicy',
    'mountPath',
    'namespace',
    'priorityClassName',
    'serviceAccountName',
    'storageClassName',
  ],
};

type Shape = 'a mapping of texts' | 'a mapping' | 'a list of mappings' | 'a list of texts' | 'a text';

const shapeOf = new Map(
  Object.entries(shapes).flatMap(([shape, names]) => names.map((name) => [name, shape as Shape] as const)),
);

/** Mappings whose keys are anybody's, so that no name in them means anything. */
const free = new Set([...shapes['a mapping of texts'], 'data', 'hard', 'limits', 'requests', 'status']);

/** @param group of its `apiVersion`; empty for the core */
export function misshapesOf(object: object, group: string): readonly Misshape[] {
  const { data, metadata } = object as Fields;
  if (!groups.includes(group)) return within({ metadata }, []);
  // In the core these are ConfigMaps and Secrets.
  const texts = group === '' && isSet(data) ? misfits(data, 'a mapping of texts', ['data']) : [];
  return [...within(object, []), ...texts];
}

type Fields = Readonly<Record<string, unknown>>;

function within(value: unknown, path: Path): readonly Misshape[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => within(item, [...path, at]));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const here = [...path, key];
    const shape = shapeOf.get(key);
    const wrong = shape && isSet(item) && !isVolumeImage(path, key) ? misfits(item, shape, here) : [];
    return wrong.length > 0 || free.has(key) ? wrong : within(item, here);
  });
}

/** A volume may be an image, which is a mapping there. */
function isVolumeImage(path: Path, key: string): boolean {
  return key === 'image' && path.at(-2) === 'volumes';
}

function misfits(value: unknown, shape: Shape, path: Path): readonly Misshape[] {
  const [whole, parts] = shape.split(/ of /);
  if (!isOf(value, whole)) return [misshape(path, whole, value)];
  if (parts === undefined) return [];
  const one = parts === 'texts' ? 'a text' : 'a mapping';
  return Object.entries(value as object)
    .filter(([, item]) => !isOf(item, one) && (isSet(item) || Array.isArray(value)))
    .map(([key, item]) => misshape([...path, Array.isArray(value) ? Number(key) : key], one, item));
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

function misshape(path: Path, shape: string | undefined, value: unknown): Misshape {
  const is = Array.isArray(value)
    ? 'a list'
    : isMapping(value)
      ? 'a mapping'
      : String(JSON.stringify(value)).slice(0, 60);
  const quoted = shape === 'a text' && typeof value !== 'object' ? ', in quotes' : '';
  return { path, message: `${written(path)}: write ${shape}${quoted} (it is ${is})` };
}

/** `spec.containers[0].image`. */
function written(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1);
}
