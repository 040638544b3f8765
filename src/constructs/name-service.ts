/** Server of names: Deployment, Service with a fixed address, disruption budget. */
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import { Construct } from 'constructs';
import { ceiling } from '../config/demand';
import type { Capacity } from '../config/environment';
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
import { WebService } from './web-service';

export interface NameServiceProps
  extends Pick<
    PodTemplateProps,
    'image' | 'nameserver' | 'priorityClass' | 'pullPolicy' | 'subnet' | 'userNamespaces'
  > {
  /** The address of its Service, which pods are given: they cannot look up who answers lookups. */
  readonly address: string;
  /** The server that it asks in turn. */
  readonly upstream: string;
  /** The port on its pods, for UDP and TCP; 1024 or higher, since the container is not root. */
  readonly port: number;
  readonly metricsPort: number;
  readonly capacity: Capacity;
  readonly spread: Spread;
}

/** Where pods ask for names: their configuration cannot say another port. */
const lookupPort = 53;

/** Of `/health` and of `/ready`. */
const probePorts = { health: 8080, ready: 8181 } as const;

/**
 * A Deployment of CoreDNS that is updated without a gap, its Service, a disruption budget, and its own ServiceAccount
 * without a token. Which names it answers is said in its image. It allows no traffic: that is what `FlowPolicy` does.
 */
export class NameService extends Construct {
  constructor(scope: Construct, id: string, props: NameServiceProps) {
    super(scope, id);
    const chart = NamespacedChart.around(this);
    const selector = stableLabels(chart.name);
    const { drain, settle } = WebService.defaults;
    const { capacity, userNamespaces } = props;
    chart.reserve(ceiling(capacity));
    new ServiceAccount(this, 'service-account', { name: chart.name });
    const { name: settings } = new Settings(this, 'settings', {
      values: {
        CLUSTER_DNS: props.upstream,
        DNS_PORT: String(props.port),
        METRICS_PORT: String(props.metricsPort),
        PORT: String(probePorts.health),
        READY_PORT: String(probePorts.ready),
      },
    });
    const http = (path: string, port: string): k8s.Probe => ({
      httpGet: { path, port: k8s.IntOrString.fromString(port) },
    });
    const template = podTemplate({
      ...props,
      ...capacity,
      name: chart.name,
      labels: chart.allLabels(),
      settings,
      ports: { 'dns-tcp': props.port, metrics: props.metricsPort, ...probePorts },
      datagramPorts: { dns: props.port },
      probes: { live: http('/health', 'health'), ready: http('/ready', 'ready') },
      drain,
      placement: spread(nameLabel(chart.name), props.spread),
    });
    new Deployment(this, 'deployment', { instances: capacity.instances, settle, template, userNamespaces });
    new PlainObject(
      this,
      'service',
      k8s.KubeService.manifest({
        metadata: { name: chart.name },
        spec: {
          type: 'ClusterIP',
          clusterIp: props.address,
          selector: { ...selector },
          ports: [
            { name: 'dns', port: lookupPort, protocol: 'UDP', targetPort: k8s.IntOrString.fromString('dns') },
            { name: 'dns-tcp', port: lookupPort, protocol: 'TCP', targetPort: k8s.IntOrString.fromString('dns-tcp') },
          ],
        },
      }),
    );
    new DisruptionBudget(this, 'budget', { name: chart.name, selector });
  }
}
