/**
 * Prometheus on the cluster of the suites, set up by the values of its release. Its chart cannot be had on every machine:
 * the objects here are those that it makes of these values, as far as collecting goes. What a suite judges by them is
 * ours: jobs, flows, NetworkPolicies, rules.
 */
import { createHash } from 'node:crypto';
import { dump, load } from 'js-yaml';
import { loadForeign } from '../../../src/cluster/load-image';
import { lab } from '../../../src/config/environments/lab';
import { neighbours } from '../../../src/config/flows';
import { podSecurityVersion, releases } from '../../../src/config/versions';
import { run } from '../../../src/programs/run';
import { type PrometheusValues, prometheus } from '../../../src/stacks/releases/prometheus';
import { apply, must } from './kubectl';
import { readTarget } from './target';
import { timed } from './timed';

const { namespace } = releases.prometheus;
const name = 'prometheus-server';
const labels = neighbours.prometheus.podLabels;
const files = '/etc/config';

/** Brings it, or changes it to what the values say now, and waits until it is ready. */
export async function ensureMonitoring(): Promise<void> {
  const values = prometheus(lab, { registry: 'upstream' });
  await timed('prometheus', async () => {
    for (const image of releases.prometheus.images) {
      const problem = await loadForeign(run, image, readTarget().context);
      if (problem !== undefined) throw new Error(problem);
    }
    const { code, stderr } = await apply(...objects(values));
    if (code !== 0) throw new Error(stderr);
    await must('rollout', 'status', `deployment/${name}`, `--namespace=${namespace}`, '--timeout=120s');
  });
}

function objects(values: PrometheusValues): readonly object[] {
  const metadata = { name, namespace, labels };
  const settings = configuration(values);
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
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name },
      rules: [
        {
          apiGroups: ['', 'networking.k8s.io', 'discovery.k8s.io'],
          resources: ['nodes', 'nodes/metrics', 'services', 'endpoints', 'endpointslices', 'pods', 'ingresses'],
          verbs: ['get', 'list', 'watch'],
        },
        { nonResourceURLs: ['/metrics'], verbs: ['get'] },
      ],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: settings },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 9090 }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 1,
        strategy: values.server.strategy,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels, annotations: { 'test/settings': hash(JSON.stringify(settings)) } },
          spec: pod(values),
        },
      },
    },
  ];
}

function configuration({ extraScrapeConfigs, server }: PrometheusValues): Readonly<Record<string, string>> {
  const settings = { global: server.global, scrape_configs: load(extraScrapeConfigs) };
  return { 'prometheus.yml': dump(settings, { lineWidth: -1 }) };
}

function pod({ server }: PrometheusValues): object {
  const { image, resources, retention, retentionSize } = server;
  return {
    serviceAccountName: name,
    securityContext: server.securityContext,
    containers: [
      {
        name,
        image: `${image.repository}:${image.tag}`,
        imagePullPolicy: 'IfNotPresent',
        args: [
          `--config.file=${files}/prometheus.yml`,
          '--storage.tsdb.path=/data',
          `--storage.tsdb.retention.time=${retention}`,
          `--storage.tsdb.retention.size=${retentionSize}`,
          ...server.extraFlags.map((flag) => `--${flag}`),
        ],
        ports: [{ containerPort: 9090 }],
        readinessProbe: { httpGet: { path: '/-/ready', port: 9090 }, periodSeconds: 2 },
        resources,
        securityContext: server.containerSecurityContext,
        volumeMounts: [
          { name: 'config', mountPath: files },
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

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
