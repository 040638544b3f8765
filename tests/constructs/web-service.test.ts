import type { WebServiceProps } from '../../src/constructs/web-service';
import { WebService } from '../../src/constructs/web-service';
import { at, containerOf, objectsWith, only, podOf, reservedIn, settingsOf } from './objects';

const base: WebServiceProps = {
  image: 'localhost/shop:1',
  nameserver: '10.96.0.53',
  pullPolicy: 'Always',
  priorityClass: 'first',
  userNamespaces: true,
  port: 8080,
  metricsPort: 9090,
  livePath: '/livez',
  readyPath: '/readyz',
  capacity: { instances: { min: 3, max: 10 }, cpu: '100m', memory: '128Mi' },
  spread: 'required',
};
const made = (props: Partial<WebServiceProps> = {}) =>
  objectsWith((chart) => new WebService(chart, 'service', { ...base, ...props }));
const deployment = (props: Partial<WebServiceProps> = {}) => only(made(props), 'Deployment');

const selector = { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/instance': 'shop' };

describe('a web service', () => {
  test('has the name of its chart in every object', () => {
    const own = made().filter(({ metadata }) => metadata.name === 'shop');
    expect(own.map(({ kind }) => kind)).toEqual([
      'Namespace',
      'ServiceAccount',
      'Deployment',
      'Service',
      'HorizontalPodAutoscaler',
      'PodDisruptionBudget',
    ]);
  });

  test('has an account without a token', () => {
    expect(only(made(), 'ServiceAccount', 'shop')['automountServiceAccountToken']).toBe(false);
  });

  test('is selected by what never changes', () => {
    expect(at(deployment(), 'spec', 'selector')).toEqual({ matchLabels: selector });
    expect(at(only(made(), 'Service'), 'spec', 'selector')).toEqual(selector);
    expect(at(only(made(), 'PodDisruptionBudget'), 'spec', 'selector')).toEqual({ matchLabels: selector });
    expect(at(deployment(), 'spec', 'template', 'metadata', 'labels')).toMatchObject(selector);
  });

  test('gives its selector to whoever made it', () => {
    objectsWith((chart) => expect(new WebService(chart, 'service', base).selector).toEqual(selector));
  });

  test('is reached by the name of its port', () => {
    expect(at(only(made(), 'Service'), 'spec')).toMatchObject({
      type: 'ClusterIP',
      ports: [{ name: 'http', port: 8080, targetPort: 'http' }],
    });
    expect(at(containerOf(deployment()), 'ports')).toEqual([
      { name: 'http', containerPort: 8080 },
      { name: 'metrics', containerPort: 9090 },
    ]);
  });

  test('gets its ports, and its own settings', () => {
    const ports = { PORT: '8080', METRICS_PORT: '9090' };
    expect(settingsOf(made(), 'Deployment')).toEqual(ports);
    const told = made({ settings: { COLOUR: 'blue' } });
    expect(settingsOf(told, 'Deployment')).toEqual({ ...ports, COLOUR: 'blue' });
  });

  test('is asked at two paths', () => {
    const container = containerOf(deployment());
    expect(at(container, 'livenessProbe', 'httpGet')).toEqual({ path: '/livez', port: 'http' });
    expect(at(container, 'startupProbe', 'httpGet')).toEqual({ path: '/livez', port: 'http' });
    expect(at(container, 'readinessProbe', 'httpGet')).toEqual({ path: '/readyz', port: 'http' });
  });

  test('reads secrets as files', () => {
    expect(at(containerOf(deployment({ secrets: { '/certs': 'client' } })), 'volumeMounts', 1)).toMatchObject({
      mountPath: '/certs',
    });
  });

  test('is kept apart by its name', () => {
    expect(at(podOf(deployment()), 'topologySpreadConstraints', 0)).toMatchObject({
      labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'shop' } },
      whenUnsatisfiable: 'DoNotSchedule',
    });
  });
});

describe('an update', () => {
  test('is one of the pods where a setting is another, since they name other settings', () => {
    const [before, after] = ['blue', 'red'].map((COLOUR) => deployment({ settings: { COLOUR } }));
    expect(at(after, 'spec', 'template')).not.toEqual(at(before, 'spec', 'template'));
    expect(deployment({ settings: { COLOUR: 'blue' } })).toEqual(before);
  });

  test('takes no instance away before another is ready for five seconds', () => {
    expect(deployment()['spec']).toMatchObject({
      minReadySeconds: 5,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
    });
  });

  test('lets a pod serve on while it leaves the lists of endpoints', () => {
    expect(at(containerOf(deployment()), 'lifecycle')).toEqual({ preStop: { sleep: { seconds: 10 } } });
    expect(at(podOf(deployment()), 'terminationGracePeriodSeconds')).toBe(40);
  });
});

describe('instances', () => {
  test('of a range follow the load, and the Deployment says no number that would fight it', () => {
    expect(deployment()['spec']).not.toHaveProperty('replicas');
    expect(at(only(made(), 'HorizontalPodAutoscaler'), 'spec')).toEqual({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop' },
      minReplicas: 3,
      maxReplicas: 10,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } } },
      ],
      behavior: {
        scaleUp: { policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
        scaleDown: { stabilizationWindowSeconds: 300 },
      },
    });
  });

  test('of a number are that number, and nothing scales them', () => {
    const objects = made({ capacity: { ...base.capacity, instances: 3 } });
    expect(at(only(objects, 'Deployment'), 'spec', 'replicas')).toBe(3);
    expect(objects.map(({ kind }) => kind)).not.toContain('HorizontalPodAutoscaler');
  });

  test('at their largest, in the middle of an update, are in the quota with those that leave', () => {
    expect(reservedIn(made())).toEqual({ pods: 10 + 3 + 6, cpu: 19 * 100, memory: 19 * 128 });
  });
});

describe('user namespaces', () => {
  test('need no exemption where they are on', () => {
    expect(at(deployment(), 'metadata')).not.toHaveProperty('annotations');
    expect(at(podOf(deployment()), 'hostUsers')).toBe(false);
  });

  test('are exempt for a reason where they are off', () => {
    const off = deployment({ userNamespaces: { off: 'the node has none' } });
    expect(at(off, 'metadata', 'annotations')).toEqual({
      'breakwater.example/exempt.user-namespaces': 'the node has none',
    });
    expect(podOf(off)).not.toHaveProperty('hostUsers');
  });
});

describe('a web service is refused', () => {
  test.each([
    [{ port: 80 }, "'port' must be 1024 to 65535 because the container is not root, got 80"],
    [{ port: 1023 }, "'port' must be 1024 to 65535 because the container is not root, got 1023"],
    [{ port: 65536 }, "'port' must be 1024 to 65535 because the container is not root, got 65536"],
    [{ port: 8080.5 }, "'port' must be 1024 to 65535 because the container is not root, got 8080.5"],
    [{ metricsPort: 90 }, "'metricsPort' must be 1024 to 65535 because the container is not root, got 90"],
    [
      { port: 8080, metricsPort: 8080 },
      "'metricsPort' must differ from 'port' because callers do not reach metrics, got 8080 for both",
    ],
    [
      { livePath: '/healthz', readyPath: '/healthz' },
      "'readyPath' must differ from 'livePath' because a service that waits for another must not be restarted, got '/healthz' for both",
    ],
  ])('with %j', (props, sentence) => expect(() => made(props)).toThrow(new Error(sentence)));

  test.each([1024, 65535])('but not with port %d', (port) => {
    expect(at(only(made({ port }), 'Service'), 'spec', 'ports', 0, 'port')).toBe(port);
  });
});
