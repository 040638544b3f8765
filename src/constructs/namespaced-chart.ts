/** Chart of one namespace, with its guardrails and workloads. */
import { Chart } from 'cdk8s';
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import type { Construct } from 'constructs';
import type { Demand } from '../config/demand';
import { containerLimit, cpuBurst, spare, sum } from '../config/demand';
import type { Manifest } from '../kubernetes/manifest';
import { canonicalCpu, canonicalMemory } from '../kubernetes/quantity';
import { labels } from './labels';
import { PersonaBinding, type PersonaBindingProps } from './persona-binding';
import { PlainObject } from './plain-object';
import { ServiceAccount } from './service-account';

export interface NamespacedChartProps {
  /** The service: name of the chart, the namespace and the file. */
  readonly name: string;
  /** Its part in the system. */
  readonly component: string;
  /** The environment that every object is labelled with. */
  readonly environment: string;
  /** Version of the platform. */
  readonly version: string;
  /** The Pod Security rules that are enforced, such as `v1.36`. */
  readonly podSecurityVersion: string;
  /** Roles that groups of people have in it. @default - people have none */
  readonly personas?: readonly PersonaBindingProps[];
}

/**
 * A namespace in which nothing is allowed that was not asked for: Pod Security "restricted", all traffic denied in both
 * directions, no token for the default ServiceAccount, a quota that is what its workloads add up to, defaults for pods
 * that state no resources, and no pod of another environment. One namespace, one chart, one file. Cluster-scoped objects
 * do not belong here.
 */
export class NamespacedChart extends Chart {
  /** The ConfigMap in which a namespace says of which environment it is. */
  static readonly identity = 'environment';

  /** The chart that a construct is in. @throws when it is in no such chart */
  static around(scope: Construct): NamespacedChart {
    const chart = NamespacedChart.all.get(Chart.of(scope));
    if (!chart) {
      throw new Error(
        `'${scope.node.path}' must be inside a NamespacedChart because its namespace and labels come from it`,
      );
    }
    return chart;
  }

  /** `instanceof` would not do: cdk8s makes it true for every Chart. */
  private static readonly all = new WeakMap<Chart, NamespacedChart>();

  readonly name: string;
  readonly environment: string;
  readonly allLabels: (instance?: string) => Readonly<Record<string, string>>;
  private readonly demands: Demand[] = [spare];

  constructor(scope: Construct, props: NamespacedChartProps) {
    super(scope, props.name, { namespace: props.name, labels: { ...labels(props) }, disableResourceNameHashes: true });
    NamespacedChart.all.set(this, this);
    this.name = props.name;
    this.environment = props.environment;
    this.allLabels = (instance) => labels({ ...props, instance });
    this.defineNamespace(props.podSecurityVersion);
    this.defineIdentity();
    this.defineDefaultServiceAccount();
    this.defineDefaultDeny();
    this.defineQuota();
    this.defineLimits();
    for (const persona of props.personas ?? []) new PersonaBinding(this, persona.role, persona);
  }

  /** Adds what a workload can come to ask for to the namespace's quota. */
  reserve(demand: Demand): void {
    this.demands.push(demand);
  }

  private defineNamespace(podSecurityVersion: string): void {
    new ClusterObject(this, 'namespace', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: this.name,
        labels: {
          // The API server sets it by itself: written here, so that the cluster has nothing that was not reviewed.
          'kubernetes.io/metadata.name': this.name,
          'pod-security.kubernetes.io/audit': 'restricted',
          'pod-security.kubernetes.io/audit-version': podSecurityVersion,
          'pod-security.kubernetes.io/enforce': 'restricted',
          'pod-security.kubernetes.io/enforce-version': podSecurityVersion,
          'pod-security.kubernetes.io/warn': 'restricted',
          'pod-security.kubernetes.io/warn-version': podSecurityVersion,
        },
      },
    });
  }

  /**
   * What the namespace says of itself: pods ask for its one key by the name of their environment, and the kubelet starts
   * none that asks for another. It is immutable and not replaced: that would be another environment.
   */
  private defineIdentity(): void {
    new PlainObject(this, 'identity', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: NamespacedChart.identity },
      immutable: true,
      data: { [this.environment]: this.environment },
    });
  }

  private defineDefaultServiceAccount(): void {
    new ServiceAccount(this, 'default-service-account', { name: 'default' });
  }

  private defineDefaultDeny(): void {
    new PlainObject(
      this,
      'default-deny',
      k8s.KubeNetworkPolicy.manifest({
        metadata: { name: 'default-deny' },
        spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      }),
    );
  }

  private defineQuota(): void {
    new Quota(this, 'quota', () => sum(this.demands));
  }

  private defineLimits(): void {
    const small = { cpu: k8s.Quantity.fromString('10m'), memory: k8s.Quantity.fromString('32Mi') };
    new PlainObject(
      this,
      'limits',
      k8s.KubeLimitRange.manifest({
        metadata: { name: 'limits' },
        spec: {
          limits: [
            {
              type: 'Container',
              min: { cpu: k8s.Quantity.fromString('5m'), memory: k8s.Quantity.fromString('8Mi') },
              max: {
                cpu: k8s.Quantity.fromString(canonicalCpu(containerLimit.cpu)),
                memory: k8s.Quantity.fromString(canonicalMemory(containerLimit.memory)),
              },
              defaultRequest: small,
              default: small,
            },
          ],
        },
      }),
    );
  }
}

/** An object that has no namespace, inside a chart that has one. */
class ClusterObject extends PlainObject {
  override toJson(): Manifest {
    const { metadata, ...rest } = super.toJson();
    const { namespace: _, ...own } = metadata;
    return { ...rest, metadata: own };
  }
}

/** A ResourceQuota of what the workloads of a chart add up to once it is complete. */
class Quota extends PlainObject {
  constructor(
    scope: Construct,
    id: string,
    private readonly demand: () => Demand,
  ) {
    super(scope, id, { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'quota' } });
  }

  override toJson(): Manifest {
    return { ...super.toJson(), spec: { hard: hard(this.demand()) } };
  }
}

/** Keys in the order of the alphabet, as `PlainObject` writes them. */
function hard({ pods, cpu, memory }: Demand): Readonly<Record<string, string>> {
  return {
    'limits.cpu': canonicalCpu(cpu * cpuBurst),
    'limits.memory': canonicalMemory(memory),
    pods: String(pods),
    'requests.cpu': canonicalCpu(cpu),
    'requests.memory': canonicalMemory(memory),
  };
}
