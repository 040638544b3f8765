import { platformReserve, totalDemand } from '../../src/config/demand';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { checkEnvironments, invariants } from '../../src/config/invariants';
import { kubernetes } from '../../src/config/versions';
import { badClient, clients, instances, planted } from './planted';

const { lab, local, beta, production } = environments;
const others: readonly Environment[] = [lab, beta, production];

describe.each(invariants)('$says', ({ says, broken }) => {
  test.each(Object.values(environments))('in $name', (environment) => {
    expect(broken(environment, Object.values(environments))).toBeUndefined();
  });

  const bad = planted.filter((one) => one.says === says);

  test('is planted at least once', () => expect(bad.length).toBeGreaterThan(0));

  test.each(bad)('is missed: $sentence', ({ environment, others: beside, sentence }) =>
    expect(broken(environment, beside ?? others)).toBe(sentence),
  );
});

test('every planted value is for an invariant that exists', () => {
  const known = invariants.map(({ says }) => says);
  expect(planted.filter(({ says }) => !known.includes(says))).toEqual([]);
});

test('the invariant on nodes is exact: what just fits is fine, one more is not', () => {
  const { broken } = invariants.find(({ says }) => says.includes('fit the nodes')) ?? {
    broken: () => 'no such invariant',
  };
  const nodes = (cpu: number, memory: number): Environment => ({
    ...local,
    nodes: { ...local.nodes, cpu: `${cpu + platformReserve.cpu}m`, memory: `${memory + platformReserve.memory}Mi` },
  });
  const { cpu, memory } = totalDemand(local);
  expect(broken(nodes(cpu, memory), others)).toBeUndefined();
  expect(broken(nodes(cpu - 1, memory), others)).toContain(`the nodes have ${cpu - 1}m and ${memory}Mi left`);
  expect(broken(nodes(cpu, memory - 1), others)).toContain(`the nodes have ${cpu}m and ${memory - 1}Mi left`);
});

test('what is just outside of the private networks is public, and subnets may touch', () => {
  const broken = (environment: Environment) =>
    invariants.flatMap((one) => one.broken(environment, [lab, local, beta]) ?? []);
  for (const address of ['9.255.255.255', '11.0.0.1', '172.15.0.1', '172.32.0.1', '192.167.0.1', '192.169.0.1']) {
    const frontDoor = { ...production.frontDoor, entry: { kind: 'load-balancer', address } as const };
    expect(broken({ ...production, frontDoor })).toEqual([]);
  }
  const subnets = { applications: '10.20.0.0/20', data: '10.20.16.0/20', other: '172.31.255.0/24' };
  expect(broken({ ...production, nodes: { ...production.nodes, subnets } })).toEqual([]);
});

describe('checkEnvironments', () => {
  test('finds nothing in the environments as they are', () => expect(checkEnvironments(environments)).toEqual([]));

  test('names both of two wrong values of one environment', () => {
    const bad: Environment = { ...instances('web', 2), frontDoor: { ...local.frontDoor, clients: [] } };
    expect(checkEnvironments({ lab, local: bad, beta, production })).toEqual([
      "environment 'local': capacity.web.instances starts at 2; use 3 or more (every service has at least three instances)",
      "environment 'local': frontDoor.clients is empty; name the networks that may call (an allow-list is there and lets no whole continent in)",
    ]);
  });

  test('names an environment whose key is another word, before everything else', () => {
    expect(checkEnvironments({ lab, locale: clients('any') })).toEqual([
      "environment 'locale': its name is 'local'; use one word for both",
      `environment 'local': ${badClient('any')} (an allow-list is there and lets no whole continent in)`,
    ]);
  });

  test('names both twins', () => {
    expect(checkEnvironments({ lab, local: { ...local, context: lab.context } })).toEqual([
      "environment 'lab': context 'breakwater-e2e' is that of 'local' too; give it one of its own (kube contexts are distinct)",
      "environment 'local': context 'breakwater-e2e' is that of 'lab' too; give it one of its own (kube contexts are distinct)",
    ]);
  });
});

test('the opt-out of user namespaces says why', () => {
  const reasons = Object.values<Environment>(environments).flatMap(({ userNamespaces }) =>
    userNamespaces === true ? [] : [userNamespaces.off],
  );
  expect(reasons.length).toBeGreaterThan(0);
  expect(reasons.filter((reason) => reason.length < 20)).toEqual([]);
});

test('shells in the pods of production are for incidents only', () => {
  const locked = Object.values<Environment>(environments).filter(({ shells }) => shells === 'break-glass');
  expect(locked.map(({ name }) => name)).toEqual(['production']);
});

test('classes of volumes are named where the cluster is ours, which has that one', () => {
  const named = Object.values<Environment>(environments).filter(({ storageClasses }) => storageClasses);
  expect(named.map(({ name }) => name)).toEqual(['lab', 'local']);
  for (const { cluster, storageClasses } of named) {
    expect(storageClasses).toEqual(['standard']);
    expect(cluster).toMatchObject({ kind: 'minikube', addons: expect.arrayContaining(['default-storageclass']) });
  }
});

test('the version of Kubernetes knows user namespaces', () => {
  expect(Number(kubernetes.split('.')[1])).toBeGreaterThanOrEqual(33);
});
