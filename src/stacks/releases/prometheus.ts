/** Prometheus with Alertmanager and kube-state-metrics: it collects what scrape.ts lists, and judges the rules of alerts. */
import { createHash } from 'node:crypto';
import { dump } from 'js-yaml';
import { scaled } from '../../alerts/duration';
import { type RuleFile, ruleFile } from '../../alerts/rules';
import type { Environment } from '../../config/environment';
import { neighbours } from '../../config/flows';
import { releases } from '../../config/versions';
import type { Settings } from '../settings';
import { alertingPolicies, alertmanagerConfig } from './alertmanager';
import { denyAll } from './network';
import { registryOf } from './registry';
import { scrapeConfigs } from './scrape';

/** Where it answers inside the cluster. */
export const prometheusUrl = 'http://prometheus-server.monitoring.svc.cluster.local';

export interface PrometheusValues {
  readonly alertmanager: AlertmanagerValues;
  readonly 'kube-state-metrics': KubeStateMetricsValues;
  readonly 'prometheus-node-exporter': { readonly enabled: false };
  readonly 'prometheus-pushgateway': { readonly enabled: false };
  /** Settings change with the release, whose pods are then replaced: nothing has to watch a file. */
  readonly configmapReload: { readonly prometheus: { readonly enabled: false } };
  readonly server: {
    readonly image: { readonly repository: string; readonly tag: string };
    readonly global: Readonly<Record<'evaluation_interval' | 'scrape_interval' | 'scrape_timeout', string>>;
    /** Flags without a value: none, so that no request can stop it or reload its settings. */
    readonly extraFlags: readonly string[];
    readonly retention: string;
    readonly retentionSize: string;
    readonly persistentVolume: { readonly enabled: true; readonly size: string };
    readonly podAnnotations: Readonly<Record<string, string>>;
    readonly resources: object;
    readonly securityContext: object;
    readonly containerSecurityContext: object;
    readonly strategy: { readonly type: 'Recreate' };
  };
  readonly scrapeConfigs: Readonly<Record<string, { readonly enabled: false }>>;
  /** Lists of scrape configurations, as YAML. */
  readonly extraScrapeConfigs: string;
  readonly extraManifests: readonly string[];
  /** Files that the server reads beside its own; the chart reads no template in them. */
  readonly serverFiles: { readonly 'alerting_rules.yml': RuleFile };
}

interface AlertmanagerValues {
  readonly enabled: true;
  readonly image: { readonly repository: string; readonly tag: string };
  readonly automountServiceAccountToken: false;
  /** Its pod is replaced when this changes: the chart puts a hash of it on the pod. */
  readonly config: ReturnType<typeof alertmanagerConfig>;
  /** Silences, and what was sent. */
  readonly persistence: { readonly enabled: true; readonly size: string };
  readonly livenessProbe: object;
  readonly readinessProbe: object;
  readonly podSecurityContext: object;
  readonly securityContext: object;
  readonly resources: object;
}

interface KubeStateMetricsValues {
  readonly enabled: true;
  readonly image: { readonly registry: string; readonly tag: string };
  readonly prometheusScrape: false;
  /** Kinds that it watches; its rights are for these alone. */
  readonly collectors: readonly string[];
  /** Metrics that it shows: those that alerts and dashboards ask for. */
  readonly metricAllowlist: readonly string[];
  readonly resources: object;
}

/** Metrics of Kubernetes objects, by the collector that makes them. */
const objectMetrics: Readonly<Record<string, readonly string[]>> = {
  deployments: [
    'kube_deployment_spec_replicas',
    'kube_deployment_status_observed_generation',
    'kube_deployment_status_replicas_available',
  ],
  horizontalpodautoscalers: [
    'kube_horizontalpodautoscaler_spec_max_replicas',
    'kube_horizontalpodautoscaler_status_current_replicas',
  ],
  jobs: ['kube_job_failed', 'kube_job_status_completion_time', 'kube_job_status_start_time'],
  leases: ['kube_lease_renew_time'],
  nodes: ['kube_node_status_condition'],
  pods: [
    'kube_pod_container_status_last_terminated_reason',
    'kube_pod_container_status_restarts_total',
    'kube_pod_status_phase',
    'kube_pod_status_ready',
  ],
  resourcequotas: ['kube_resourcequota'],
  statefulsets: ['kube_statefulset_status_observed_generation'],
};

