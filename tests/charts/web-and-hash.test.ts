import { HashChart } from '../../charts/hash/chart';
import { WebChart } from '../../charts/web/chart';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { flows } from '../../src/config/flows';
import { limitOf } from '../../src/config/rate-limits';
import { services } from '../../src/config/services';
import { at, containerOf, only, settingsOf } from '../constructs/objects';
import { everyEnvironment, objectsOf } from './rendered';

const both = [
  {
    name: 'web',
    chart: WebChart,
    live: { path: '/healthz', port: 'http' },
    ready: { httpGet: { path: '/readyz', port: 'http' } },
  },
  {
    name: 'hash',
    chart: HashChart,
    live: { path: '/metrics', port: 'metrics' },
    ready: { tcpSocket: { port: 'http' } },
  },
] as const;
const cases = both.flatMap((one) => everyEnvironment.map((environment) => ({ ...one, environment })));

describe.each(cases)('$name in $environment.name', ({ name, chart, live, ready, environment }) => {
  const objects = objectsOf(chart, environment);

  test('is public at its host: behind the allow-list, with no client certificate', () => {
    const annotations = at(only(objects, 'Ingress'), 'metadata', 'annotations') as Readonly<Record<string, string>>;
    expect(at(only(objects, 'Ingress'), 'spec', 'rules', 0, 'host')).toBe(`${name}.${environment.frontDoor.domain}`);
    expect(annotations['nginx.ingress.kubernetes.io/whitelist-source-range']).toBe(
      environment.frontDoor.clients.join(','),
    );
    expect(Object.keys(annotations).filter((key) => key.includes('auth-tls'))).toEqual([]);
  });

  test('lets one address ask as much as the environment says', () => {
    const { burst, connections, perSecond } = limitOf(name, environment);
    expect(at(only(objects, 'Ingress'), 'metadata', 'annotations')).toMatchObject({
      'nginx.ingress.kubernetes.io/limit-burst-multiplier': String(burst),
      'nginx.ingress.kubernetes.io/limit-connections': String(connections),
      'nginx.ingress.kubernetes.io/limit-rps': String(perSecond),
    });
  });

  test('calls what the flows declare, and asks DNS only then', () => {
    const called = flows.filter(({ from }) => from === name).map(({ to }) => to);
    const egress = (at(only(objects, 'NetworkPolicy', name), 'spec', 'egress') ?? []) as readonly unknown[];
    const namespace = ['to', 0, 'namespaceSelector', 'matchLabels', 'kubernetes.io/metadata.name'];
    expect(egress.map((rule) => at(rule, ...namespace))).toEqual([
      ...called,
      ...(called.length > 0 ? ['resolver'] : []),
    ]);
    expect(at(only(objects, 'NetworkPolicy', name), 'spec', 'policyTypes')).toContain('Egress');
  });

  test('is called by the front door, by what the flows declare, and at its metrics by Prometheus', () => {
    const callers = at(only(objects, 'NetworkPolicy', name), 'spec', 'ingress') as readonly unknown[];
    const namespace = ['from', 0, 'namespaceSelector', 'matchLabels', 'kubernetes.io/metadata.name'];
    const ours = flows.flatMap(({ from, to }) => (to === name && from in services ? [[from, 8000]] : []));
    const found = callers.map((rule) => [at(rule, ...namespace), at(rule, 'ports', 0, 'port')]);
    expect(found.sort()).toEqual([...ours, ['ingress-nginx', 8000], ['monitoring', 9090]].sort());
  });

  test('gets its ports, and nothing else', () => {
    expect(settingsOf(objects, 'Deployment')).toEqual({ PORT: '8000', METRICS_PORT: '9090' });
  });

  test('is asked where no caller is counted', () => {
    const container = containerOf(only(objects, 'Deployment'));
    expect(at(container, 'livenessProbe', 'httpGet')).toEqual(live);
    expect(at(container, 'readinessProbe')).toMatchObject(ready);
  });

  test('waits for a place as its environment says', () => {
    const zone = at(only(objects, 'Deployment'), 'spec', 'template', 'spec', 'topologySpreadConstraints', 0);
    expect(zone).toMatchObject({
      whenUnsatisfiable: environment.spread === 'required' ? 'DoNotSchedule' : 'ScheduleAnyway',
    });
  });
});

describe('the number of instances', () => {
  test.each(cases)('of $name follows the load from 3 to 10 in $environment.name', ({ chart, environment }) => {
    const objects = objectsOf(chart, environment);
    expect(at(only(objects, 'HorizontalPodAutoscaler'), 'spec')).toMatchObject({ minReplicas: 3, maxReplicas: 10 });
    expect(at(only(objects, 'Deployment'), 'spec', 'replicas')).toBeUndefined();
  });

  test.each(both)('of $name is fixed where the environment says one number', ({ name, chart }) => {
    const { local } = environments;
    const capacity = { ...local.capacity, [name]: { ...local.capacity[name], instances: 4 } };
    const objects = objectsOf(chart, { ...local, capacity });
    expect(at(only(objects, 'Deployment'), 'spec', 'replicas')).toBe(4);
    expect(objects.map(({ kind }) => kind)).not.toContain('HorizontalPodAutoscaler');
  });

  test.each(both)('of $name is that of the environment', ({ name, chart }) => {
    const { local } = environments;
    const capacity = { ...local.capacity, [name]: { ...local.capacity[name], instances: { min: 4, max: 7 } } };
    const changed: Environment = { ...local, capacity };
    expect(at(only(objectsOf(chart, changed), 'HorizontalPodAutoscaler'), 'spec')).toMatchObject({
      minReplicas: 4,
      maxReplicas: 7,
    });
  });
});
