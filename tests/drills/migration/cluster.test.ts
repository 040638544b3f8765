import type { Environment, Minikube } from '../../../src/config/environment';
import { environments } from '../../../src/config/environments';
import { MovingCluster } from '../../../src/drills/migration/cluster';
import { clock } from '../../../src/programs/clock';
import { untimed } from '../../cluster/fake-kubectl';
import { live } from '../../pipeline/world';
import { type Answers, failed, ofEnvironment, ok, programs } from '../../programs/fakes';
import { put, temporaryFolders } from '../../synth/folders';
import { hurriedTime } from '../hurried';

const hurried = hurriedTime();
const folder = temporaryFolders();
const kubectl = 'kubectl --context=move';
const { lab } = environments;

const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: api\n';
const job = (type: string) =>
  ok(
    JSON.stringify({
      items: [{ metadata: { name: 'mongo-admin-1' }, status: { conditions: [{ type, status: 'True' }] } }],
    }),
  );
const pods = ok(
  JSON.stringify({ items: [{ metadata: { name: 'mongo-admin-1-x' }, spec: {}, status: { podIP: '10.24.3.4' } }] }),
);

/** A cluster of which the YAML is there, before programs of which some answer otherwise. */
function clusterOf(answers: Answers = {}) {
  const root = put(folder(), {
    'dockerfiles/api/Dockerfile': 'FROM scratch\n',
    '.cache/migration/move/lab/api.k8s.yaml': namespace,
    '.cache/migration/move/lab/mongo-admin.k8s.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: x\n',
  });
  const well: Answers = {
    [`${kubectl} get configmap`]: ofEnvironment('lab'),
    [`${kubectl} get jobs`]: job('Complete'),
    [`${kubectl} get pods`]: pods,
    [`${kubectl} get deployments`]: ok(JSON.stringify({ items: [live()] })),
    [kubectl]: ok(),
    docker: ok(),
    git: ok('abc'),
    minikube: ok(),
    node: ok(),
  };
  const { calls, run } = programs({ ...answers, ...well, ...answers });
  const environment = lab as Environment & { readonly cluster: Minikube };
  const props = {
    root,
    clock,
    minikube: folder(),
    settings: { bases: 'by-digest' },
    profile: 'move',
    environment,
  } as const;
  const cluster = new MovingCluster({ ...props, run: untimed(run), service: 'mongo-b' });
  return { cluster, lines: () => calls.map(({ line }) => line.replaceAll(root, 'ROOT')) };
}

test('is made with a front door, and its YAML is written with the names of its members', async () => {
  const { cluster, lines } = clusterOf();
  await hurried(cluster.make());
  expect(lines()[0]).toBe(
    'node ROOT/lib/charts/main.js --environment lab --given {"service":"mongo-b"} --out ROOT/.cache/migration/move',
  );
  expect(lines()).toContain('minikube addons enable ingress --profile=move');
  expect(lines().find((line) => line.startsWith('minikube start'))).toContain('--ports=127.0.0.1:18080:');
  await cluster.delete();
  expect(lines().at(-1)).toBe('minikube delete --profile=move');
});

test('is written with the addresses of its own DNS, once it is there', async () => {
  const { cluster, lines } = clusterOf({
    'kubectl --context=move get service': ok('{"spec":{"clusterIP":"10.97.0.10"}}'),
  });
  await cluster.found();
  await cluster.write({});
  expect(lines().at(-1)).toContain('{"service":"mongo-b","dns":{"cluster":"10.97.0.10","resolver":"10.97.0.53"}}');
});

test('applies what has changed, and runs the job again each time', async () => {
  const { cluster, lines } = clusterOf();
  await cluster.apply({});
  expect(lines().at(-1)).toMatch(/apply .*lab\/api\.k8s\.yaml .*lab\/mongo-admin\.k8s\.yaml$/);
  await cluster.apply({ move: undefined } as object);
  expect(lines().at(-1)).not.toContain('api.k8s.yaml');
  expect(lines().at(-1)).toContain('mongo-admin.k8s.yaml');
  expect(lines().at(-2)).toContain('delete job mongo-admin-1 --namespace=mongo-admin');
});

test('is settled when the job is complete, and says the last lines of one that failed', async () => {
  await clusterOf().cluster.settled();
  const { cluster } = clusterOf({ [`${kubectl} get jobs`]: job('Failed'), [`${kubectl} logs`]: ok('not reached\n') });
  await expect(cluster.settled()).rejects.toThrow(/move: the job mongo-admin did not get there\n {2}\| not reached/);
  const absent = clusterOf({ [`${kubectl} get jobs`]: job('Failed'), [`${kubectl} get pods`]: ok('{"items":[]}') });
  await expect(absent.cluster.settled()).rejects.toThrow(/did not get there$/);
});

test('knows its network, its door and its members', async () => {
  const { cluster } = clusterOf();
  expect([await cluster.network(), cluster.door, cluster.members, cluster.name]).toEqual([
    '10.24.0.0/16',
    { address: '127.0.0.1', port: 18443 },
    3,
    'move',
  ]);
  const empty = clusterOf({ [`${kubectl} get pods`]: ok('{"items":[]}') });
  await expect(empty.cluster.network()).rejects.toThrow('no pod of move has an IPv4 address of its own');
});

test('its namespaces come before the rest', async () => {
  const { cluster, lines } = clusterOf();
  await cluster.prepare();
  expect(lines()).toHaveLength(1);
  const closed = clusterOf({ [`${kubectl} apply`]: failed(1, 'seal') });
  await expect(closed.cluster.prepare()).rejects.toThrow('move: seal');
  await expect(closed.cluster.apply({})).rejects.toThrow('move: not applied:\nseal');
});

test('serves when its roll-outs are complete', async () => {
  await expect(clusterOf().cluster.serves(10)).resolves.toBeUndefined();
});
