/** StatefulSet of one pod: a server of our own that keeps files on a volume. */
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import { Construct } from 'constructs';
import { demand } from '../config/demand';
import type { Capacity } from '../config/environment';
import type { Memory } from '../kubernetes/quantity';
import { DisruptionBudget } from './disruption-budget';
import { exemption, nameLabel, stableLabels } from './labels';
import { NamespacedChart } from './namespaced-chart';
import { PlainObject } from './plain-object';
import type { PodTemplateProps } from './pod-template';
import { podTemplate, userNamespaceExemption } from './pod-template';
import { ServiceAccount } from './service-account';
import { Settings } from './settings';
import type { Spread } from './spread';
import { spread } from './spread';
import { statefulSet } from './stateful-set';

export interface VolumeServiceProps
  extends Pick<
    PodTemplateProps,
    'args' | 'image' | 'nameserver' | 'pullPolicy' | 'priorityClass' | 'userNamespaces' | 'secrets' | 'subnet'
  > {
  /** Settings beside its ports, by the names of variables; never secrets. @default - none */
  readonly settings?: Readonly<Record<string, string>>;
  /** The port that callers reach, by TLS. */
  readonly port: number;
  /** The port of `/metrics` and of its probes, in plain text. */
  readonly metricsPort: number;
  /** Path on the port of metrics that answers as long as the process is alive. */
  readonly livePath: string;
  /** Path on the port of metrics that answers while it can serve. */
  readonly readyPath: string;
  readonly capacity: Omit<Capacity, 'instances'>;
  /** Size of its volume, which is kept when the pod or the whole set is deleted. */
  readonly storage: Memory;
  /** Where the volume is mounted. */
  readonly dataPath: string;
  readonly spread: Spread;
  /** Why one pod is enough: a volume has one writer, so that it is away while its pod or its node is. */
  readonly alone: string;
}

/**
 * A StatefulSet of one pod with its volume, its headless Service, a disruption budget and its own ServiceAccount without a token. It is away while its
 * pod is replaced: only for what its callers can wait for.
 */
export class VolumeService extends Construct {
  static readonly defaults = { claim: 'data', settle: 5 } as const;

  readonly selector: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: VolumeServiceProps) {
    super(scope, id);
    const chart = NamespacedChart.around(this);
    this.selector = stableLabels(chart.name);
    if (props.alone.trim() === '') {
      throw new Error(`'alone' must say why '${chart.name}' may be away with its one pod, got nothing`);
    }
    chart.reserve(demand({ ...props.capacity, instances: 1 }, false));
    new ServiceAccount(this, 'service-account', { name: chart.name });
    this.defineStatefulSet(chart, props);
    new DisruptionBudget(this, 'budget', { name: chart.name, selector: this.selector });
    new PlainObject(
      this,
      'service',
      k8s.KubeService.manifest({
        metadata: { name: chart.name },
        spec: {
          clusterIp: 'None',
          // One that is not ready, such as with a full disk, still answers what it can, and says why it cannot.
          publishNotReadyAddresses: true,
          selector: { ...this.selector },
          ports: [{ name: 'https', port: props.port, targetPort: k8s.IntOrString.fromString('https') }],
        },
      }),
    );
  }

  private defineStatefulSet(chart: NamespacedChart, props: VolumeServiceProps): void {
    const { claim, settle } = VolumeService.defaults;
    const { name: settings } = new Settings(this, 'settings', {
      values: { PORT: String(props.port), METRICS_PORT: String(props.metricsPort), ...props.settings },
    });
    const probe = (path: string): k8s.Probe => ({ httpGet: { path, port: k8s.IntOrString.fromString('metrics') } });
    const annotations = {
      ...userNamespaceExemption(props.userNamespaces),
      ...exemption('minimum-replicas', props.alone),
    };
    const template = podTemplate({
      ...props,
      ...props.capacity,
      name: chart.name,
      labels: chart.allLabels(),
      settings,
      ports: { https: props.port, metrics: props.metricsPort },
      probes: { live: probe(props.livePath), ready: probe(props.readyPath) },
      claims: { [props.dataPath]: claim },
      placement: spread(nameLabel(chart.name), props.spread),
    });
    const { storage } = props;
    new PlainObject(
      this,
      'stateful-set',
      statefulSet(chart, { annotations, claim, replicas: 1, settle, storage, template }),
    );
  }
}
