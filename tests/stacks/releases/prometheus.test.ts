import { load } from 'js-yaml';
import { alertsOf, ruleFile, ruleOf } from '../../../src/alerts/rules';
import type { Environment } from '../../../src/config/environment';
import { environments } from '../../../src/config/environments';
import { flows, neighbours } from '../../../src/config/flows';
import { metricsPort, services } from '../../../src/config/services';
import { releases } from '../../../src/config/versions';
import { boards } from '../../../src/dashboards';
import { modelOf } from '../../../src/dashboards/model';
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
  test('from each service that a flow declares, and from the parts of the platform that alerts ask about', () => {
    const declared = flows.filter(({ from }) => from === 'prometheus').map(({ to }) => to);
    const platform = ['prometheus', 'alertmanager', 'kubernetes-objects', 'cert-manager', 'api-server'];
    expect(jobs.map(({ job_name }) => job_name)).toEqual([...declared, 'containers', 'volumes', ...platform]);
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

  test('from no pod that has ended', () => {
    const dropped = jobs.filter((one) =>
      one.relabel_configs?.some(({ action, regex }) => action === 'drop' && regex === 'Failed|Succeeded'),
    );
    expect(dropped.map(({ job_name }) => job_name)).toEqual(
      expect.arrayContaining(['api', 'alertmanager', 'kubernetes-objects', 'cert-manager']),
    );
  });

  test('from kubelets what containers take, by its own account; they alone are believed without an authority', () => {
    expect(job('containers')).toMatchObject({
      scheme: 'https',
      metrics_path: '/metrics/cadvisor',
      kubernetes_sd_configs: [{ role: 'node' }],
      authorization: { credentials_file: '/var/run/secrets/kubernetes.io/serviceaccount/token' },
    });
    const kubelets = [job('containers'), job('volumes')];
    expect(jobs.filter((one) => one.authorization)).toEqual([...kubelets, job('api-server')]);
    expect(jobs.filter((one) => 'insecure_skip_verify' in (one.tls_config ?? {}))).toEqual(kubelets);
  });

  test('from the front door only where it is ingress-nginx', () => {
    const { extraScrapeConfigs } = prometheus(production, { registry: 'upstream' });
    const named = (load(extraScrapeConfigs) as readonly Job[]).map(({ job_name }) => job_name);
    expect(named.filter((name) => !jobs.some(({ job_name }) => job_name === name))).toEqual(['front-door']);
  });

  test('every metric of the platform that alerts ask for', () => {
    const asked = [
      ...new Set(alertsOf(production).flatMap((one) => ruleOf(one).expr.match(/\b[a-z]+_[a-z_]+\b/g) ?? [])),
    ];
    const platform = asked.filter((name) => /^(apiserver|certmanager|kube|kubelet|nginx)_[a-z]+_/.test(name));
    const kept = `${prometheus(production, { registry: 'upstream' }).extraScrapeConfigs} ${values['kube-state-metrics'].metricAllowlist.join(' ')}`;
    expect(platform.length).toBeGreaterThan(15);
    const patterns = kept.match(/[\w.*()|;]+/g) ?? [];
    expect(
      platform.filter((name) => !patterns.some((text) => new RegExp(`^(${text})$`).test(name) || text.includes(name))),
    ).toEqual([]);
    const { metricAllowlist } = values['kube-state-metrics'];
    const shown = JSON.stringify(boards.map(modelOf));
    expect(metricAllowlist.filter((name) => !asked.includes(name) && !shown.includes(name))).toEqual([]);
  });

  test('at each of its answers within the time between two', () => {
    const { scrape_interval, scrape_timeout } = values.server.global;
    expect(Number(scrape_timeout.slice(0, -1))).toBeLessThan(Number(scrape_interval.slice(0, -1)));
  });
});

describe('Prometheus is', () => {
  test('a server with Alertmanager and kube-state-metrics: nothing else is installed', () => {
    const parts = ['alertmanager', 'kube-state-metrics', 'prometheus-node-exporter', 'prometheus-pushgateway'] as const;
    expect(parts.map((part) => values[part].enabled)).toEqual([true, true, false, false]);
    expect(values.configmapReload.prometheus.enabled).toBe(false);
  });

  test('given the rules of its environment', () => {
    for (const environment of every)
      expect(prometheus(environment, { registry: 'upstream' }).serverFiles).toEqual({
        'alerting_rules.yml': ruleFile(environment),
      });
  });

  describe('replaced, since nothing watches a file, when', () => {
    const annotations = (environment: Environment) =>
      Object.values(prometheus(environment, { registry: 'upstream' }).server.podAnnotations);
    const [hash] = annotations(lab);
    const scaled = { ...lab, alerting: { ...lab.alerting, timeScale: 1 / 60 } };

    test('what it collects is other', () => {
      const frontDoor = { ...lab.frontDoor, controller: 'ingress-nginx' } as const;
      expect(annotations({ ...lab, frontDoor })).not.toEqual([hash]);
    });

    test('a rule is other', () => {
      expect(annotations({ ...lab, database: { ...lab.database, members: 5 } })).not.toEqual([hash]);
    });

    test('rules and global settings are other', () => {
      const { global } = prometheus(scaled, { registry: 'upstream' }).server;
      expect(annotations(scaled)).not.toEqual([hash]);
      expect(global).toEqual({ evaluation_interval: '1000ms', scrape_interval: '1000ms', scrape_timeout: '1000ms' });
    });

    test('and not when the receiver is: that is of Alertmanager, whose chart has a hash of its own', () => {
      const alerting = { receiver: { kind: 'none', because: 'another reason' } } as const;
      expect(annotations({ ...lab, alerting })).toEqual([hash]);
    });
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
    expect(releases.prometheus.images).toContain(`${image.repository}:${image.tag}`);
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
    expect(objects.map((object) => [at(object, 'kind'), at(object, 'metadata', 'name')])).toEqual(
      ['default-deny', 'prometheus', 'alertmanager', 'kube-state-metrics'].map((name) => ['NetworkPolicy', name]),
    );
    expect(objects[0]).toEqual(denyAll('monitoring'));
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
    expect([...new Set(namespaces)]).toEqual([neighbours.prometheus.namespace]);
    expect(new URL(prometheusUrl).hostname).toMatch(new RegExp(`\\.${neighbours.prometheus.namespace}\\.svc\\.`));
  });
});
