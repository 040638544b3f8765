/** Drift: twelve manual changes are found within a minute, named with their writer, and repaired; none is found without. */
import type { Drift } from '../../../src/cluster/drift';
import { columns } from '../../../src/writing/columns';
import { deploy } from '../lab/deploy';
import { findDrift } from '../lab/drift';
import { Guards } from '../lab/guards';
import { apply, eventually, kubectl, must } from '../lab/kubectl';
import { useLab } from '../lab/use-lab';

useLab();

jest.setTimeout(900_000);

/** Suites before this one leave certificates of callers. */
beforeAll(() => deploy(), 300_000);

/** Seconds within which a change is found. */
const limit = 60;

const patch = (kind: string, name: string, namespace: string, change: object) => () =>
  kubectl('patch', kind, name, `--namespace=${namespace}`, '--type=merge', `--patch=${JSON.stringify(change)}`);

const remove = (kind: string, name: string, namespace: string) => () =>
  kubectl('delete', kind, name, `--namespace=${namespace}`, '--wait=false');

const make = (apiVersion: string, kind: string, namespace: string, rest: object) => () =>
  apply({ apiVersion, kind, metadata: { name: 'manual', namespace }, ...rest });

interface Change {
  readonly says: string;
  readonly makes: () => ReturnType<typeof kubectl>;
  readonly finds: Pick<Drift, 'object' | 'what'> & { readonly field?: string };
}

const pod = ['spec', 'template', 'spec'].join('.');

const changes: readonly Change[] = [
  {
    says: 'an annotation of an Ingress',
    makes: patch('ingress', 'web', 'web', { metadata: { annotations: { manual: 'yes' } } }),
    finds: { object: 'Ingress web/web', what: 'changed', field: 'metadata.annotations.manual' },
  },
  {
    says: 'the limit of bodies',
    makes: patch('ingress', 'web', 'web', {
      metadata: { annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '1g' } },
    }),
    finds: {
      object: 'Ingress web/web',
      what: 'changed',
      field: 'metadata.annotations["nginx.ingress.kubernetes.io/proxy-body-size"]',
    },
  },
  {
    says: 'an autoscaler that may make more',
    makes: patch('hpa', 'hash', 'hash', { spec: { maxReplicas: 9 } }),
    finds: { object: 'HorizontalPodAutoscaler hash/hash', what: 'changed', field: 'spec.maxReplicas' },
  },
  {
    says: 'time until a pod is ended',
    makes: patch('deployment', 'web', 'web', { spec: { template: { spec: { terminationGracePeriodSeconds: 47 } } } }),
    finds: { object: 'Deployment web/web', what: 'changed', field: `${pod}.terminationGracePeriodSeconds` },
  },
  {
    says: 'a label of a namespace',
    makes: () => kubectl('label', 'namespace', 'web', 'manual=yes'),
    finds: { object: 'Namespace web', what: 'changed', field: 'metadata.labels.manual' },
  },
  {
    says: 'a Service that more can reach',
    makes: patch('service', 'web', 'web', { spec: { type: 'NodePort' } }),
    finds: { object: 'Service web/web', what: 'changed', field: 'spec.type' },
  },
  {
    says: 'a NetworkPolicy that lets more in',
    makes: patch('networkpolicy', 'default-deny', 'web', { spec: { ingress: [{}] } }),
    finds: { object: 'NetworkPolicy web/default-deny', what: 'changed', field: 'spec.ingress' },
  },
  {
    says: 'a Service that is gone',
    makes: remove('service', 'hash', 'hash'),
    finds: { object: 'Service hash/hash', what: 'gone' },
  },
  {
    says: 'a disruption budget that is gone',
    makes: remove('poddisruptionbudget', 'web', 'web'),
    finds: { object: 'PodDisruptionBudget web/web', what: 'gone' },
  },
  {
    says: 'an annotation that is gone',
    makes: () => kubectl('annotate', 'ingress', 'web', '--namespace=web', 'nginx.ingress.kubernetes.io/ssl-redirect-'),
    finds: {
      object: 'Ingress web/web',
      what: 'gone',
      field: 'metadata.annotations["nginx.ingress.kubernetes.io/ssl-redirect"]',
    },
  },
  {
    says: 'a ConfigMap more',
    makes: make('v1', 'ConfigMap', 'web', { data: { a: 'b' } }),
    finds: { object: 'ConfigMap web/manual', what: 'added' },
  },
  {
    says: 'a ServiceAccount more',
    makes: make('v1', 'ServiceAccount', 'api', {}),
    finds: { object: 'ServiceAccount api/manual', what: 'added' },
  },
];

test('without a change nothing is found, while autoscalers, cert-manager and schedules are at work', async () => {
  await must('create', 'job', 'manual-rotation', '--namespace=mongo-rotation', '--from=cronjob/mongo-rotation');
  await must('wait', '--namespace=mongo-rotation', '--for=condition=Complete', 'job/manual-rotation', '--timeout=120s');
  await must('delete', 'job', 'manual-rotation', '--namespace=mongo-rotation');
  for (let time = 0; time < 3; time += 1) {
    expect(await findDrift()).toEqual([]);
    await new Promise((next) => setTimeout(next, 10_000));
  }
});

test('twelve manual changes are found in time, each with its writer, and repaired by the next deploy', async () => {
  const rows: string[][] = [];
  const guards = new Guards();
  for (const { finds, makes, says } of changes) {
    await guards.past(makes);
    const began = performance.now();
    const found: Drift[] = [];
    const isFound = await eventually(limit, async () => {
      found.splice(0, found.length, ...(await findDrift()));
      return found.some((one) => Object.entries(finds).every(([key, value]) => one[key as keyof Drift] === value));
    });
    const { by = '-' } = found.find((one) => one.object === finds.object && one.what === finds.what)?.writer ?? {};
    rows.push([says, isFound ? `${((performance.now() - began) / 1000).toFixed(1)} s` : 'not found', by]);
    expect([says, isFound]).toEqual([says, true]);
  }
  console.log(columns(rows).join('\n'));
  await guards.back();
  const all = await findDrift();
  expect(all.length).toBeGreaterThanOrEqual(changes.length);
  const said = await deploy();
  console.log(said.join('\n'));
  expect(await findDrift()).toEqual([]);
});
