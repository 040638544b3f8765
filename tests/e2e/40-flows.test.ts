/** Who reaches whom on the cluster, by every pair and port: as it is declared, and as it is computed from dist/lab. */
import { flows } from '../../src/config/services';
import { names, networkOf } from '../reach/declared';
import { eventually, kubectl, must } from './kubectl';
import type { Cell, Source } from './live-matrix';
import { differences, settle, trial } from './live-matrix';
import { isPlayed, outsideSource, realTargets, worldTargets } from './live-targets';
import type { StandIn } from './stand-ins';
import {
  allPorts,
  forNeighbour,
  forNobody,
  forService,
  open,
  removeAll,
  sourceOf,
  start,
  stranger,
  targetsOf,
} from './stand-ins';

const network = networkOf('lab');
const ports = allPorts(network);
const services = names.map((name) => forService(network, name));
const nobodies = names.map(forNobody);
const callers = [forNeighbour('front-door'), forNeighbour('prometheus')];
const started: readonly StandIn[] = [...services, ...nobodies, ...callers, open];

/** Namespaces of neighbours that the test made: one that is there already is somebody's. */
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
  const [world, standing] = [await worldTargets(), await targetsOf([...services, ...nobodies, open], ports)];
  const [all, ours] = [[...standing, ...real, ...world], [...standing, ...real].filter(({ name }) => isOurs(name))];
  outsider = outsideSource();
  cells = await settle(network, [
    ...[...services, ...nobodies].map((one) => trial(sourceOf(one), all)),
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
  expect(itself).toHaveLength((services.length + nobodies.length) * ports.length * 2);
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

test('from outside a pod that nobody guards is reached, and none of ours', () => {
  if (!outsider) return console.log('from outside: not tried, there is no host outside here');
  const reached = liveFrom(outsider.name).map(({ target }) => target);
  expect(reached).toEqual(ports.flatMap((port) => [`open ${port}/TCP`, `open ${port}/UDP`]));
});

test('pods of ours without a name reach nothing and are reached by nothing, in any namespace', () => {
  const nameless = cells.filter((cell) => `${cell.source} ${cell.target}`.includes('nameless@') && !isItself(cell));
  expect(nameless.filter(({ live }) => live)).toEqual([]);
  for (const { end } of nobodies) expect(nameless.some(({ source }) => source === end.name)).toBe(true);
});

test.each([...services, ...callers].map(({ end }) => end.name))('from %s: what is declared connects', (name) => {
  const declared = cells.filter((cell) => cell.source === name && cell.declared).map(({ target }) => target);
  console.log(`${name}: ${declared.join(', ') || 'nobody'}`);
  expect(liveFrom(name).map(({ target }) => target)).toEqual(declared);
  expect(declared.length > 0).toBe(flows.some(({ from }) => from === name));
});

test('between two pods of one workload: the members of the database alone', async () => {
  const seconds = names.map((name) => forService(network, name, 'nameless'));
  for (const { namespace, pod, labels } of seconds) {
    const set = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
    await must('label', 'pod', pod, '--namespace', namespace, ...set);
  }
  const targets = await targetsOf(seconds, ports);
  // From everybody, so that each is seen to have become what it stands for.
  const found = await settle(
    network,
    [...services, ...callers].map((one) => trial(sourceOf(one), targets)),
  );
  console.log(`second pods: ${found.length} cells, ${differences(found).length} differences`);
  expect(differences(found)).toEqual([]);
  const itself = found.filter(({ source, target, live }) => live && target.startsWith(`${source} `));
  expect(itself.map(({ source, target }) => `${source} → ${target}`)).toEqual(['mongo → mongo 27017/TCP']);
});
