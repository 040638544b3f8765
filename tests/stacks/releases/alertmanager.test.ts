import { load } from 'js-yaml';
import { secondsOf } from '../../../src/alerts/duration';
import { subjects } from '../../../src/alerts/subjects';
import type { Receiver } from '../../../src/config/environment';
import { environments } from '../../../src/config/environments';
import { neighbours } from '../../../src/config/flows';
import { alertingPolicies, alertmanagerConfig } from '../../../src/stacks/releases/alertmanager';
import { prometheus } from '../../../src/stacks/releases/prometheus';
import { at } from '../../constructs/objects';

const webhook: Receiver = {
  kind: 'webhook',
  url: 'http://receiver.people.svc:8080/alerts',
  at: { namespace: 'people' },
  port: 8080,
};
const none: Receiver = { kind: 'none', because: 'no one looks' };
const [inCluster = {}, objects = {}] = alertingPolicies({ receiver: webhook });

describe('Alertmanager', () => {
  test('calls the receiver of the environment, when an alert begins and when it ends', () => {
    expect(alertmanagerConfig({ receiver: webhook }).receivers).toEqual([
      { name: 'people', webhook_configs: [{ url: webhook.url, send_resolved: true }] },
    ]);
  });

  test('calls no one where the environment has no receiver', () => {
    expect(alertmanagerConfig({ receiver: none }).receivers).toEqual([{ name: 'people' }]);
  });

  test('repeats the Watchdog more often than anything else', () => {
    const { repeat_interval: repeat, routes } = alertmanagerConfig({ receiver: webhook }).route;
    expect(repeat).toBe('4h');
    expect(routes).toEqual([
      { matchers: ['alertname="Watchdog"'], receiver: 'people', group_interval: '1m', repeat_interval: '5m' },
    ]);
  });

  test('keeps its pauses at the scale of the environment', () => {
    expect(alertmanagerConfig({ receiver: webhook, timeScale: 1 / 60 }).route).toMatchObject({
      group_wait: '500ms',
      group_interval: '5000ms',
      repeat_interval: '240000ms',
    });
  });

  test('says nothing of the warnings about what is down already', () => {
    expect(alertmanagerConfig({ receiver: none }).inhibit_rules).toEqual([
      {
        source_matchers: ['severity="critical"'],
        target_matchers: ['severity="warning"'],
        equal: ['subject', 'namespace'],
      },
      {
        source_matchers: ['alertname="NodeNotReady"'],
        target_matchers: ['alertname=~"TargetDown|ReplicasMissing|PodNotReady"'],
        equal: [],
      },
    ]);
  });

  test('holds back only alerts that exist, and that wait longer than the one of the node', () => {
    const [, { target_matchers: targets }] = alertmanagerConfig({ receiver: none }).inhibit_rules;
    const names = /"(.*)"/.exec(targets[0])?.[1]?.split('|') ?? [];
    const all = subjects.flatMap(({ alerts }) => alerts(environments.lab));
    const waits = (name: string) => all.filter((one) => one.name === name).map(({ holds = '0s' }) => secondsOf(holds));
    expect(names).toHaveLength(3);
    for (const name of names) expect(Math.min(...waits(name))).toBeGreaterThan(Math.max(...waits('NodeNotReady')));
  });

  test('has no rights in the cluster, is not root, and asks for little', () => {
    expect(prometheus(environments.production, { registry: 'upstream' }).alertmanager).toMatchObject({
      automountServiceAccountToken: false,
      podSecurityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        readOnlyRootFilesystem: true,
      },
      resources: { limits: { memory: '128Mi' } },
    });
  });
});

describe('the network lets', () => {
  test('Prometheus alone at Alertmanager and kube-state-metrics', () => {
    for (const [policy, port] of [
      [inCluster, 9093],
      [objects, 8080],
    ] as const)
      expect(at(policy, 'spec', 'ingress')).toEqual([
        {
          from: [{ podSelector: { matchLabels: neighbours.prometheus.podLabels } }],
          ports: [{ port, protocol: 'TCP' }],
        },
      ]);
  });

  test('Alertmanager at a receiver in the cluster, and at its name', () => {
    const [peer, dns] = at(inCluster, 'spec', 'egress') as readonly object[];
    expect(peer).toEqual({
      to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'people' } } }],
      ports: [{ port: 8080, protocol: 'TCP' }],
    });
    expect(JSON.stringify(dns)).toContain('kube-dns');
  });

  test('Alertmanager at the network of a receiver outside', () => {
    const [policy] = alertingPolicies(environments.production.alerting);
    expect(at(policy, 'spec', 'egress', 0)).toEqual({
      to: [{ ipBlock: { cidr: '198.51.100.64/32' } }],
      ports: [{ port: 443, protocol: 'TCP' }],
    });
  });

  test('Alertmanager at nothing where there is no receiver', () => {
    const [policy] = alertingPolicies({ receiver: none });
    expect(at(policy, 'spec', 'egress')).toEqual([]);
    expect(at(policy, 'spec', 'policyTypes')).toContain('Egress');
  });

  test('kube-state-metrics at the API server', () => {
    expect(at(objects, 'spec', 'egress')).toEqual([
      { ports: [443, 6443, 8443].map((port) => ({ port, protocol: 'TCP' })) },
    ]);
  });

  test('pods that are where the release has them', () => {
    const { extraManifests } = prometheus(environments.lab, { registry: 'upstream' });
    const selected = extraManifests.map((text) =>
      at(load(text), 'spec', 'podSelector', 'matchLabels', 'app.kubernetes.io/name'),
    );
    expect(selected).toEqual([undefined, 'prometheus', 'alertmanager', 'kube-state-metrics']);
  });
});
