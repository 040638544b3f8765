/** Prometheus: the server alone. What it collects is what the flows declare, the kubelets, and itself. */
import { createHash } from 'node:crypto';
import { dump } from 'js-yaml';
import type { Environment } from '../../config/environment';
import { flowPort, flows, neighbours } from '../../config/flows';
import { releases } from '../../config/versions';
import type { Settings } from '../settings';
import { denyAll } from './network';
import { registryOf } from './registry';

/** Where it answers inside the cluster. */
export const prometheusUrl = 'http://prometheus-server.monitoring.svc.cluster.local';

export interface PrometheusValues {
  readonly alertmanager: { readonly enabled: false };
  readonly 'kube-state-metrics': { readonly enabled: false };
  readonly 'prometheus-node-exporter': { readonly enabled: false };
  readonly 'prometheus-pushgateway': { readonly enabled: false };
  /** Settings change with the release, whose pods are then replaced: nothing has to watch a file. */
  readonly configmapReload: { readonly prometheus: { readonly enabled: false } };
  readonly server: {
    readonly image: { readonly repository: string; readonly tag: string };
    readonly global: { readonly scrape_interval: string; readonly scrape_timeout: string };
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
}

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

export function prometheus({ nodes }: Environment, { registry }: Pick<Settings, 'registry'>): PrometheusValues {
  const jobs = dump(scrapeConfigs(), { lineWidth: -1 });
  return {
    alertmanager: { enabled: false },
    'kube-state-metrics': { enabled: false },
    'prometheus-node-exporter': { enabled: false },
    'prometheus-pushgateway': { enabled: false },
    configmapReload: { prometheus: { enabled: false } },
    server: {
      image: {
        repository: `${registryOf(registry, 'quay.io')}/prometheus/prometheus`,
        tag: releases.prometheus.application,
      },
      global: { scrape_interval: '15s', scrape_timeout: '10s' },
      extraFlags: [],
      retention: '7d',
      retentionSize: '1GB',
      persistentVolume: { enabled: true, size: nodes.count > 1 ? '10Gi' : '2Gi' },
      podAnnotations: {
        'breakwater.example/scrape-config': createHash('sha256').update(jobs).digest('hex').slice(0, 8),
      },
      resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '1Gi' } },
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 65534,
        runAsGroup: 65534,
        fsGroup: 65534,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containerSecurityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        readOnlyRootFilesystem: true,
      },
      // Two servers must not write one volume.
      strategy: { type: 'Recreate' },
    },
    scrapeConfigs: Object.fromEntries(chartJobs.map((name) => [name, { enabled: false as const }])),
    extraScrapeConfigs: jobs,
    extraManifests: [denyAll('monitoring'), letIn].map((object) => dump(object, { lineWidth: -1 })),
  };
}

/** One job for each declared flow of metrics, the kubelets for CPU and memory of every container, and Prometheus itself. */
function scrapeConfigs(): readonly object[] {
  const services = flows
    .filter(({ from }) => from === 'prometheus')
    .map((flow) => ({
      job_name: flow.to,
      kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: [flow.to] } }],
      relabel_configs: [
        {
          source_labels: ['__meta_kubernetes_pod_container_port_number'],
          regex: String(flowPort(flow)),
          action: 'keep',
        },
        { source_labels: ['__meta_kubernetes_pod_name'], target_label: 'pod' },
        { source_labels: ['__meta_kubernetes_namespace'], target_label: 'namespace' },
      ],
    }));
  const token = '/var/run/secrets/kubernetes.io/serviceaccount';
  const kubelet = {
    job_name: 'containers',
    scheme: 'https',
    metrics_path: '/metrics/cadvisor',
    authorization: { credentials_file: `${token}/token` },
    // A kubelet signs for itself: its certificate is of no authority that is known here.
    tls_config: { insecure_skip_verify: true },
    kubernetes_sd_configs: [{ role: 'node' }],
  };
  return [...services, kubelet, { job_name: 'prometheus', static_configs: [{ targets: ['localhost:9090'] }] }];
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
