import { NameService, type NameServiceProps } from '../../src/constructs/name-service';
import { at, containerOf, objectsWith, only, podOf, reservedIn, settingsOf } from './objects';

const base: NameServiceProps = {
  image: 'localhost/names:1',
  nameserver: '10.96.0.53',
  pullPolicy: 'Always',
  priorityClass: 'first',
  userNamespaces: true,
  address: '10.96.0.53',
  upstream: '10.96.0.10',
  port: 5353,
  metricsPort: 9090,
  capacity: { instances: 3, cpu: '10m', memory: '48Mi' },
  spread: 'required',
};
const made = (props: Partial<NameServiceProps> = {}) =>
  objectsWith((chart) => new NameService(chart, 'service', { ...base, ...props }));
const deployment = () => only(made(), 'Deployment');

describe('a name service', () => {
  test('is asked at its fixed address, on the port of DNS, by UDP and TCP', () => {
    expect(at(only(made(), 'Service'), 'spec')).toEqual({
      type: 'ClusterIP',
      clusterIP: '10.96.0.53',
      selector: { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/instance': 'shop' },
      ports: [
        { name: 'dns', port: 53, protocol: 'UDP', targetPort: 'dns' },
        { name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: 'dns-tcp' },
      ],
    });
  });

  test('listens where it needs no capability, and is probed and measured elsewhere', () => {
    const ports = at(containerOf(deployment()), 'ports') as readonly { containerPort: number }[];
    expect(ports).toEqual([
      { name: 'dns-tcp', containerPort: 5353 },
      { name: 'metrics', containerPort: 9090 },
      { name: 'health', containerPort: 8080 },
      { name: 'ready', containerPort: 8181 },
      { name: 'dns', containerPort: 5353, protocol: 'UDP' },
    ]);
    expect(at(containerOf(deployment()), 'livenessProbe', 'httpGet')).toEqual({ path: '/health', port: 'health' });
    expect(at(containerOf(deployment()), 'readinessProbe', 'httpGet')).toEqual({ path: '/ready', port: 'ready' });
  });

  test('knows its ports and whom it asks in turn', () => {
    expect(settingsOf(made(), 'Deployment')).toEqual({
      CLUSTER_DNS: '10.96.0.10',
      DNS_PORT: '5353',
      METRICS_PORT: '9090',
      PORT: '8080',
      READY_PORT: '8181',
    });
  });

  test('is updated without a gap, kept by a budget, and has room in the quota', () => {
    expect(at(deployment(), 'spec')).toMatchObject({
      replicas: 3,
      strategy: { rollingUpdate: { maxUnavailable: 0 } },
    });
    expect(only(made(), 'PodDisruptionBudget')).toBeDefined();
    expect(Number(at(podOf(deployment()), 'terminationGracePeriodSeconds'))).toBeGreaterThan(30);
    expect(reservedIn(made()).pods).toBeGreaterThan(3);
  });
});
