import { planOf } from '../../src/adopt/plan';
import { describePlan } from '../../src/adopt/text';
import { adoptedOf, typedFile } from '../../src/adopt/typed-file';
import type { Manifest } from '../../src/kubernetes/manifest';

const workload = (kind: string, name: string, namespace: string, pod: object, annotations = {}): Manifest => ({
  apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
  kind,
  metadata: { name, namespace },
  spec: { template: { metadata: { labels: { app: name }, annotations }, spec: pod } },
});
const service = (name: string, namespace: string, ports: readonly object[], labels = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace, labels },
  spec: { selector: { app: name }, ports },
});
const http = { containerPort: 8080, name: 'http' };
const metrics = { containerPort: 9090, name: 'metrics' };
const calls = (...urls: readonly string[]) => urls.map((value, at) => ({ name: `URL_${at}`, value }));

const objects: readonly Manifest[] = [
  workload('Deployment', 'shop', 'a', {
    containers: [{ name: 'c', ports: [http, metrics], env: calls('http://db.a:5432', 'http://shop.b:8080') }],
  }),
  workload(
    'Deployment',
    'shop',
    'b',
    { containers: [{ name: 'c', ports: [http, metrics] }] },
    {
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '9090',
    },
  ),
  workload('StatefulSet', 'db', 'a', {
    containers: [{ name: 'c', ports: [{ containerPort: 5432 }], env: calls('http://shop.a:8080') }],
  }),
  workload('Job', "o'clock", 'a', {
    containers: [{ name: 'c', env: calls('http://db.a:5432', 'http://shop.a:9090') }],
  }),
  service(
    'shop',
    'a',
    [
      { name: 'http', port: 8080 },
      { name: 'metrics', port: 9090 },
    ],
    { app: 'shop' },
  ),
  service('shop', 'b', [{ name: 'http', port: 8080 }]),
  service('db', 'a', [{ port: 5432 }]),
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'shop', namespace: 'a' },
    spec: {
      rules: [
        {
          host: 'store.example',
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'shop', port: { number: 8080 } } } }],
          },
        },
      ],
    },
  },
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'shop', namespace: 'a' },
    spec: { selector: { matchLabels: { app: 'shop' } }, endpoints: [{ port: 'metrics' }, {}] },
  },
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name: 'shop', namespace: 'b' },
    spec: { selector: { matchLabels: { app: 'shop' } }, podMetricsEndpoints: [{ port: 'metrics' }] },
  },
  { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor', metadata: { name: 'none', namespace: 'b' } },
];

const plan = planOf(objects);
const adopted = adoptedOf(plan);

test('services have their components, ports and hosts; those of one name have their namespaces in it', () => {
  const { services } = adopted;
  expect(Object.keys(services).sort()).toEqual(['a-shop', 'b-shop', 'db', 'o-clock']);
  expect(services['a-shop']).toMatchObject({ component: 'frontend', host: 'store', port: 8080 });
  expect(services['b-shop']).toMatchObject({ component: 'api', port: 8080 });
  expect(services['db']).toMatchObject({ component: 'database', port: 5432 });
  expect(services['o-clock']?.component).toBe('job');
  expect(services['o-clock']?.port).toBeUndefined();
});

test('flows by evidence, those of Prometheus on their own port, and what one port cannot say', () => {
  const pairs = adopted.flows.map(({ from, port, to }) => `${from} ${to} ${port ?? ''}`.trim());
  expect(pairs).toEqual(
    expect.arrayContaining([
      'a-shop db',
      'a-shop b-shop',
      'prometheus b-shop metrics',
      'prometheus a-shop metrics',
      'o-clock db',
    ]),
  );
  expect(adopted.left).toEqual([
    expect.stringMatching(/^o-clock → a-shop on 9090\/TCP: .*; a service has one port, by TCP$/),
  ]);
});

test('the file quotes what has to be quoted, and says what is not a flow', () => {
  const text = typedFile(adopted, 'a */ folder');
  expect(text.split('\n', 1)[0]).toContain('of a  folder');
  expect(text).toContain("purpose: 'Job a/o\\'clock'");
  expect(text).toContain('// Not as a flow:\n// o-clock');
  expect(typedFile({ ...adopted, left: [] }, 'a')).not.toContain('Not as a flow');
});

test('the plan in words', () => {
  const text = describePlan(plan, adopted).join('\n');
  expect(text).toContain(`Flows to declare: ${plan.flows.length}`);
  expect(text).toMatch(/names: 3 workloads that call another/);
  expect(text).toContain('Not as a flow:\n  o-clock');
  const alone = planOf([workload('Deployment', 'shop', 'a', { containers: [{ name: 'c' }] })]);
  expect(describePlan(alone, adoptedOf(alone)).join('\n')).not.toMatch(/names:|Not as a flow/);
});

test('what is served straight from nodes is from outside; a pod with the network of its node is not held', () => {
  const inDefault = ({ metadata: { namespace: _, ...metadata }, ...object }: Manifest): Manifest => ({
    ...object,
    metadata,
  });
  const exposed = (name: string) => ({
    ...service(name, 'a', [{ port: 8080 }]),
    spec: { type: 'NodePort', selector: { app: name }, ports: [{ port: 8080, nodePort: 30080 }] },
  });
  const all = planOf([
    inDefault(workload('Deployment', 'plain', 'default', { containers: [{ name: 'c', ports: [http] }] })),
    inDefault(service('plain', 'default', [{ port: 8080 }])),
    workload('Deployment', 'door', 'a', { containers: [{ name: 'c', ports: [http] }] }),
    exposed('door'),
    workload('DaemonSet', 'agent', 'a', { hostNetwork: true, containers: [{ name: 'c', ports: [http] }] }),
    exposed('agent'),
    { apiVersion: 'serving.example.com/v1', kind: 'Service', metadata: { name: 'other' } },
  ]);
  expect(all.flows.map(({ from, to }) => `${from} ${to}`)).toEqual(['outside a/door']);
  expect(adoptedOf(all).left).toEqual([
    expect.stringMatching(/^outside → door on 8080\/TCP: .*; put it behind the front door$/),
  ]);
});
