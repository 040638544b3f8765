/** Pod template of a workload: one hardened container with its resources, probes and files. */
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import { cpuBurst } from '../config/demand';
import { lookupOptions } from '../config/flows';
import type { Cpu, Memory } from '../kubernetes/quantity';
import { canonicalCpu, canonicalMemory, mebibytes, milliCpu } from '../kubernetes/quantity';
import { hardenedContainer, hardenedPod } from './hardening';
import { exemption } from './labels';
import { NamespacedChart } from './namespaced-chart';
import { Settings } from './settings';
import { placed } from './spread';

/** Probes of a container; their paths differ, so that a lost database restarts no pod. */
export interface Probes {
  /** Is the process alive? Never a question about others. */
  readonly live: k8s.Probe;
  /** Can it serve now? */
  readonly ready: k8s.Probe;
}

/** A container beside the one that the pod is for. */
export interface Companion
  extends Pick<
    PodTemplateProps,
    | 'args'
    | 'certificates'
    | 'command'
    | 'cpu'
    | 'disk'
    | 'image'
    | 'memory'
    | 'name'
    | 'ports'
    | 'probes'
    | 'secrets'
    | 'settings'
    | 'shared'
  > {
  /**
   * `before`: it ends, then the next one starts; `beside`: it starts before the pod's own and runs until the pod ends;
   * `along`: it starts with the pod's own, which does not wait for it, not even for its image.
   */
  readonly runs: 'before' | 'beside' | 'along';
  /** The next container starts when this path on this port is answered. @default - at once */
  readonly started?: { readonly path: string; readonly port: number };
}

export interface PodTemplateProps {
  /** Name of the container and of its ServiceAccount. */
  readonly name: string;
  /** With `env`: a pod is started in a namespace of that environment only. */
  readonly labels: Readonly<Record<string, string>>;
  /** Full reference, with tag or digest. */
  readonly image: string;
  readonly pullPolicy: 'Always' | 'IfNotPresent';
  readonly priorityClass: string;
  /** Thousandths of a core that one instance asks for; its limit is eight times that. */
  readonly cpu: Cpu;
  /** What one instance asks for, and its limit. */
  readonly memory: Memory;
  /** Whether the pod's users are unprivileged ones of the node, or why not. */
  readonly userNamespaces: true | { readonly off: string };
  /** @default - the image's own entry point with no arguments */
  readonly args?: readonly string[];
  /** @default - the image's entry point */
  readonly command?: readonly string[];
  /** The ConfigMap of its settings: each key is a variable. @default - none */
  readonly settings?: string;
  /** Ports by name. @default - none */
  readonly ports?: Readonly<Record<string, number>>;
  /** Ports that take datagrams (UDP), by name. @default - none */
  readonly datagramPorts?: Readonly<Record<string, number>>;
  /** Address of the only server that it asks for names. */
  readonly nameserver: string;
  /** @default - none: for work that ends by itself */
  readonly probes?: Probes;
  /** Secrets mounted as read-only files, by mount path. @default - none */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Secrets of which only the certificate is mounted (`tls.crt`), without its key, by mount path. @default - none */
  readonly certificates?: Readonly<Record<string, string>>;
  /** Volume claims mounted for writing, by mount path. @default - none */
  readonly claims?: Readonly<Record<string, string>>;
  /** Volumes by mount path that are empty at first, and the same one for each container that names it. @default - none */
  readonly shared?: Readonly<Record<string, string>>;
  /** Containers beside this one, in the order in which they start. @default - none */
  readonly companions?: readonly Companion[];
  /** What it may write below /tmp and to its log. @default 16Mi of 128Mi */
  readonly disk?: Disk;
  /** Seconds between the wish to stop and SIGTERM, in which the pod leaves every list of endpoints. @default 0 */
  readonly drain?: number;
  /** @default Always */
  readonly restartPolicy?: 'Always' | 'Never';
  /** The only subnet whose nodes run it. @default - any node */
  readonly subnet?: string;
  /** @default - none */
  readonly placement?: Pick<k8s.PodSpec, 'affinity' | 'topologySpreadConstraints'>;
}

