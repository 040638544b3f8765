import type { Service, ServiceName } from '../../src/config/services';
import { flowPort, flows, metricsPort, needsDns, neighbours, services } from '../../src/config/services';
import { strangers } from './canary';
import { eventually, kubectl, list, must } from './kubectl';
import { probePod, reach, startProbe } from './probe';
import { readTarget } from './target';

interface Target {
  readonly name: string;
  readonly address: string;
  /** Whether a declared flow leads there from this caller. */
  readonly declared: (from: Caller) => boolean;
}

type Caller = ServiceName | 'prometheus';

const { prometheus } = neighbours;
const names = Object.keys(services) as ServiceName[];

async function podIp(namespace: string): Promise<string> {
  const selector = `app.kubernetes.io/name=${namespace},app.kubernetes.io/instance=${namespace}`;
  const pods = await list<{ status: { podIP: string } }>(
    'pods',
    '--namespace',
    namespace,
    `--selector=${selector}`,
    '--field-selector=status.phase=Running',
  );
  return pods[0]?.status.podIP ?? '';
}

async function serviceIp(namespace: string, name: string): Promise<string> {
  return must('get', 'service', name, '--namespace', namespace, '--output=jsonpath={.spec.clusterIP}');
}

async function targets(): Promise<readonly Target[]> {
  const all: Target[] = [];
  for (const name of names) {
    const { port }: Service = services[name];
    if (port === undefined) continue;
    const ip = await podIp(name);
    const declared = leadsTo(name, port);
    all.push({ name: `${name}:${port}`, address: `tcp:${ip}:${port}`, declared });
    if (name === 'mongo') all.push({ name: 'mongo:8088', address: `tcp:${ip}:8088`, declared: () => false });
    else {
      all.push({ name: `${name} service`, address: `tcp:${await serviceIp(name, name)}:${port}`, declared });
      all.push({
        name: `${name}:${metricsPort}`,
        address: `tcp:${ip}:${metricsPort}`,
        declared: leadsTo(name, metricsPort),
      });
    }
  }
  const dns = await serviceIp('kube-system', 'kube-dns');
  const node = await must('get', 'nodes', '--output=jsonpath={.items[0].status.addresses[0].address}');
  const never = () => false;
  return [
    ...all,
    { name: 'DNS', address: `dns:api.api.svc.cluster.local@${dns}`, declared: asksForNames },
    { name: 'DNS over TCP', address: `tcp:${dns}:53`, declared: asksForNames },
    { name: 'API server', address: `tcp:${await serviceIp('default', 'kubernetes')}:443`, declared: never },
    { name: 'kubelet', address: `tcp:${node}:10250`, declared: never },
    { name: 'metadata', address: 'tcp:169.254.169.254:80', declared: never },
    { name: 'internet', address: 'tcp:203.0.113.10:80', declared: never },
    { name: 'internet by UDP', address: 'udp:203.0.113.10:53', declared: never },
  ];
}

/** Whether a declared flow leads to this port of a service from a caller. */
function leadsTo(name: ServiceName, port: number) {
  return (from: Caller) => flows.some((flow) => flow.from === from && flow.to === name && flowPort(flow) === port);
}

function asksForNames(from: Caller): boolean {
  return from !== 'prometheus' && needsDns(from);
}

/** Targets that are ours: what a stranger and a neighbour are asked about. */
const ours = () => all.filter(({ name }) => names.some((one) => name.startsWith(one)));

let all: readonly Target[];

beforeAll(async () => {
  all = await targets();
  await startProbe(...names.map((name) => probePod(name, 'probe', { 'app.kubernetes.io/name': name })));
  await startProbe(probePod('api', 'unnamed', {}));
});

afterAll(async () => {
  for (const name of names)
    await must(
      'delete',
      'pod',
      '--namespace',
      name,
      '--selector=!app.kubernetes.io/instance,env=lab',
      '--now',
      '--ignore-not-found',
    );
});

test('a stranger reaches what no policy guards: the refusals below are refusals', async () => {
  // What is outside answers on a cluster that plays it; on another it may not be there at all.
  const outside = readTarget().stranger ? ['metadata', 'internet', 'internet by UDP'] : [];
  const names = ['API server', 'DNS', 'DNS over TCP', 'kubelet', ...outside];
  const open = all.filter(({ name }) => names.includes(name));
  expect(open).toHaveLength(names.length);
  const found = await reach(
    strangers,
    'client',
    open.map(({ address }) => address),
  );
  expect(found.filter(({ reached }) => !reached)).toEqual([]);
});

test('a stranger reaches nothing of ours, with the label of a caller too', async () => {
  const found = await reach(
    strangers,
    'client',
    ours().map(({ address }) => address),
  );
  expect(found).toHaveLength(ours().length);
  expect(found.filter(({ reached }) => reached)).toEqual([]);
});

test('a pod of ours without a name reaches nothing', async () => {
  const found = await reach(
    'api',
    'unnamed',
    all.map(({ address }) => address),
  );
  expect(found).toHaveLength(all.length);
  expect(found.filter(({ reached }) => reached)).toEqual([]);
});

describe.each(names)('from %s', (from) => {
  test('what is declared connects, and nothing else does', async () => {
    const found = await reach(
      from,
      'probe',
      all.map(({ address }) => address),
    );
    const reached = all.filter((_, place) => found[place]?.reached).map(({ name }) => name);
    const declared = all.filter((target) => target.declared(from)).map(({ name }) => name);
    console.log(`${from}: ${declared.length} declared, ${all.length - declared.length} undeclared`);
    expect(reached).toEqual(declared);
  });
});

describe('from Prometheus', () => {
  /** Whether the namespace is the test's own: one that is there already is somebody's. */
  let made = false;

  beforeAll(async () => {
    made = (await kubectl('create', 'namespace', prometheus.namespace)).code === 0;
    await eventually(20, async () =>
      (await must('get', 'serviceaccounts', '--namespace', prometheus.namespace)).includes('default'),
    );
    await startProbe(probePod(prometheus.namespace, 'probe', prometheus.podLabels));
  });

  afterAll(async () => {
    const place = made ? ['namespace', prometheus.namespace] : ['pod', 'probe', '--namespace', prometheus.namespace];
    await must('delete', ...place, '--ignore-not-found');
  });

  test('the metrics that are declared are reached, and nothing else of ours', async () => {
    const found = await reach(
      prometheus.namespace,
      'probe',
      ours().map(({ address }) => address),
    );
    const reached = ours().filter((_, place) => found[place]?.reached);
    const names = ['api', 'hash', 'web'].map((name) => `${name}:${metricsPort}`);
    expect(reached.map(({ name }) => name).sort()).toEqual(names);
    expect(reached).toEqual(ours().filter((target) => target.declared('prometheus')));
  });
});
