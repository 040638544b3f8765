/** Reach on the cluster, by every pair and port: as it is declared, and as it is computed from dist/lab. */
import { lab } from '../../../src/config/environments/lab';
import { flows, lookupOf, lookups } from '../../../src/config/flows';
import { names, networkOf } from '../../reach/declared';
import { hasKit } from '../lab/kit';
import { eventually, kubectl, must } from '../lab/kubectl';
import type { Cell, Source } from '../lab/live-matrix';
import { differences, settle, trial } from '../lab/live-matrix';
import { clusterIp, isPlayed, outsideSource, realTargets, worldTargets } from '../lab/live-targets';
import { reach } from '../lab/probe';
import type { StandIn } from '../lab/stand-ins';

import {
  allPorts,
  forNameless,
  forNeighbour,
  forService,
  open,
  removeAll,
  sourceOf,
  start,
  stranger,
  targetsOf,
} from '../lab/stand-ins';
import { useLab } from '../lab/use-lab';

useLab();

const network = networkOf('lab');
const ports = allPorts(network);
const services = names.map((name) => forService(network, name));
const namelessPods = names.map(forNameless);
const callers = [forNeighbour('front-door'), forNeighbour('prometheus')];
const started: readonly StandIn[] = [...services, ...namelessPods, ...callers, open];

/** Namespaces of neighbours that the test made: one that is there already stays. */
const made: string[] = [];
let outsider: Source | undefined;
let cells: readonly Cell[];

const isItself = ({ target }: Cell) => target.startsWith('itself ');
const liveFrom = (name: string) => cells.filter((cell) => cell.source === name && cell.live && !isItself(cell));
const isOurs = (target: string) => [...names, 'nameless@'].some((name) => target.startsWith(name));

beforeAll(async () => {
  for (const { namespace } of callers) {
    if ((await kubectl('create', 'namespace', namespace)).code === 0) made.push(namespace);
  }
  for (const namespace of made) {
    await eventually(20, async () =>
      (await must('get', 'serviceaccounts', '--namespace', namespace)).includes('default'),
    );
  }
  await start(started, ports);
});

afterAll(() => removeAll(started, made));

test('declared, computed and live are one: every pair, every port, TCP and UDP', async () => {
  const began = performance.now();
  const real = await realTargets(network, names);
  const [world, standing] = [await worldTargets(), await targetsOf([...services, ...namelessPods, open], ports)];
  const [all, ours] = [[...standing, ...real, ...world], [...standing, ...real].filter(({ name }) => isOurs(name))];
  outsider = outsideSource();
  cells = await settle(network, [
    ...[...services, ...namelessPods].map((one) => trial(sourceOf(one), all)),
    // What a neighbour may do elsewhere is said by policies that are not ours; dist knows none of them.
    ...callers.map((one) => trial(sourceOf(one), ours)),
    trial(sourceOf(stranger), all.filter(isPlayed)),
    ...(outsider ? [trial(outsider, [...standing, ...real.filter(({ name }) => name.includes(' pod '))])] : []),
  ]);
  const matrix = cells.filter((cell) => !isItself(cell));
  const reached = matrix.filter(({ live }) => live).length;
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `live matrix: ${matrix.length} cells, ${reached} open, ${differences(cells).length} differences, ${seconds} s`,
  );
  expect(differences(cells)).toEqual([]);
  expect(matrix.length).toBeGreaterThan(1000);
});

test('every stand-in answers itself on every port, by TCP and UDP: what was silent was kept from it', () => {
  const itself = cells.filter(isItself);
  expect(ports.length).toBeGreaterThan(3);
  expect(itself).toHaveLength((services.length + namelessPods.length) * ports.length * 2);
  expect(itself.filter(({ live }) => !live)).toEqual([]);
});

test('a stranger reaches what no policy of ours guards: the refusals are refusals', () => {
  const reached = liveFrom('stranger').map(({ target }) => target);
  const always = ports.flatMap((port) => [`open ${port}/TCP`, `open ${port}/UDP`]);
  const wanted = ['API server 443/TCP', 'kubelet 10250/TCP', 'dns 53/UDP', 'dns 53/TCP', ...always];
  const played = outsider ? ['metadata 80/TCP', 'metadata 80/UDP', 'internet 443/TCP', 'internet 53/UDP'] : [];
  expect(reached).toEqual(expect.arrayContaining([...wanted, ...played]));
  expect(reached.filter(isOurs)).toEqual([]);
});

