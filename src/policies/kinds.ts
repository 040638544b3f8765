import { groupOf, isBuiltIn } from '../kubernetes/groups';
import type { Manifest } from '../kubernetes/manifest';
import type { LabelSelector, Labels } from '../kubernetes/selectors';
import { inNamespace } from './by-namespace';
import type { CertificateShape, IssuerShape } from './certificate-shapes';
import type {
  BackendTrafficPolicyShape,
  ClientTrafficPolicyShape,
  GatewayShape,
  RouteShape,
  SecurityPolicyShape,
} from './gateway-shapes';
import type { Amounts } from './pod-shapes';
import type { PolicyContext } from './policy';

/** The parts of each kind that the rules read, as in `pod-shapes.ts`: all optional, nothing was validated. */
export interface Kinds {
  readonly BackendTrafficPolicy: BackendTrafficPolicyShape;
  readonly Certificate: CertificateShape;
  readonly ClientTrafficPolicy: ClientTrafficPolicyShape;
  readonly ClusterIssuer: IssuerShape;
  readonly ClusterRole: RoleShape;
  readonly ClusterRoleBinding: BindingShape;
  readonly ConfigMap: { readonly binaryData?: Labels; readonly data?: Labels; readonly immutable?: boolean };
  readonly CronJob: {
    readonly spec?: {
      readonly concurrencyPolicy?: string;
      readonly jobTemplate?: { readonly metadata?: { readonly labels?: Labels }; readonly spec?: JobSpec };
      readonly startingDeadlineSeconds?: number;
    };
  };
  readonly DaemonSet: object;
  readonly Deployment: {
    readonly spec?: {
      readonly replicas?: number;
      readonly strategy?: {
        readonly rollingUpdate?: { readonly maxSurge?: number | string; readonly maxUnavailable?: number | string };
        readonly type?: string;
      };
    };
  };
  readonly Gateway: GatewayShape;
  readonly HTTPRoute: RouteShape;
  readonly HorizontalPodAutoscaler: {
    readonly spec?: {
      readonly maxReplicas?: number;
      readonly metrics?: readonly Metric[];
      readonly minReplicas?: number;
      readonly scaleTargetRef?: { readonly apiVersion?: string; readonly kind?: string; readonly name?: string };
    };
  };
  readonly Issuer: IssuerShape;
  readonly Ingress: { readonly spec?: IngressSpec };
  readonly Job: { readonly spec?: JobSpec };
  readonly LimitRange: { readonly spec?: { readonly limits?: readonly LimitRangeItem[] } };
  readonly NetworkPolicy: { readonly spec?: NetworkPolicySpec };
  readonly PodDisruptionBudget: {
    readonly spec?: {
      readonly maxUnavailable?: number | string;
      readonly minAvailable?: number | string;
      readonly selector?: LabelSelector;
      readonly unhealthyPodEvictionPolicy?: string;
    };
  };
  readonly PersistentVolume: { readonly spec?: { readonly hostPath?: object } };
  readonly PersistentVolumeClaim: VolumeClaim;
  readonly PriorityClass: { readonly globalDefault?: boolean; readonly value?: number };
  readonly ResourceQuota: { readonly spec?: { readonly hard?: Readonly<Record<string, unknown>> } };
  readonly Role: RoleShape;
  readonly RoleBinding: BindingShape;
  readonly Secret: { readonly data?: object; readonly stringData?: object };
  readonly SecurityPolicy: SecurityPolicyShape;
  readonly Service: { readonly spec?: ServiceSpec };
  readonly ServiceAccount: { readonly automountServiceAccountToken?: boolean };
  readonly StatefulSet: {
    readonly spec?: {
      readonly replicas?: number;
      readonly persistentVolumeClaimRetentionPolicy?: { readonly whenDeleted?: string; readonly whenScaled?: string };
      readonly serviceName?: string;
      readonly volumeClaimTemplates?: readonly ClaimTemplate[];
    };
  };
}

export interface VolumeClaim {
  readonly spec?: {
    readonly accessModes?: readonly string[];
    readonly dataSource?: object;
    readonly dataSourceRef?: object;
    readonly resources?: { readonly requests?: { readonly storage?: string | number } };
    readonly storageClassName?: string;
  };
}

