/** Scrape jobs of Prometheus: each declared flow of metrics, and the parts of the platform that alerts ask about. */
import type { Environment } from '../../config/environment';
import { flowPort, flows } from '../../config/flows';
import { frontDoors } from '../../config/front-doors';
import { releases } from '../../config/versions';

const folder = '/var/run/secrets/kubernetes.io/serviceaccount';
const account = { authorization: { credentials_file: `${folder}/token` } } as const;

/** Labels of its metrics name what it reports on, and stay. */
const onOthers = { honor_labels: true } as const;

/** Every job of an environment. */
export function scrapeConfigs({ frontDoor: { controller } }: Pick<Environment, 'frontDoor'>): readonly object[] {
  const monitoring = releases.prometheus.namespace;
  return [
    ...flows.filter(({ from }) => from === 'prometheus').map((flow) => pods(flow.to, flow.to, flowPort(flow))),
    ...kubelets,
    { job_name: 'prometheus', static_configs: [{ targets: ['localhost:9090'] }], ...only(...ofItself) },
    { ...pods('alertmanager', monitoring, 9093), ...only(...ofNotifications, memory) },
    reporters('kubernetes-objects', monitoring, 8080),
    certManagerJob,
    // An addon of minikube serves other metrics, or none.
    ...(controller === 'ingress-nginx' ? [frontDoorJob] : []),
    apiServer,
  ];
}

/** Pods of a namespace, by the port that a container of theirs declares. */
function pods(name: string, namespace: string, port: number | undefined) {
  const { relabel_configs: found, ...job } = targets(name, namespace, port);
  const named = [
    { source_labels: ['__meta_kubernetes_pod_name'], target_label: 'pod' },
    { source_labels: ['__meta_kubernetes_namespace'], target_label: 'namespace' },
  ];
  return { ...job, relabel_configs: [...found, ...named] };
}

/** Pods that report on others: labels of their own would stand where those of the others are missing. */
function reporters(name: string, namespace: string, port: number) {
  return { ...targets(name, namespace, port), ...onOthers };
}

function targets(name: string, namespace: string, port: number | undefined) {
  return {
    job_name: name,
    kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: [namespace] } }],
    relabel_configs: [
      { source_labels: ['__meta_kubernetes_pod_container_port_number'], regex: String(port), action: 'keep' },
      // A pod that was evicted keeps its address, and is not a target that is down.
      { source_labels: ['__meta_kubernetes_pod_phase'], regex: 'Failed|Succeeded', action: 'drop' },
    ],
  };
}

/** Keeps the metrics that something asks for: their sources have thousands. */
function only(...names: readonly string[]) {
  return { metric_relabel_configs: [{ source_labels: ['__name__'], regex: names.join('|'), action: 'keep' }] };
}

const kubelet = {
  scheme: 'https',
  ...account,
  // A kubelet signs for itself: its certificate is of no authority that is known here.
  tls_config: { insecure_skip_verify: true },
  kubernetes_sd_configs: [{ role: 'node' }],
} as const;

/** What a program uses itself. */
const memory = 'process_resident_memory_bytes';

const ofNotifications = ['alertmanager_notifications_total', 'alertmanager_notifications_failed_total'];

const ofItself = ['prometheus_rule_.*', 'prometheus_tsdb_head_series', memory];

/** Of about sixty for each container, and again for each pod and each slice of the node. */
const onlyOfContainers = {
  metric_relabel_configs: [
    ...only(
      'container_cpu_usage_seconds_total',
      'container_cpu_cfs_periods_total',
      'container_cpu_cfs_throttled_periods_total',
      'container_memory_working_set_bytes',
      'container_spec_memory_limit_bytes',
    ).metric_relabel_configs,
    { source_labels: ['container'], regex: '|POD', action: 'drop' },
  ],
};

/** CPU and memory of every container, and how full volumes are. */
const kubelets = [
  { job_name: 'containers', metrics_path: '/metrics/cadvisor', ...kubelet, ...onlyOfContainers },
  { job_name: 'volumes', ...kubelet, ...onOthers, ...only('kubelet_volume_stats_(available|capacity)_bytes') },
];

const ofCertManager = reporters('cert-manager', releases['cert-manager'].namespace, 9402);

const certManagerJob = {
  ...ofCertManager,
  relabel_configs: [
    ...ofCertManager.relabel_configs,
    // Its webhook and injector have the same port: they answer while no certificate is issued.
    { source_labels: ['__meta_kubernetes_pod_label_app_kubernetes_io_component'], regex: 'controller', action: 'keep' },
  ],
  ...only('certmanager_certificate_.*'),
};

const frontDoorJob = {
  ...reporters('front-door', frontDoors['ingress-nginx'].namespace, 10254),
  ...only('nginx_ingress_controller_(requests|ssl_expire_time_seconds)'),
};

const apiServer = {
  job_name: 'api-server',
  scheme: 'https',
  ...account,
  tls_config: { ca_file: `${folder}/ca.crt`, server_name: 'kubernetes.default.svc' },
  kubernetes_sd_configs: [{ role: 'endpointslice', namespaces: { names: ['default'] } }],
  relabel_configs: [
    {
      source_labels: ['__meta_kubernetes_service_name', '__meta_kubernetes_endpointslice_port_name'],
      regex: 'kubernetes;https',
      action: 'keep',
    },
  ],
  // Of thousands of series those about entries into pods, and those of requests that a policy did not just allow.
  metric_relabel_configs: [
    {
      source_labels: ['__name__', 'subresource', 'enforcement_action'],
      regex:
        'apiserver_request_total;(attach|exec|portforward);|apiserver_validating_admission_policy_check_total;;(audit|deny)',
      action: 'keep',
    },
  ],
} as const;
