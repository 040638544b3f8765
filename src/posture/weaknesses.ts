/** Weak points of the pods of a workload, each a sentence: what a change adds is what weakens them. */
import { list, type Manifest } from '../kubernetes/manifest';
import { podTemplatesOf } from '../kubernetes/pod-template';
import type { Risk } from './change';

interface SecurityContext {
  readonly privileged?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
  readonly readOnlyRootFilesystem?: boolean;
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly seccompProfile?: { readonly type?: string };
  readonly capabilities?: { readonly add?: readonly string[] | null; readonly drop?: readonly string[] | null };
}

interface Container {
  readonly name?: string;
  readonly image?: string;
  readonly securityContext?: SecurityContext | null;
  readonly readinessProbe?: object | null;
  readonly livenessProbe?: object | null;
  readonly startupProbe?: object | null;
  readonly resources?: { readonly limits?: { readonly memory?: unknown } | null } | null;
  readonly ports?: readonly { readonly hostPort?: number }[] | null;
}

interface Spec {
  readonly containers?: readonly Container[] | null;
  readonly initContainers?: readonly Container[] | null;
  readonly securityContext?: SecurityContext | null;
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly automountServiceAccountToken?: boolean;
  readonly volumes?: readonly { readonly hostPath?: { readonly path?: string } | null }[] | null;
}

const served = ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout'];

export interface Weakness {
  readonly risk: Risk;
  /** @default - all of the pod */
  readonly container?: string;
}

/** Weak points of an object's pods by their sentences. */
export function weaknessesOf(object: Manifest | undefined): ReadonlyMap<string, Weakness> {
  const found = new Map<string, Weakness>();
  for (const { template } of object ? podTemplatesOf(object) : [])
    if (object && template.spec) addOf(object, template.spec, found);
  return found;
}

function addOf(object: Manifest, spec: Spec, found: Map<string, Weakness>): void {
  const add = (holds: boolean, says: string, risk: Risk) => holds && found.set(says, { risk });
  add(spec.hostNetwork === true, 'has the network of its node', 'high');
  add(spec.hostPID === true, 'sees the processes of its node', 'high');
  add(spec.hostIPC === true, 'shares memory with its node', 'high');
  add(spec.automountServiceAccountToken !== false, 'mounts the token of its ServiceAccount', 'medium');
  for (const { hostPath } of list(spec.volumes)) {
    if (hostPath) found.set(`mounts ${hostPath.path ?? 'a path'} of its node`, { risk: 'high' });
  }
  for (const { container, name } of [...named(spec.containers), ...named(spec.initContainers, 'init ')]) {
    for (const [says, risk] of ofContainer(container, spec.securityContext ?? {})) {
      found.set(`${name} ${says}`, { risk, container: name });
    }
  }
  for (const { container, name } of served.includes(object.kind) ? named(spec.containers) : []) {
    const probes = [
      [container.readinessProbe, 'readiness', 'medium'],
      [container.livenessProbe, 'liveness', 'medium'],
      [container.startupProbe, 'startup', 'low'],
    ] as const;
    for (const [probe, kind, risk] of probes) {
      if (!probe) found.set(`${name} has no ${kind} probe`, { risk, container: name });
    }
  }
}

/** Containers with their names; one without a name by its place. */
export function named<T extends { readonly name?: string }>(
  containers: readonly T[] | null | undefined,
  role = '',
): readonly { readonly container: T; readonly name: string }[] {
  return list(containers).map((container, at) => ({ container, name: container.name ?? `${role}container ${at + 1}` }));
}

function ofContainer(container: Container, pod: SecurityContext): readonly (readonly [says: string, risk: Risk])[] {
  const own = container.securityContext ?? {};
  const { add, drop } = own.capabilities ?? {};
  const user = own.runAsUser ?? pod.runAsUser;
  const isRoot = user === 0 || (user === undefined && (own.runAsNonRoot ?? pod.runAsNonRoot) !== true);
  const weak: readonly (readonly [holds: boolean, says: string, risk: Risk])[] = [
    [own.privileged === true, 'is privileged', 'high'],
    [own.allowPrivilegeEscalation !== false, 'may gain privileges', 'medium'],
    [isRoot, 'may run as root', 'medium'],
    [own.readOnlyRootFilesystem !== true, 'may write to its root file system', 'low'],
    [!list(drop).includes('ALL'), 'keeps the capabilities of its container engine', 'medium'],
    [!(own.seccompProfile ?? pod.seccompProfile), 'has no seccomp profile', 'medium'],
    [!/@sha256:/.test(container.image ?? ''), 'runs an image without a digest', 'medium'],
    [/(:latest|\/[^:@]+)$/.test(`/${container.image ?? ''}`), 'runs whatever image is the latest', 'medium'],
    [!container.resources?.limits?.memory, 'has no limit of memory', 'medium'],
  ];
  return [
    ...weak.filter(([holds]) => holds).map(([, says, risk]) => [says, risk] as const),
    ...list(add).map((name) => [`adds the capability ${name}`, 'high'] as const),
    ...list(container.ports).flatMap(({ hostPort }) =>
      typeof hostPort !== 'number' ? [] : [[`takes port ${hostPort} of its node`, 'high'] as const],
    ),
  ];
}
