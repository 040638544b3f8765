import { createHash } from 'node:crypto';
import { load } from 'js-yaml';
import type { Environment } from '../../../src/config/environment';
import { environments } from '../../../src/config/environments';
import { flows, neighbours } from '../../../src/config/flows';
import { metricsPort, services } from '../../../src/config/services';
import { releases } from '../../../src/config/versions';
import { denyAll } from '../../../src/stacks/releases/network';
import { prometheus, prometheusUrl } from '../../../src/stacks/releases/prometheus';
import { at } from '../../constructs/objects';

const every: readonly Environment[] = Object.values(environments);
const { lab, production } = environments;
const values = prometheus(lab, { registry: 'upstream' });

interface Job {
  readonly job_name: string;
  readonly tls_config?: object;
  readonly authorization?: object;
  readonly relabel_configs?: readonly {
    readonly action?: string;
    readonly regex?: string;
    readonly source_labels: string[];
  }[];
}
const jobs = load(values.extraScrapeConfigs) as readonly Job[];
const job = (name: string) => jobs.find(({ job_name }) => job_name === name);

describe('Prometheus collects', () => {
  test('from each service that a flow declares, the kubelets and itself, and from nothing else', () => {
    const declared = flows.filter(({ from }) => from === 'prometheus').map(({ to }) => to);
    expect(jobs.map(({ job_name }) => job_name)).toEqual([...declared, 'containers', 'prometheus']);
    expect(Object.values(values.scrapeConfigs).filter(({ enabled }) => enabled)).toEqual([]);
  });

  test.each(['api', 'hash', 'mongo', 'web'])(
    'from pods of %s, in its namespace, at the port of its metrics',
    (name) => {
      expect(Object.keys(services)).toContain(name);
      expect(job(name)).toMatchObject({
        kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: [name] } }],
        relabel_configs: expect.arrayContaining([
          {
            action: 'keep',
            regex: String(metricsPort),
            source_labels: ['__meta_kubernetes_pod_container_port_number'],
          },
        ]),
      });
      expect(job(name)).not.toHaveProperty('authorization');
    },
  );

  test('from kubelets what containers take, by its own account; they alone are believed without an authority', () => {
    expect(job('containers')).toMatchObject({
      scheme: 'https',
      metrics_path: '/metrics/cadvisor',
      kubernetes_sd_configs: [{ role: 'node' }],
      authorization: { credentials_file: '/var/run/secrets/kubernetes.io/serviceaccount/token' },
    });
    expect(jobs.filter((one) => one.tls_config || one.authorization)).toEqual([job('containers')]);
  });

  test('at each of its answers within the time between two', () => {
    const { scrape_interval, scrape_timeout } = values.server.global;
    expect(Number(scrape_timeout.slice(0, -1))).toBeLessThan(Number(scrape_interval.slice(0, -1)));
  });
});

describe('Prometheus is', () => {
  test('a server alone: nothing beside it is installed', () => {
    const parts = ['alertmanager', 'kube-state-metrics', 'prometheus-node-exporter', 'prometheus-pushgateway'] as const;
    expect(parts.map((part) => values[part].enabled)).toEqual([false, false, false, false]);
    expect(values.configmapReload.prometheus.enabled).toBe(false);
  });

  test('replaced when what it collects changes, since nothing watches a file', () => {
    const [hash] = Object.values(values.server.podAnnotations);
    expect(hash).toBe(createHash('sha256').update(values.extraScrapeConfigs).digest('hex').slice(0, 8));
  });

  test('not root, without a way to gain privileges, and one at a time on its volume', () => {
    expect(values.server.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(values.server.containerSecurityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    });
    expect(values.server.strategy).toEqual({ type: 'Recreate' });
  });

  test.each(every)('the image of versions.ts in $name, on a volume that what it keeps fits', (environment) => {
    const { image, persistentVolume, retentionSize } = prometheus(environment, { registry: 'upstream' }).server;
    expect(releases.prometheus.images).toEqual([`${image.repository}:${image.tag}`]);
    expect(Number(/^(\d+)Gi$/.exec(persistentVolume.size)?.[1])).toBeGreaterThan(
      Number(/^(\d+)GB$/.exec(retentionSize)?.[1]),
    );
  });

  test('given more room where there are several nodes', () => {
    const size = (environment: Environment) =>
      prometheus(environment, { registry: 'upstream' }).server.persistentVolume.size;
    expect([lab, production].map(size)).toEqual(['2Gi', '10Gi']);
  });
});

describe('the network of metrics', () => {
  const objects = values.extraManifests.map((text) => load(text));

  test('begins closed, and lets Grafana ask Prometheus', () => {
    expect(objects).toEqual([denyAll('monitoring'), expect.objectContaining({ kind: 'NetworkPolicy' })]);
    expect(at(objects[0], 'spec')).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    expect(at(objects[1], 'spec', 'ingress')).toEqual([
      {
        from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'grafana' } } }],
        ports: [{ port: 9090, protocol: 'TCP' }],
      },
    ]);
  });

  test('is of the pods that services let in, in the namespace where they look for them', () => {
    expect(at(objects[1], 'spec', 'podSelector', 'matchLabels')).toEqual(neighbours.prometheus.podLabels);
    const namespaces = objects.map((object) => at(object, 'metadata', 'namespace'));
    expect(namespaces).toEqual([neighbours.prometheus.namespace, neighbours.prometheus.namespace]);
    expect(new URL(prometheusUrl).hostname).toMatch(new RegExp(`\\.${neighbours.prometheus.namespace}\\.svc\\.`));
  });
});