// Elsewhere there is no host outside from which to ask.
(hasKit ? test : test.skip)('from outside a pod that no policy guards is reached, and none of ours', () => {
  if (!outsider) throw new Error('the kit has no host outside');
  const reached = liveFrom(outsider.name).map(({ target }) => target);
  expect(reached).toEqual(ports.flatMap((port) => [`open ${port}/TCP`, `open ${port}/UDP`]));
});

test('pods of ours without a name reach nothing and are reached by nothing, in any namespace', () => {
  const nameless = cells.filter((cell) => `${cell.source} ${cell.target}`.includes('nameless@') && !isItself(cell));
  expect(nameless.filter(({ live }) => live)).toEqual([]);
  for (const { end } of namelessPods) expect(nameless.some(({ source }) => source === end.name)).toBe(true);
});

test.each([...services, ...callers].map(({ end }) => end.name))('from %s: what is declared connects', (name) => {
  const declared = cells.filter((cell) => cell.source === name && cell.declared).map(({ target }) => target);
  console.log(`${name}: ${declared.join(', ') || 'nothing'}`);
  expect(liveFrom(name).map(({ target }) => target)).toEqual(declared);
  expect(declared.length > 0).toBe([...flows, ...lookups].some(({ from }) => from === name));
});

test.each(names)(
  'no name of the outside gets out of %s: not by our resolver, not by that of the cluster',
  async (name) => {
    const { namespace, pod } = forService(network, name);
    // The cluster's own resolver finds it, as the next test shows: an answer that it does not exist was given before.
    const outside = 'www.example.com';
    const carried = `${'0123456789abcdef'.repeat(3)}.${outside}`;
    const cluster = await clusterIp('kube-system', 'kube-dns');
    const own = [outside, carried, '8.8.8.8.in-addr.arpa'].map((one) => `dns:${one}@${lab.dns.resolver}`);
    const found = await reach(namespace, pod, [...own, `dns:${outside}@${cluster}`], 2);
    // What a network says of a connection that it refuses differs.
    const said = found.map(({ detail, reached }) => (reached ? detail : 'refused'));
    const [asksOurs, asksCluster] = [lookupOf(name)?.to === 'resolver', lookupOf(name)?.to === 'dns'];
    expect(said.slice(0, 3)).toEqual(own.map(() => (asksOurs ? 'NXDOMAIN, 0 records' : 'refused')));
    expect(found.at(-1)?.reached).toBe(asksCluster);
  },
);

// Elsewhere there may be no outside.
(hasKit ? test : test.skip)(
  'the resolver of the cluster does find that name, and hands it to the outside',
  async () => {
    const cluster = await clusterIp('kube-system', 'kube-dns');
    const { namespace, pod } = stranger;
    const found = await reach(namespace, pod, [`dns:www.example.com@${cluster}`], 2);
    expect(found.map(({ detail }) => detail)).toEqual(['NOERROR, 1 records']);
  },
);

test('between two pods of one workload: those alone for which a flow is declared', async () => {
  const seconds = names.map((name) => forService(network, name, 'nameless'));
  for (const { namespace, pod, labels } of seconds) {
    const set = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
    await must('label', 'pod', pod, '--namespace', namespace, ...set);
  }
  const targets = await targetsOf(seconds, ports);
  // From every source, so that each is seen to have become what it stands for.
  const found = await settle(
    network,
    [...services, ...callers].map((one) => trial(sourceOf(one), targets)),
  );
  console.log(`second pods: ${found.length} cells, ${differences(found).length} differences`);
  expect(differences(found)).toEqual([]);
  const itself = found.filter(({ source, target, live }) => live && target.startsWith(`${source} `));
  const declared = flows.filter(({ from, to }) => from === to).map(({ from }) => from);
  expect(itself.map(({ source }) => source)).toEqual(declared);
  expect(declared).not.toEqual([]);
});