/** Seconds that a server has for the requests in flight, after SIGTERM. */
const finish = 25;

/** What a container may write below /tmp, and with the logs that the node keeps of it. Requested in full: a full disk evicts. */
export interface Disk {
  readonly scratch: Memory;
  readonly all: Memory;
}

const disk: Disk = { scratch: '16Mi', all: '128Mi' };

/** Files are readable by the container's own user and group only. */
const readOnlyByGroup = 0o440;

/** @returns the template as it is written, which is newer than the typed schema in one field: `preStop.sleep` */
export function podTemplate(props: PodTemplateProps) {
  const { companions = [], drain = 0, placement, userNamespaces } = props;
  const along = companions.filter(({ runs }) => runs === 'along');
  const first = companions.filter(({ runs }) => runs !== 'along');
  const template: k8s.PodTemplateSpec = {
    metadata: { labels: { ...props.labels } },
    spec: {
      ...hardenedPod(userNamespaces === true),
      ...placement,
      ...placed(props.subnet),
      ...(first.length > 0 ? { initContainers: first.map((one) => companion(one, props)) } : {}),
      containers: [container(props), ...along.map((one) => companion(one, props))],
      dnsConfig: {
        nameservers: [props.nameserver],
        options: Object.entries(lookupOptions).map(([name, value]) => ({ name, value })),
      },
      dnsPolicy: 'None',
      priorityClassName: props.priorityClass,
      restartPolicy: props.restartPolicy ?? 'Always',
      serviceAccountName: props.name,
      terminationGracePeriodSeconds: drain + finish + 5,
      volumes: volumes(props),
    },
  };
  const written = k8s.KubePodTemplate.manifest({ template }).template as {
    metadata: { labels: Record<string, string> };
    spec: { containers: { lifecycle?: unknown }[] } & Record<string, unknown>;
  };
  if (drain > 0) {
    for (const one of written.spec.containers) one.lifecycle = { preStop: { sleep: { seconds: drain } } };
  }
  return written;
}

/** The annotations of a workload: that its pods have no user namespace, and why; none where they have. */
export function userNamespaceExemption(userNamespaces: PodTemplateProps['userNamespaces']): Record<string, string> {
  return userNamespaces === true ? {} : { ...exemption('user-namespaces', userNamespaces.off) };
}

interface ContainerProps extends PodTemplateProps {
  /** Whether it is the one that the pod is for. @default true */
  readonly alone?: boolean;
}

function container(props: ContainerProps): k8s.Container {
  const shown = Object.entries(props.certificates ?? {}).map(([path, secret]) => [path, certificateOf(secret)]);
  const secrets: Readonly<Record<string, string>> = { ...props.secrets, ...Object.fromEntries(shown) };
  const files = { ...secrets, ...props.claims, ...props.shared };
  return {
    name: props.name,
    image: props.image,
    imagePullPolicy: props.pullPolicy,
    ...(props.command ? { command: [...props.command] } : {}),
    ...(props.args ? { args: [...props.args] } : {}),
    env: [ownEnvironment(props)],
    ...(props.settings ? { envFrom: [{ configMapRef: { name: props.settings } }] } : {}),
    ...ports(props),
    ...(props.probes ? probes(props.probes) : {}),
    resources: resources(props),
    securityContext: hardenedContainer(),
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: [
      { name: tmpOf(props), mountPath: '/tmp' },
      ...Object.entries(files).map(([mountPath, name]) => ({
        name,
        mountPath,
        ...(secrets[mountPath] ? { readOnly: true } : {}),
      })),
    ],
  };
}

