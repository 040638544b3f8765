import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { planOf } from '../../src/adopt/plan';
import { describePlan } from '../../src/adopt/text';
import { adoptedOf, typedFile } from '../../src/adopt/typed-file';
import { checkFlows } from '../../src/config/flows';
import type { Manifest } from '../../src/kubernetes/manifest';
import { run } from '../../src/programs/run';
import { policy } from '../reach/world';
import { temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();

const workload = (name: string, container: object = {}, more: object = {}, kind = 'Deployment'): Manifest => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name, namespace: 'shop' },
  spec: {
    template: {
      metadata: { labels: { app: name }, ...more },
      spec: { serviceAccountName: name, containers: [{ name: 'c', image: 'x', ...container }] },
    },
  },
});
const service = (name: string, port: number, targetPort: number | string = port, spec: object = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'shop', labels: { app: name } },
  spec: { selector: { app: name }, ports: [{ name: 'main', port, targetPort }], ...spec },
});
const variable = (name: string, value: string) => ({ env: [{ name, value }] });

/** Flows as lines. */
const flows = (...objects: readonly Manifest[]) =>
  planOf(objects).flows.map(({ evidence, from, isOpen, port, protocol, to }) =>
    `${from} → ${to} ${port}/${protocol}: ${evidence.join(', ')}${isOpen ? '' : ' (closed)'}`.replaceAll('shop/', ''),
  );

const db = [workload('db', {}, {}, 'StatefulSet'), service('db', 5432, 5433)];

describe('a flow has evidence:', () => {
  test('a variable', () => {
    expect(flows(workload('web', variable('DB_ADDR', 'db:5432')), ...db)).toEqual([
      'web → db 5433/TCP: variable DB_ADDR of c',
    ]);
  });

  test('an argument', () => {
    expect(flows(workload('web', { args: ['--db=db:5432'] }), ...db)).toEqual(['web → db 5433/TCP: arguments of c']);
  });

  test.each([
    ['all of a ConfigMap', { envFrom: [{ configMapRef: { name: 'settings' } }] }],
    [
      'a key of a ConfigMap',
      { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'url' } } }] },
    ],
  ])('%s', (_, container) => {
    const settings = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', namespace: 'shop' },
      data: { url: 'postgres://db:5432' },
    };
    expect(flows(workload('web', container), ...db, settings)).toEqual(['web → db 5433/TCP: ConfigMap settings, url']);
  });

  test('an Ingress, of the front door; a load balancer, of the outside', () => {
    const ingress = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'web', namespace: 'shop' },
      spec: {
        rules: [
          {
            host: 'www.shop.example',
            http: { paths: [{ backend: { service: { name: 'web', port: { number: 80 } } } }] },
          },
        ],
      },
    };
    const objects = [
      workload('web'),
      service('web', 80, 8080),
      ingress,
      workload('till'),
      service('till', 81, 81, { type: 'LoadBalancer' }),
    ];
    expect(flows(...objects)).toEqual([
      'outside → till 81/TCP: Service till',
      'front-door → web 8080/TCP: Ingress web',
    ]);
  });

  test('what Prometheus is to scrape', () => {
    const monitor = {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: 'db', namespace: 'shop' },
      spec: { selector: { matchLabels: { app: 'db' } }, endpoints: [{ port: 'main' }] },
    };
    const annotations = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9100' };
    expect(flows(workload('web', {}, { annotations }), ...db, monitor)).toEqual([
      'prometheus → web 9100/TCP: annotation prometheus.io/scrape',
      'prometheus → db 5433/TCP: ServiceMonitor db',
    ]);
  });

  test('a policy that names the caller, and no policy that names every pod', () => {
    const from = (podSelector: object) =>
      policy('shop/db', {
        podSelector: { matchLabels: { app: 'db' } },
        ingress: [{ from: [{ podSelector }], ports: [{ port: 5433 }] }],
      });
    expect(flows(workload('web'), ...db, from({ matchLabels: { app: 'web' } }))).toEqual([
      'web → db 5433/TCP: NetworkPolicy db',
    ]);
    expect(flows(workload('web'), ...db, from({}))).toEqual([]);
  });

  test('one that is closed today is said to be', () => {
    const deny = policy('shop/deny', { podSelector: {}, policyTypes: ['Ingress'] });
    expect(flows(workload('web', variable('DB_ADDR', 'db')), ...db, deny)).toEqual([
      'web → db 5433/TCP: variable DB_ADDR of c (closed)',
    ]);
  });
});

