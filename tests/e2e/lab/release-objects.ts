/**
 * The objects that the chart of Prometheus makes of the values of our release, as far as collecting and alerting go: its
 * chart cannot be had on every machine. What a suite judges by them is ours: jobs, rules, receivers, NetworkPolicies.
 */
import { createHash } from 'node:crypto';
import { dump, load } from 'js-yaml';
import { podSecurityVersion, releases } from '../../../src/config/versions';
import type { PrometheusValues } from '../../../src/stacks/releases/prometheus';

const { namespace } = releases.prometheus;

/** One program of the release. */
interface Program {
  readonly name: string;
  /** Labels of its pods: NetworkPolicies know it by them. */
  readonly labels: Readonly<Record<string, string>>;
  readonly image: string;
  readonly args: readonly string[];
  readonly port: number;
  readonly readyPath: string;
  /** Files below `/etc/config`. */
  readonly files: Readonly<Record<string, string>>;
  readonly rules: readonly object[];
  readonly resources: object;
  readonly podSecurity: object;
  readonly security: object;
}

export function releaseObjects(values: PrometheusValues): readonly object[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: {
          'pod-security.kubernetes.io/enforce': 'restricted',
          'pod-security.kubernetes.io/enforce-version': podSecurityVersion(),
        },
      },
    },
    ...values.extraManifests.map((text) => load(text) as object),
    ...[server(values), alertmanager(values), kubeStateMetrics(values)].flatMap(objects),
  ];
}

const read = ['get', 'list', 'watch'];

function server(values: PrometheusValues): Program {
  const { extraScrapeConfigs, server: own, serverFiles } = values;
  const settings = {
    global: own.global,
    rule_files: ['/etc/config/alerting_rules.yml'],
    alerting: { alertmanagers: [toAlertmanager] },
    scrape_configs: load(extraScrapeConfigs),
  };
  return {
    name: 'prometheus-server',
    labels: { 'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/component': 'server' },
    image: `${own.image.repository}:${own.image.tag}`,
    args: [
      '--config.file=/etc/config/prometheus.yml',
      '--storage.tsdb.path=/data',
      `--storage.tsdb.retention.time=${own.retention}`,
      `--storage.tsdb.retention.size=${own.retentionSize}`,
      ...own.extraFlags.map((flag) => `--${flag}`),
    ],
    port: 9090,
    readyPath: '/-/ready',
    files: {
      'prometheus.yml': dump(settings, { lineWidth: -1, noRefs: true }),
      'alerting_rules.yml': dump(serverFiles['alerting_rules.yml'], { lineWidth: -1, noRefs: true }),
    },
    rules: [
      {
        apiGroups: ['', 'networking.k8s.io', 'discovery.k8s.io'],
        resources: ['nodes', 'nodes/metrics', 'services', 'endpoints', 'endpointslices', 'pods', 'ingresses'],
        verbs: read,
      },
      { nonResourceURLs: ['/metrics'], verbs: ['get'] },
    ],
    resources: own.resources,
    podSecurity: own.securityContext,
    security: own.containerSecurityContext,
  };
}

/** The chart finds Alertmanager by its pods. */
const toAlertmanager = {
  kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: [namespace] } }],
  relabel_configs: [
    { source_labels: ['__meta_kubernetes_pod_label_app_kubernetes_io_name'], regex: 'alertmanager', action: 'keep' },
    { source_labels: ['__meta_kubernetes_pod_container_port_number'], regex: '9093', action: 'keep' },
  ],
};

function alertmanager({ alertmanager: own }: PrometheusValues): Program {
  return {
    name: 'prometheus-alertmanager',
    labels: { 'app.kubernetes.io/name': 'alertmanager' },
    image: `${own.image.repository}:${own.image.tag}`,
    args: ['--config.file=/etc/config/alertmanager.yml', '--storage.path=/data', '--cluster.listen-address='],
    port: 9093,
    readyPath: '/-/ready',
    files: { 'alertmanager.yml': dump(own.config, { lineWidth: -1, noRefs: true }) },
    rules: [],
    resources: own.resources,
    podSecurity: own.podSecurityContext,
    security: own.securityContext,
  };
}

/** Groups of the kinds that it watches. */
const groups = ['', 'apps', 'batch', 'autoscaling', 'coordination.k8s.io', 'policy'];

function kubeStateMetrics({
  'kube-state-metrics': own,
  server: { containerSecurityContext },
}: PrometheusValues): Program {
  const { registry, tag } = own.image;
  return {
    name: 'prometheus-kube-state-metrics',
    labels: { 'app.kubernetes.io/name': 'kube-state-metrics' },
    image: `${registry}/kube-state-metrics/kube-state-metrics:${tag}`,
    args: [
      '--port=8080',
      `--resources=${own.collectors.join(',')}`,
      `--metric-allowlist=${own.metricAllowlist.join(',')}`,
    ],
    port: 8080,
    readyPath: '/livez',
    files: {},
    rules: [{ apiGroups: groups, resources: own.collectors, verbs: ['list', 'watch'] }],
    resources: own.resources,
    podSecurity: {
      runAsNonRoot: true,
      runAsUser: 65534,
      runAsGroup: 65534,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    security: containerSecurityContext,
  };
}

function objects({ files, labels, name, rules, ...program }: Program): readonly object[] {
  const metadata = { name, namespace, labels };
  const role = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name };
  const rbac = 'rbac.authorization.k8s.io/v1';
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    { apiVersion: rbac, kind: 'ClusterRole', metadata: { name }, rules },
    {
      apiVersion: rbac,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: role,
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: files },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: program.port }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 1,
        strategy: { type: 'Recreate' },
        selector: { matchLabels: labels },
        template: { metadata: { labels, annotations: { 'lab/files': hashOf(files) } }, spec: podOf(name, program) },
      },
    },
  ];
}

function podOf(name: string, program: Omit<Program, 'files' | 'labels' | 'name' | 'rules'>): object {
  const { args, image, podSecurity, port, readyPath, resources, security } = program;
  return {
    serviceAccountName: name,
    securityContext: podSecurity,
    containers: [
      {
        name,
        image,
        imagePullPolicy: 'IfNotPresent',
        args,
        ports: [{ containerPort: port }],
        readinessProbe: { httpGet: { path: readyPath, port }, periodSeconds: 2 },
        resources,
        securityContext: security,
        volumeMounts: [
          { name: 'config', mountPath: '/etc/config' },
          { name: 'data', mountPath: '/data' },
        ],
      },
    ],
    volumes: [
      { name: 'config', configMap: { name } },
      { name: 'data', emptyDir: { sizeLimit: '1Gi' } },
    ],
  };
}

function hashOf(files: Program['files']): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 8);
}