/** The kubelet finds this key in a namespace of the same environment only, and else does not start the container. */
function ownEnvironment({ name, labels: { env } }: PodTemplateProps): k8s.EnvVar {
  if (!env) {
    throw new Error(
      `'labels' must have env because a pod of no environment is started nowhere, got none for '${name}'`,
    );
  }
  return {
    name: Settings.environment,
    valueFrom: { configMapKeyRef: { name: NamespacedChart.identity, key: env } },
  };
}

function ports({ datagramPorts = {}, ports = {} }: PodTemplateProps): Pick<k8s.Container, 'ports'> {
  const all = [
    ...Object.entries(ports).map(([name, containerPort]) => ({ name, containerPort })),
    ...Object.entries(datagramPorts).map(([name, containerPort]) => ({ name, containerPort, protocol: 'UDP' })),
  ];
  return all.length > 0 ? { ports: all } : {};
}

function probes({ live, ready }: Probes): Pick<k8s.Container, 'startupProbe' | 'livenessProbe' | 'readinessProbe'> {
  return {
    startupProbe: { ...live, periodSeconds: 1, timeoutSeconds: 2, failureThreshold: 90 },
    livenessProbe: { ...live, periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 },
    readinessProbe: { ...ready, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 2 },
  };
}

function resources({ cpu, memory, disk: { all } = disk }: PodTemplateProps): k8s.ResourceRequirements {
  const bytes = k8s.Quantity.fromString(canonicalMemory(mebibytes(memory)));
  const of = (milli: number) => ({
    cpu: k8s.Quantity.fromString(canonicalCpu(milli)),
    memory: bytes,
    'ephemeral-storage': k8s.Quantity.fromString(all),
  });
  return { requests: of(milliCpu(cpu)), limits: of(milliCpu(cpu) * cpuBurst) };
}

/** One beside the pod's own: with the identity of the pod, and what is its own. */
function companion({ runs, started, ...own }: Companion, pod: PodTemplateProps): k8s.Container {
  const { labels, nameserver, priorityClass, pullPolicy } = pod;
  const props = { ...own, labels, nameserver, priorityClass, pullPolicy };
  const httpGet = started && { path: started.path, port: k8s.IntOrString.fromNumber(started.port) };
  return {
    ...container({ ...props, userNamespaces: pod.userNamespaces, alone: false }),
    ...(runs === 'beside' ? { restartPolicy: 'Always' } : {}),
    ...(httpGet ? { startupProbe: { httpGet, periodSeconds: 1, timeoutSeconds: 2, failureThreshold: 90 } } : {}),
  };
}

/** The volume behind a container's /tmp: no two containers of a pod share one. */
function tmpOf({ name, alone = true }: ContainerProps): string {
  return alone ? 'tmp' : `tmp-${name}`;
}

/** The volume with the certificate of a Secret. */
function certificateOf(secret: string): string {
  return `${secret}-certificate`;
}

function volumes(props: PodTemplateProps): k8s.Volume[] {
  const all: readonly ContainerProps[] = [
    props,
    ...(props.companions ?? []).map((one) => ({ ...props, ...one, alone: false })),
  ];
  return [
    ...all.map((one) => ({
      name: tmpOf(one),
      emptyDir: { sizeLimit: k8s.Quantity.fromString((one.disk ?? disk).scratch) },
    })),
    ...names(all, 'shared').map((name) => ({ name, emptyDir: { sizeLimit: k8s.Quantity.fromString(disk.scratch) } })),
    ...names(all, 'secrets').map((secretName) => ({
      name: secretName,
      secret: { secretName, defaultMode: readOnlyByGroup },
    })),
    ...names(all, 'certificates').map((secretName) => ({
      name: certificateOf(secretName),
      secret: { secretName, defaultMode: readOnlyByGroup, items: [{ key: 'tls.crt', path: 'tls.crt' }] },
    })),
  ];
}

/** What the containers of a pod name under `key`, each once. */
function names(all: readonly ContainerProps[], key: 'certificates' | 'secrets' | 'shared'): readonly string[] {
  return [...new Set(all.flatMap((one) => Object.values(one[key] ?? {})))];
}
