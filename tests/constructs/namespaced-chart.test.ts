import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { at, chartProps, objectsWith, only } from './objects';

const empty = objectsWith(() => {});

describe('a chart with nothing in it', () => {
  test('is a namespace with its guardrails', () => {
    expect(empty.map(({ kind, metadata: { name } }) => `${kind} ${name}`)).toEqual([
      'Namespace shop',
      'ConfigMap environment',
      'ServiceAccount default',
      'NetworkPolicy default-deny',
      'ResourceQuota quota',
      'LimitRange limits',
    ]);
  });

  test('has the namespace first, which itself is in none', () => {
    expect(empty[0]).toEqual({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop', labels: expect.any(Object) },
    });
    expect(empty.slice(1).filter(({ metadata }) => metadata.namespace !== 'shop')).toEqual([]);
  });

  test('enforces, audits and warns of Pod Security "restricted" of one version', () => {
    const labels = Object.entries(at(empty[0], 'metadata', 'labels') as object).filter(([key]) =>
      key.startsWith('pod-security'),
    );
    expect(Object.fromEntries(labels)).toEqual({
      'pod-security.kubernetes.io/audit': 'restricted',
      'pod-security.kubernetes.io/audit-version': 'v1.36',
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/enforce-version': 'v1.36',
      'pod-security.kubernetes.io/warn': 'restricted',
      'pod-security.kubernetes.io/warn-version': 'v1.36',
    });
  });

  test('names its environment in an immutable ConfigMap: one key, which no pod of another environment reads', () => {
    expect(only(empty, 'ConfigMap')).toMatchObject({
      metadata: { name: NamespacedChart.identity },
      immutable: true,
      data: { test: 'test' },
    });
    expect(Object.keys(only(empty, 'ConfigMap')['data'] as object)).toEqual(['test']);
  });

  test('has no token for who names no ServiceAccount', () => {
    expect(only(empty, 'ServiceAccount', 'default')['automountServiceAccountToken']).toBe(false);
  });

  test('denies every pod all traffic in both directions', () => {
    expect(only(empty, 'NetworkPolicy')['spec']).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  });

  test('has a quota for two small pods, such as a probe', () => {
    expect(at(only(empty, 'ResourceQuota'), 'spec', 'hard')).toEqual({
      'limits.cpu': '320m',
      'limits.memory': '128Mi',
      pods: '2',
      'requests.cpu': '40m',
      'requests.memory': '128Mi',
    });
  });

  test('gives containers without resources little, and lets none have more than four cores', () => {
    const small = { cpu: '10m', memory: '32Mi' };
    expect(at(only(empty, 'LimitRange'), 'spec', 'limits')).toEqual([
      {
        type: 'Container',
        default: small,
        defaultRequest: small,
        min: { cpu: '5m', memory: '8Mi' },
        max: { cpu: '4', memory: '4Gi' },
      },
    ]);
  });

  test('labels every object with the service, the environment and the version', () => {
    const labels = {
      app: 'shop',
      env: 'test',
      owner: 'platform',
      'app.kubernetes.io/component': 'api',
      'app.kubernetes.io/name': 'shop',
      'app.kubernetes.io/version': '1.2.3',
    };
    for (const { metadata } of empty) expect(metadata['labels']).toMatchObject(labels);
  });
});

describe('what workloads reserve', () => {
  test('is added to the quota, also after the quota was made, in canonical form', () => {
    const objects = objectsWith((chart) => {
      chart.reserve({ pods: 10, cpu: 960, memory: 896 });
      chart.reserve({ pods: 3, cpu: 1000, memory: 1024 });
    });
    expect(at(only(objects, 'ResourceQuota'), 'spec', 'hard')).toEqual({
      'limits.cpu': '16',
      'limits.memory': '2Gi',
      pods: '15',
      'requests.cpu': '2',
      'requests.memory': '2Gi',
    });
  });

  test('of one chart is not that of another', () => {
    objectsWith((chart) => chart.reserve({ pods: 10, cpu: 1000, memory: 1024 }));
    expect(
      at(
        only(
          objectsWith(() => {}),
          'ResourceQuota',
        ),
        'spec',
        'hard',
        'pods',
      ),
    ).toBe('2');
  });
});

describe('the chart around a construct', () => {
  test('is found through constructs in between', () => {
    const chart = new NamespacedChart(new App(), chartProps);
    expect(NamespacedChart.around(new Construct(new Construct(chart, 'outer'), 'inner'))).toBe(chart);
  });

  test('must be one with a namespace', () => {
    const inner = new Construct(new Chart(new App(), 'plain'), 'inner');
    expect(() => NamespacedChart.around(inner)).toThrow(
      new Error("'plain/inner' must be inside a NamespacedChart because its namespace and labels come from it"),
    );
  });

  test('gives objects their namespace and plain names', () => {
    const chart = new NamespacedChart(new App(), chartProps);
    new ApiObject(chart, 'thing', { apiVersion: 'v1', kind: 'Secret' });
    expect(at(only(Testing.synth(chart), 'Secret'), 'metadata')).toMatchObject({
      name: 'shop-thing',
      namespace: 'shop',
    });
  });

  test('knows its name and its environment', () => {
    expect(new NamespacedChart(new App(), chartProps)).toMatchObject({ name: 'shop', environment: 'test' });
  });

  test('has labels for a controller of another name', () => {
    const chart = new NamespacedChart(new App(), chartProps);
    expect(chart.allLabels()['app.kubernetes.io/instance']).toBe('shop');
    expect(chart.allLabels('shop-1')).toEqual({ ...chart.allLabels(), 'app.kubernetes.io/instance': 'shop-1' });
  });
});
