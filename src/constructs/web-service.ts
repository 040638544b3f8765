/** Stateless HTTP service: Deployment, Service, autoscaler, disruption budget. */
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import { Construct } from 'constructs';
import { ceiling, targetCpu } from '../config/demand';
import type { Capacity } from '../config/environment';
import { range } from '../config/environment';
import { Deployment } from './deployment';
import { DisruptionBudget } from './disruption-budget';
import { nameLabel, stableLabels } from './labels';
import { NamespacedChart } from './namespaced-chart';
import { PlainObject } from './plain-object';
import type { PodTemplateProps } from './pod-template';
import { podTemplate } from './pod-template';
import { ServiceAccount } from './service-account';
import { Settings } from './settings';
import type { Spread } from './spread';
import { spread } from './spread';

export interface WebServiceProps
  extends Pick<
    PodTemplateProps,
    'image' | 'nameserver' | 'pullPolicy' | 'priorityClass' | 'userNamespaces' | 'secrets' | 'subnet'
  > {
  /** Settings beside its ports, by the names of variables; never secrets. @default - none */
  readonly settings?: Readonly<Record<string, string>>;
  /** The port that callers reach; 1024 or higher, since the container is not root. */
  readonly port: number;
  /** The port of `/metrics`, which callers do not reach. */
  readonly metricsPort: number;
  /** Path that answers as long as the process is alive. */
  readonly livePath: string;
  /** The port of `livePath`: that of callers, or that of metrics where their contract has no path for it. @default 'http' */
  readonly livePort?: 'http' | 'metrics';
  /** Path that answers while it can serve. @default - a connection to `port` is the answer */
  readonly readyPath?: string;
  /** How many instances, and what each asks for. A range is followed by the load. */
  readonly capacity: Capacity;
  readonly spread: Spread;
}

/**
 * A Deployment that is updated without a gap, its Service, a disruption budget, its own ServiceAccount without a token,
 * and, where `capacity.instances` is a range, a HorizontalPodAutoscaler. Its name is the chart's.
 * Not for what keeps data (`StatefulDatabase`) or ends (`Task`). It allows no traffic: that is what `FlowPolicy` does.
 */
export class WebService extends Construct {
  static readonly defaults = {
    /** Seconds that a stopping pod still serves, while it leaves every list of endpoints. */
    drain: 10,
    /** Seconds that a new pod must be ready before the update goes on. */
    settle: 5,
    /** Per cent of the requested CPU at which instances are added. */
    targetCpu,
  } as const;

  /** The labels by which its pods are found. */
  readonly selector: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: WebServiceProps) {
    super(scope, id);
    const chart = NamespacedChart.around(this);
    this.selector = stableLabels(chart.name);
    checkPort('port', props.port);
    checkPort('metricsPort', props.metricsPort);
    if (props.metricsPort === props.port) {
      throw new Error(
        `'metricsPort' must differ from 'port' because callers do not reach metrics, got ${props.port} for both`,
      );
    }
    if (props.livePath === props.readyPath) {
      throw new Error(
        `'readyPath' must differ from 'livePath' because a service that waits for another must not be restarted, got '${props.readyPath}' for both`,
      );
    }
    chart.reserve(ceiling(props.capacity));
    new ServiceAccount(this, 'service-account', { name: chart.name });
    this.defineDeployment(chart, props);
    this.defineService(chart.name, props.port);
    if (typeof props.capacity.instances !== 'number') this.defineAutoscaler(chart.name, props.capacity);
    new DisruptionBudget(this, 'budget', { name: chart.name, selector: this.selector });
  }

  private defineDeployment(chart: NamespacedChart, props: WebServiceProps): void {
    const { instances, cpu, memory } = props.capacity;
    const probe = (path: string, name: 'http' | 'metrics' = 'http'): k8s.Probe => ({
      httpGet: { path, port: k8s.IntOrString.fromString(name) },
    });
    const connection: k8s.Probe = { tcpSocket: { port: k8s.IntOrString.fromString('http') } };
    const { name: settings } = new Settings(this, 'settings', {
      values: { PORT: String(props.port), METRICS_PORT: String(props.metricsPort), ...props.settings },
    });
    const template = podTemplate({
      ...props,
      name: chart.name,
      labels: chart.allLabels(),
      cpu,
      memory,
      settings,
      ports: { http: props.port, metrics: props.metricsPort },
      probes: {
        live: probe(props.livePath, props.livePort),
        ready: props.readyPath === undefined ? connection : probe(props.readyPath),
      },
      drain: WebService.defaults.drain,
      placement: spread(nameLabel(chart.name), props.spread),
    });
    new Deployment(this, 'deployment', {
      instances,
      settle: WebService.defaults.settle,
      template,
      userNamespaces: props.userNamespaces,
    });
  }

  private defineService(name: string, port: number): void {
    new PlainObject(
      this,
      'service',
      k8s.KubeService.manifest({
        metadata: { name },
        spec: {
          type: 'ClusterIP',
          selector: { ...this.selector },
          ports: [{ name: 'http', port, targetPort: k8s.IntOrString.fromString('http') }],
        },
      }),
    );
  }

  private defineAutoscaler(name: string, { instances }: Capacity): void {
    const { min, max } = range(instances);
    new PlainObject(
      this,
      'autoscaler',
      k8s.KubeHorizontalPodAutoscalerV2.manifest({
        metadata: { name },
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
          minReplicas: min,
          maxReplicas: max,
          metrics: [
            {
              type: 'Resource',
              resource: {
                name: 'cpu',
                target: { type: 'Utilization', averageUtilization: WebService.defaults.targetCpu },
              },
            },
          ],
          behavior: {
            scaleUp: { policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
            scaleDown: { stabilizationWindowSeconds: 300 },
          },
        },
      }),
    );
  }
}

function checkPort(prop: string, port: number): void {
  if (!Number.isInteger(port) || port < 1024 || port > 65535) {
    throw new Error(`'${prop}' must be 1024 to 65535 because the container is not root, got ${port}`);
  }
}