test('what no flow declares is a need: hosts elsewhere, the API server, webhooks', () => {
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'reads', namespace: 'shop' },
    subjects: [{ kind: 'ServiceAccount', name: 'web' }],
  };
  const hook = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'hook' },
    webhooks: [{ clientConfig: { service: { name: 'db', namespace: 'shop' } } }],
  };
  expect(
    planOf([workload('web', variable('PAY_URL', 'https://pay.example.com:8443/v1')), ...db, binding, hook]).needs,
  ).toEqual([
    { from: 'shop/web', to: 'pay.example.com:8443', evidence: 'variable PAY_URL of c' },
    { from: 'shop/web', to: 'the API server', evidence: 'RoleBinding reads' },
    { from: 'the API server', to: 'shop/db', evidence: 'ValidatingWebhookConfiguration hook' },
  ]);
});

const system = [
  workload('web', { ...variable('DB_ADDR', 'db:5432'), ports: [{ containerPort: 8080 }] }),
  service('web', 80, 8080),
  workload('odd', { args: ['db:5434'] }),
  ...db,
  service('db-admin', 5434, 5434, { selector: { app: 'db' } }),
  workload('load.ing', variable('WEB_URL', 'http://web'), {}, 'Deployment'),
];

test('pairs: those open today, and those for which nothing speaks', () => {
  const plan = planOf(system);
  expect(plan.pairs).toEqual({ all: 12, open: 12, unproven: 9 });
  expect(describePlan(plan, adoptedOf(plan))).toEqual(
    expect.arrayContaining([
      '4 workloads; 12 of 12 pairs of them are open today, and for 9 of those nothing says that they are needed.',
      '  names: 3 workloads that call another, at the DNS of the cluster',
    ]),
  );
});

describe('the typed file', () => {
  const adopted = adoptedOf(planOf([...system, service('db-more', 5434, 5434, { selector: { app: 'db' } })]));

  test('has services and flows that config takes', () => {
    expect(checkFlows(adopted.flows, adopted.services)).toEqual([]);
    expect(Object.keys(adopted.services)).toEqual(['web', 'odd', 'db', 'load-ing']);
    expect(adopted.flows).toContainEqual({ from: 'web', to: 'db', why: 'variable DB_ADDR of c' });
  });

  test('compiles beside services.ts and flows.ts', async () => {
    const root = folder();
    const text = typedFile(adopted, 'shop').replaceAll("from './", `from '${process.cwd()}/src/config/`);
    writeFileSync(join(root, 'adopted.ts'), text);
    const compilerOptions = {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      module: 'commonjs',
      target: 'es2022',
      types: [],
    };
    writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['adopted.ts'] }));
    const { code, stdout } = await run('node', ['node_modules/typescript/bin/tsc', '--project', root]);
    expect([code, stdout]).toEqual([0, '']);
  }, 60_000);
});

describe('pods of others', () => {
  const prom = { namespaceSelector: { matchLabels: { team: 'mon' } }, podSelector: { matchLabels: { app: 'prom' } } };
  const needs = (...objects: readonly Manifest[]) =>
    planOf(objects).needs.map(({ evidence, from, to }) => `${from} → ${to}: ${evidence}`);

  test('that a policy lets in would be refused by a default deny', () => {
    const admitted = policy('shop/web', { podSelector: {}, ingress: [{ from: [prom], ports: [{ port: 9090 }] }] });
    expect(needs(workload('web'), admitted)).toEqual([
      'pods app=prom in namespaces team=mon → shop/web (9090/TCP): NetworkPolicy shop/web',
    ]);
  });

  test('that a policy lets out to are listed too, and those that are open to all are not', () => {
    const out = policy('shop/web', {
      podSelector: { matchLabels: { app: 'web' } },
      policyTypes: ['Egress'],
      egress: [{ to: [prom] }],
    });
    expect(needs(workload('web'), workload('free'), out)).toEqual([
      'shop/web → pods app=prom in namespaces team=mon (all ports): NetworkPolicy shop/web',
    ]);
    expect(
      needs(workload('web'), policy('shop/web', { podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }] }] })),
    ).toEqual([]);
  });
});

test('what is not evaluated is a part of the plan, and of its text', () => {
  const cilium = { ...policy('shop/p', {}), apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy' };
  const plan = planOf([workload('web'), cilium]);
  expect(plan.unless).toEqual([expect.objectContaining({ name: 'CiliumNetworkPolicy shop/p' })]);
  const text = describePlan(plan, adoptedOf(plan)).join('\n');
  expect(text).toContain('\nNot known:\n  CiliumNetworkPolicy shop/p: policies of its kind are not evaluated\n');
  expect(text).toContain('\nNothing else is found that a default deny would break.\n');
});
