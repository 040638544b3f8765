/** Pod template of a workload: one hardened container with its resources, probes and files. */
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import { cpuBurst } from '../config/demand';
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
  /** @default - none: for work that ends by itself */
  readonly probes?: Probes;
  /** Secrets mounted as read-only files, by mount path. @default - none */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Volume claims mounted for writing, by mount path. @default - none */
  readonly claims?: Readonly<Record<string, string>>;
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
const scratch = { size: '16Mi', disk: '128Mi' } as const;

/** Files are readable by the container's own user and group only. */
const readOnlyByGroup = 0o440;

/** @returns the template as it is written, which is newer than the typed schema in one field: `preStop.sleep` */
export function podTemplate(props: PodTemplateProps) {
  const { drain = 0, placement, userNamespaces } = props;
  const template: k8s.PodTemplateSpec = {
    metadata: { labels: { ...props.labels } },
    spec: {
      ...hardenedPod(userNamespaces === true),
      ...placement,
      ...placed(props.subnet),
      containers: [container(props)],
      dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
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

function container(props: PodTemplateProps): k8s.Container {
  const files = { ...props.secrets, ...props.claims };
  return {
    name: props.name,
    image: props.image,
    imagePullPolicy: props.pullPolicy,
    ...(props.command ? { command: [...props.command] } : {}),
    ...(props.args ? { args: [...props.args] } : {}),
    env: [ownEnvironment(props)],
    ...(props.settings ? { envFrom: [{ configMapRef: { name: props.settings } }] } : {}),
    ...(props.ports
      ? { ports: Object.entries(props.ports).map(([name, containerPort]) => ({ name, containerPort })) }
      : {}),
    ...(props.probes ? probes(props.probes) : {}),
    resources: resources(props.cpu, props.memory),
    securityContext: hardenedContainer(),
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      ...Object.entries(files).map(([mountPath, name]) => ({
        name,
        mountPath,
        ...(props.secrets?.[mountPath] ? { readOnly: true } : {}),
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

function probes({ live, ready }: Probes): Pick<k8s.Container, 'startupProbe' | 'livenessProbe' | 'readinessProbe'> {
  return {
    startupProbe: { ...live, periodSeconds: 1, timeoutSeconds: 2, failureThreshold: 90 },
    livenessProbe: { ...live, periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 },
    readinessProbe: { ...ready, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 2 },
  };
}

function resources(cpu: Cpu, memory: Memory): k8s.ResourceRequirements {
  const bytes = k8s.Quantity.fromString(canonicalMemory(mebibytes(memory)));
  const of = (milli: number) => ({
    cpu: k8s.Quantity.fromString(canonicalCpu(milli)),
    memory: bytes,
    'ephemeral-storage': k8s.Quantity.fromString(scratch.disk),
  });
  return { requests: of(milliCpu(cpu)), limits: of(milliCpu(cpu) * cpuBurst) };
}

function volumes(props: PodTemplateProps): k8s.Volume[] {
  return [
    { name: 'tmp', emptyDir: { sizeLimit: k8s.Quantity.fromString(scratch.size) } },
    ...[...new Set(Object.values(props.secrets ?? {}))].map((secretName) => ({
      name: secretName,
      secret: { secretName, defaultMode: readOnlyByGroup },
    })),
  ];
}
