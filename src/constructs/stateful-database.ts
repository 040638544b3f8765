/** StatefulSet of a database, with volumes that outlive its pods. */
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import { Construct } from 'constructs';
import { demand } from '../config/demand';
import type { Capacity } from '../config/environment';
import type { Memory } from '../kubernetes/quantity';
import { DisruptionBudget } from './disruption-budget';
import { nameLabel, stableLabels } from './labels';
import { NamespacedChart } from './namespaced-chart';
import { PlainObject } from './plain-object';
import type { PodTemplateProps, Probes } from './pod-template';
import { podTemplate, userNamespaceExemption } from './pod-template';
import { ServiceAccount } from './service-account';
import type { Spread } from './spread';
import { spread } from './spread';
import { statefulSet } from './stateful-set';

export interface StatefulDatabaseProps
  extends Pick<
    PodTemplateProps,
    | 'args'
    | 'command'
    | 'companions'
    | 'image'
    | 'priorityClass'
    | 'nameserver'
    | 'pullPolicy'
    | 'secrets'
    | 'subnet'
    | 'userNamespaces'
  > {
  /** The headless Service, of which the names of members are part. @default - named after the chart */
  readonly service?: string;
  /** The port of the wire protocol; there is no other way in. */
  readonly port: number;
  /** Members, each with a volume of its own. */
  readonly members: number;
  /** What each member asks for, with its companions. */
  readonly capacity: Omit<Capacity, 'instances'>;
  /** What the container of the database itself asks for. @default - as the member: it has no companions */
  readonly own?: Omit<Capacity, 'instances'>;
  /** Size of each member's volume. */
  readonly storage: Memory;
  /** Where the volume is mounted. */
  readonly dataPath: string;
  readonly probes: Probes;
  readonly spread: Spread;
}

/**
 * A StatefulSet with one volume per member, its headless Service (each member has a name), a disruption budget and its
 * own ServiceAccount without a token. Volumes are retained when members or the whole set are deleted.
 * It neither creates users nor starts replication: that is the engine's own business.
 */
export class StatefulDatabase extends Construct {
  static readonly defaults = { claim: 'data', settle: 10 } as const;

  readonly selector: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: StatefulDatabaseProps) {
    super(scope, id);
    const chart = NamespacedChart.around(this);
    this.selector = stableLabels(chart.name);
    if (!Number.isInteger(props.members) || props.members % 2 === 0 || props.members < 1) {
      throw new Error(`'members' must be an odd number because a majority decides, got ${props.members}`);
    }
    chart.reserve(demand({ ...props.capacity, instances: props.members }, false));
    new ServiceAccount(this, 'service-account', { name: chart.name });
    this.defineStatefulSet(chart, props);
    this.defineService(props.service ?? chart.name, props.port);
    new DisruptionBudget(this, 'budget', { name: chart.name, selector: this.selector });
  }

  private defineStatefulSet(chart: NamespacedChart, props: StatefulDatabaseProps): void {
    const { claim, settle } = StatefulDatabase.defaults;
    const annotations = userNamespaceExemption(props.userNamespaces);
    const template = podTemplate({
      ...props,
      name: chart.name,
      labels: chart.allLabels(),
      ...(props.own ?? props.capacity),
      ports: { database: props.port },
      claims: { [props.dataPath]: claim },
      placement: spread(nameLabel(chart.name), props.spread),
    });
    const { members: replicas, service = chart.name, storage } = props;
    new PlainObject(
      this,
      'stateful-set',
      statefulSet(chart, { annotations, claim, replicas, service, settle, storage, template }),
    );
  }

  private defineService(name: string, port: number): void {
    new PlainObject(
      this,
      'service',
      k8s.KubeService.manifest({
        metadata: { name },
        spec: {
          clusterIp: 'None',
          publishNotReadyAddresses: true,
          selector: { ...this.selector },
          ports: [{ name: 'database', port, targetPort: k8s.IntOrString.fromString('database') }],
        },
      }),
    );
  }
}