/** What the chart collects by itself: everything that carries an annotation, from everywhere. */
const chartJobs = [
  'prometheus',
  'kubernetes-api-servers',
  'kubernetes-nodes',
  'kubernetes-nodes-cadvisor',
  'kubernetes-service-endpoints',
  'kubernetes-service-endpoints-slow',
  'prometheus-pushgateway',
  'kubernetes-services',
  'kubernetes-pods',
  'kubernetes-pods-slow',
] as const;

export function prometheus(environment: Environment, { registry }: Pick<Settings, 'registry'>): PrometheusValues {
  const { alerting, nodes } = environment;
  const jobs = dump(scrapeConfigs(environment), { lineWidth: -1, noRefs: true });
  const rules = ruleFile(environment);
  const global = globalOf(alerting.timeScale);
  return {
    alertmanager: alertmanager(environment, registryOf(registry, 'quay.io')),
    'kube-state-metrics': kubeStateMetrics(registryOf(registry, 'registry.k8s.io')),
    'prometheus-node-exporter': { enabled: false },
    'prometheus-pushgateway': { enabled: false },
    configmapReload: { prometheus: { enabled: false } },
    server: {
      image: {
        repository: `${registryOf(registry, 'quay.io')}/prometheus/prometheus`,
        tag: releases.prometheus.application,
      },
      global,
      extraFlags: [],
      retention: '7d',
      retentionSize: '1GB',
      persistentVolume: { enabled: true, size: nodes.count > 1 ? '10Gi' : '2Gi' },
      podAnnotations: { 'breakwater.example/configuration': hashOf({ global, jobs, rules }) },
      resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '1Gi' } },
      securityContext: unprivileged,
      containerSecurityContext: locked,
      // Two servers must not write one volume.
      strategy: { type: 'Recreate' },
    },
    scrapeConfigs: Object.fromEntries(chartJobs.map((name) => [name, { enabled: false as const }])),
    extraScrapeConfigs: jobs,
    extraManifests: [denyAll('monitoring'), letIn, ...alertingPolicies(alerting)].map((object) =>
      dump(object, { lineWidth: -1 }),
    ),
    serverFiles: { 'alerting_rules.yml': rules },
  };
}

/** Of everything that the server reads once, at its start: with another hash its pod is another. */
function hashOf(configuration: object): string {
  return createHash('sha256').update(JSON.stringify(configuration)).digest('hex').slice(0, 8);
}

/** Windows of a rehearsal are shorter, and need their samples. */
function globalOf(scale = 1) {
  const every = scaled('15s', scale === 1 ? 1 : Math.max(scale, 1 / 15));
  return { scrape_interval: every, scrape_timeout: scale === 1 ? '10s' : every, evaluation_interval: every };
}

const unprivileged = {
  runAsNonRoot: true,
  runAsUser: 65534,
  runAsGroup: 65534,
  fsGroup: 65534,
  seccompProfile: { type: 'RuntimeDefault' },
} as const;

const locked = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
} as const;

function alertmanager({ alerting }: Environment, registry: string): AlertmanagerValues {
  const repository = `${registry}/prometheus/alertmanager`;
  return {
    enabled: true,
    image: { repository, tag: tagOf('alertmanager') },
    automountServiceAccountToken: false,
    config: alertmanagerConfig(alerting),
    persistence: { enabled: true, size: '50Mi' },
    livenessProbe: { httpGet: { path: '/-/healthy' } },
    readinessProbe: { httpGet: { path: '/-/ready' } },
    podSecurityContext: unprivileged,
    securityContext: locked,
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
  };
}

function kubeStateMetrics(registry: string): KubeStateMetricsValues {
  return {
    enabled: true,
    image: { registry, tag: tagOf('kube-state-metrics') },
    prometheusScrape: false,
    collectors: Object.keys(objectMetrics),
    metricAllowlist: Object.values(objectMetrics).flat(),
    resources: { requests: { cpu: '10m', memory: '48Mi' }, limits: { memory: '192Mi' } },
  };
}

/** The tag of one of the release's images, by the name of the image. */
function tagOf(name: string): string {
  const image = releases.prometheus.images.find((one) => one.includes(`/${name}:`));
  return image?.replace(/^.*:/, '') ?? releases.prometheus.application;
}

/** Grafana may ask; Prometheus may ask whom it collects from: the other halves are in dist. */
const letIn = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'prometheus', namespace: 'monitoring' },
  spec: {
    podSelector: { matchLabels: { ...neighbours.prometheus.podLabels } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      {
        from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'grafana' } } }],
        ports: [{ port: 9090, protocol: 'TCP' }],
      },
    ],
    // Kubelets and the API server have addresses of nodes, which no selector names.
    egress: [{}],
  },
} as const;