interface ClaimTemplate extends VolumeClaim {
  readonly metadata?: { readonly labels?: Labels; readonly name?: string };
}

/** A metric of an autoscaler. */
interface Metric {
  readonly resource?: {
    readonly name?: string;
    readonly target?: { readonly averageUtilization?: number; readonly type?: string };
  };
  readonly type?: string;
}

export interface ServiceSpec {
  readonly clusterIP?: string;
  readonly externalIPs?: readonly string[];
  readonly publishNotReadyAddresses?: boolean;
  readonly ports?: readonly ServicePort[];
  readonly selector?: Labels;
  readonly type?: string;
}

export interface ServicePort {
  readonly protocol?: string;
  readonly name?: string;
  readonly port?: number;
  readonly targetPort?: number | string;
}

export interface IngressSpec {
  readonly defaultBackend?: IngressBackend;
  readonly ingressClassName?: string;
  readonly rules?: readonly {
    readonly host?: string;
    readonly http?: { readonly paths?: readonly IngressPath[] };
  }[];
  readonly tls?: readonly { readonly hosts?: readonly string[]; readonly secretName?: string }[];
}

interface IngressPath {
  readonly backend?: IngressBackend;
  readonly path?: string;
  readonly pathType?: string;
}

export interface IngressBackend {
  readonly service?: {
    readonly name?: string;
    readonly port?: { readonly name?: string; readonly number?: number };
  };
}

export interface JobSpec {
  readonly activeDeadlineSeconds?: number;
  readonly backoffLimit?: number;
  readonly ttlSecondsAfterFinished?: number;
}

export interface LimitRangeItem {
  readonly type?: string;
  readonly max?: Amounts;
  readonly min?: Amounts;
  readonly default?: Amounts;
  readonly defaultRequest?: Amounts;
}

export interface NetworkPolicySpec {
  readonly egress?: readonly { readonly ports?: readonly PolicyPort[]; readonly to?: readonly Peer[] }[];
  readonly ingress?: readonly { readonly from?: readonly Peer[]; readonly ports?: readonly PolicyPort[] }[];
  readonly podSelector?: LabelSelector;
  readonly policyTypes?: readonly string[];
}

export interface PolicyPort {
  readonly endPort?: number;
  readonly port?: number | string;
  readonly protocol?: string;
}

export interface Peer {
  readonly ipBlock?: { readonly cidr?: string; readonly except?: readonly string[] };
  readonly namespaceSelector?: LabelSelector;
  readonly podSelector?: LabelSelector;
}

export interface RbacRule {
  readonly apiGroups?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
  readonly resources?: readonly string[];
  readonly verbs?: readonly string[];
}

interface RoleShape {
  readonly rules?: readonly RbacRule[];
}

export interface BindingShape {
  readonly roleRef?: { readonly apiGroup?: string; readonly kind?: string; readonly name?: string };
  readonly subjects?: readonly SubjectShape[];
}

export interface SubjectShape {
  readonly apiGroup?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** Type guard for a kind: from then on its fields can be read. */
export function isKind<K extends keyof Kinds>(object: Manifest, ...kinds: readonly K[]): object is Manifest & Kinds[K] {
  return kinds.some((kind) => kind === object.kind) && isBuiltIn(object.kind, groupOf(object.apiVersion));
}

/** By the objects of a namespace: the rules ask for each object anew. */
const known = new WeakMap<readonly Manifest[], Map<string, readonly Manifest[]>>();

/** The objects of one kind in a namespace. */
export function objectsOf<K extends keyof Kinds>(
  context: PolicyContext,
  kind: K,
  namespace: string | undefined,
): readonly (Manifest & Kinds[K])[] {
  const all = inNamespace(context.objects, namespace);
  const kinds = known.get(all) ?? new Map<string, readonly Manifest[]>();
  known.set(all, kinds);
  const found = kinds.get(kind) ?? all.filter((object) => isKind(object, kind));
  kinds.set(kind, found);
  return found as readonly (Manifest & Kinds[K])[];
}
