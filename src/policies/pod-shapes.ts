import type { LabelSelector } from '../kubernetes/selectors';

/*
 * The parts of a pod that the rules read. Every member is optional because nothing was validated before:
 * a rule says what is missing, it does not crash on it.
 */

export interface PodTemplate {
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: PodSpec;
}

export interface PodSpec {
  readonly affinity?: {
    readonly podAntiAffinity?: {
      readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly AffinityTerm[];
      readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
        readonly podAffinityTerm?: AffinityTerm;
      }[];
    };
  };
  readonly automountServiceAccountToken?: boolean;
  readonly containers?: readonly Container[];
  readonly dnsConfig?: {
    readonly nameservers?: readonly string[];
    readonly options?: readonly { readonly name?: string; readonly value?: string }[];
  };
  readonly dnsPolicy?: string;
  readonly enableServiceLinks?: boolean;
  readonly ephemeralContainers?: readonly Container[];
  readonly hostIPC?: boolean;
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostUsers?: boolean;
  readonly initContainers?: readonly Container[];
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly priorityClassName?: string;
  readonly readinessGates?: readonly object[];
  readonly restartPolicy?: string;
  readonly securityContext?: SecurityContext;
  readonly serviceAccount?: string;
  readonly serviceAccountName?: string;
  readonly shareProcessNamespace?: boolean;
  readonly terminationGracePeriodSeconds?: number;
  readonly topologySpreadConstraints?: readonly (AffinityTerm & { readonly maxSkew?: number })[];
  readonly volumes?: readonly Volume[];
}

export interface AffinityTerm {
  readonly labelSelector?: LabelSelector;
  readonly topologyKey?: string;
}

export interface Volume {
  readonly name: string;
  readonly configMap?: { readonly name?: string };
  readonly emptyDir?: { readonly sizeLimit?: string };
  readonly secret?: {
    readonly defaultMode?: number;
    readonly items?: readonly { readonly key?: string }[];
    readonly secretName?: string;
  };
  readonly [source: string]: unknown;
}

export interface Container {
  readonly name: string;
  readonly args?: readonly string[];
  readonly command?: readonly string[];
  readonly env?: readonly EnvVar[];
  readonly envFrom?: readonly {
    readonly configMapRef?: { readonly name?: string };
    readonly secretRef?: { readonly name?: string };
  }[];
  readonly image?: string;
  readonly imagePullPolicy?: string;
  readonly lifecycle?: { readonly postStart?: Handler; readonly preStop?: Handler };
  readonly livenessProbe?: Handler;
  readonly ports?: readonly ContainerPort[];
  readonly readinessProbe?: Handler;
  readonly resources?: { readonly limits?: Amounts; readonly requests?: Amounts };
  /** `Always` makes an init container a sidecar. */
  readonly restartPolicy?: string;
  readonly securityContext?: SecurityContext;
  readonly startupProbe?: Handler;
  readonly volumeMounts?: readonly {
    readonly mountPath?: string;
    readonly name?: string;
    readonly readOnly?: boolean;
    readonly subPath?: string;
    readonly subPathExpr?: string;
  }[];
}

export interface EnvVar {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly configMapKeyRef?: ConfigKey;
    readonly secretKeyRef?: { readonly name?: string; readonly key?: string };
  };
}

/** One key of a ConfigMap. */
export interface ConfigKey {
  readonly name?: string;
  readonly key?: string;
  readonly optional?: boolean;
}

export interface ContainerPort {
  readonly containerPort?: number;
  readonly hostPort?: number;
  readonly name?: string;
}

/** Quantities by resource, such as `{ cpu: '100m' }`. */
export type Amounts = Readonly<Record<string, string | number>>;

/** The action of a probe or a lifecycle hook. */
export interface Handler {
  readonly exec?: { readonly command?: readonly string[] };
  readonly grpc?: { readonly port?: number; readonly service?: string };
  readonly httpGet?: { readonly host?: string; readonly path?: string; readonly port?: number | string };
  readonly sleep?: { readonly seconds?: number };
  readonly tcpSocket?: { readonly host?: string; readonly port?: number | string };
}

/** The security contexts of pods and of containers in one shape. */
export interface SecurityContext {
  readonly allowPrivilegeEscalation?: boolean;
  readonly appArmorProfile?: { readonly type?: string };
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
  readonly fsGroup?: number;
  readonly privileged?: boolean;
  readonly procMount?: string;
  readonly readOnlyRootFilesystem?: boolean;
  readonly runAsGroup?: number;
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly seLinuxOptions?: { readonly role?: string; readonly type?: string; readonly user?: string };
  readonly seccompProfile?: { readonly type?: string };
  readonly supplementalGroups?: readonly number[];
  readonly sysctls?: readonly { readonly name: string }[];
  readonly windowsOptions?: { readonly hostProcess?: boolean };
}
