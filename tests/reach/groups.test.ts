import * as fc from 'fast-check';
import { answers } from '../../src/reach/answer';
import { groupsOf } from '../../src/reach/groups';
import { matrix } from '../../src/reach/matrix';
import { readNetwork } from '../../src/reach/network';
import { joinSpans } from '../../src/reach/port';
import { partiesOf } from '../../src/reach/view/ends';
import { openCells, viewOf } from '../../src/reach/view/view';
import { anyCluster } from './arbitrary';
import { pod, policy, workload } from './world';

const runs = { numRuns: 150 };

test('groups say of every pair what the pair alone would, and so does its explanation', () => {
  fc.assert(
    fc.property(anyCluster, (objects) => {
      const network = readNetwork(objects);
      const parties = partiesOf(network);
      const ends = parties.map(({ end }) => end);
      const groups = groupsOf(network, ends, () => '');
      for (const { from, to, open } of matrix(network, ends, ends)) {
        const [source = -1, destination = -1] = [groups.of.get(from), groups.of.get(to)];
        expect(groups.open(source, destination)).toEqual(open);
        expect(groups.targets(source).includes(destination)).toBe(open.length > 0);
        const said = answers(network, { from, to }).filter((answer) => answer.open);
        expect(joinSpans(said.flatMap(({ spans }) => spans))).toEqual(open);
      }
    }),
    runs,
  );
});

test('a view shows each open pair once, in the order of its parties', () => {
  fc.assert(
    fc.property(anyCluster, (objects) => {
      const network = readNetwork(objects);
      const parties = partiesOf(network);
      const own = new Set(parties.filter((one) => one.own).map(({ end }) => end));
      const ends = parties.map(({ end }) => end);
      const expected = matrix(network, ends, ends).filter(
        ({ from, to, open }) => open.length > 0 && (own.has(from) || own.has(to)),
      );
      expect(openCells(viewOf({ source: 'x', network, parties }))).toEqual(expected);
    }),
    runs,
  );
});

test('workloads that no policy tells apart are one group, whatever they and their policies are called', () => {
  const network = readNetwork([
    ...['a', 'b', 'c'].map((name) => workload(`x/${name}`)),
    ...['a', 'b'].map((app) =>
      policy(`x/${app}`, { podSelector: { matchLabels: { app } }, ingress: [{ from: [{ namespaceSelector: {} }] }] }),
    ),
  ]);
  const { members } = groupsOf(network, network.pods, () => '');
  expect(members.map((ends) => ends.map(({ name }) => name))).toEqual([['x/a', 'x/b'], ['x/c']]);
});

describe('pods of one workload', () => {
  const states = (labels: object) => policy('x/p', { podSelector: { matchLabels: labels }, policyTypes: ['Ingress'] });
  const made = (kind: string, spec: object) => ({
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'db', namespace: 'x' },
    spec: { ...spec, template: { metadata: { labels: { app: 'db' } }, spec: { containers: [] } } },
  });

  test.each([
    ['pod-name', { 'statefulset.kubernetes.io/pod-name': 'db-1' }, { replicas: 2 }, ['x/db-0', 'x/db-1']],
    [
      'pod-index',
      { 'apps.kubernetes.io/pod-index': '5' },
      { replicas: 2, ordinals: { start: 5 } },
      ['x/db-5', 'x/db-6'],
    ],
    ['nothing of theirs', { app: 'db' }, { replicas: 2 }, ['x/db']],
  ])('are several ends where a policy selects by %s', (_, labels, spec, names) => {
    const network = readNetwork([made('StatefulSet', spec), states(labels)]);
    expect(network.pods.map(({ name }) => name)).toEqual(names);
  });

  test('of an indexed Job are several ends by their index', () => {
    const job = { ...made('Job', { completionMode: 'Indexed', completions: 3 }), apiVersion: 'batch/v1' };
    const network = readNetwork([job, states({ 'batch.kubernetes.io/job-completion-index': '2' })]);
    expect(network.pods.map(({ name, labels }) => [name, labels['batch.kubernetes.io/job-completion-index']])).toEqual([
      ['x/db-0', '0'],
      ['x/db-1', '1'],
      ['x/db-2', '2'],
    ]);
  });
});

test('two workloads of one name are two parties', () => {
  const names = (...objects: Parameters<typeof readNetwork>[0]) =>
    partiesOf(readNetwork(objects)).map(({ end, aliases }) => [end.name, ...aliases]);
  expect(names(workload('x/web', { v: '1' }), workload('x/web', { v: '2' }), pod('x/cli', {})).slice(0, 3)).toEqual([
    ['web#1', 'web#1', 'x/web#1', 'x/web[Deployment]#1'],
    ['web#2', 'web#2', 'x/web#2', 'x/web[Deployment]#2'],
    ['cli', 'cli', 'x/cli', 'x/cli[Pod]'],
  ]);
});
