import { defineDrillChaos } from '../../src/cli/drill-chaos';
import { experiments } from '../../src/drills/chaos/experiments';
import { OpenFaults } from '../../src/drills/chaos/open-fault';
import { platform, ready } from '../drills/chaos/platform';
import { hurriedTime } from '../drills/hurried';
import { type Answers, failed, ofEnvironment, ok, programs } from '../programs/fakes';
import { contents, temporaryFolders } from '../synth/folders';
import { alone, breakwaterWith } from './breakwater';

const hurried = hurriedTime(new Date('2026-11-29T10:00:00Z'));
const folder = temporaryFolders();
const kubectl = 'kubectl --context=breakwater-e2e';
const file = 'state/chaos/2026-11-29T10-00-00-000Z.md';
const list = (...items: readonly unknown[]) => ok(JSON.stringify({ items }));
const secret = ok(JSON.stringify({ data: { 'tls.crt': 'YQ==', 'tls.key': 'Yg==', 'ca.crt': 'Yw==' } }));
const pods = list(...['one', 'two'].map((name) => ({ metadata: { name }, spec: {} })));

/** A cluster of lab in its steady state, without Prometheus. */
const well: Answers = {
  [`${kubectl} get configmap`]: ofEnvironment('lab'),
  [`${kubectl} get --raw`]: failed(1, 'no Prometheus'),
  [`${kubectl} get namespace`]: ok(JSON.stringify({ metadata: { labels: { env: 'lab' } } })),
  [`${kubectl} get secret hash-tls`]: ok(),
  [`${kubectl} get secret`]: secret,
  [`${kubectl} get nodes`]: list({ metadata: { name: 'breakwater-e2e' }, ...ready }),
  [`${kubectl} get pods`]: pods,
  [`${kubectl} get deployment ingress-nginx-controller`]: ok(JSON.stringify({ spec: { replicas: 2 } })),
  [`${kubectl} get deployment `]: ok(),
  [`${kubectl} get`]: list(),
  [kubectl]: ok(),
};

// What a case says stands first: the first that fits answers.
async function chaos(words: string, answers: Answers = {}, root = folder()) {
  const { calls, run } = programs({ ...answers, ...well, ...answers });
  const callers = platform().callers;
  const program = alone((command, props, finish) => defineDrillChaos(command, props, finish, () => callers()));
  const argv = `drill:chaos ${words}`.trim().split(' ');
  const ended = await hurried(breakwaterWith({ argv, root, run }, {}, program));
  const changing = calls.map(({ line }) => line).filter((line) => / (apply|delete|scale|patch|exec) /.test(line));
  return { ...ended, root, changes: changing.map((line) => line.replace(/ --request-timeout=\S+/, '')) };
}

const away = `${kubectl} scale deployment/ingress-nginx-controller --namespace=ingress-nginx`;
const discarded = [
  `${kubectl} delete certificate.cert-manager.io chaos-caller --namespace=api --ignore-not-found`,
  `${kubectl} delete secret chaos-caller --namespace=api --ignore-not-found`,
];

test('a drill that holds prints its progress and a table, writes a report, and takes its certificate away', async () => {
  const { changes, code, err, out, root } = await chaos('front-door-away --environment lab --confirm lab');
  expect([code, err]).toEqual([0, '']);
  expect(changes).toEqual([
    expect.stringContaining(' apply '),
    `${away} --replicas=0`,
    `${away} --replicas=2`,
    ...discarded,
  ]);
  expect(out).toContain('front-door-away: held\n');
  expect(out).toMatch(/\| front-door-away \| held \| – \| \d s \| \d+ \| 0 \| 0\.\d s \|/);
  expect(out.endsWith(`report: ${file}\n`)).toBe(true);
  expect(contents(root)[file]).toContain('# Chaos drills: lab\n\nBegan 2026-11-29T10:00:00.000Z.\n');
});

test('without a name all are carried out; one that has no place here is said with its reason, and fails nothing', async () => {
  const { code, out } = await chaos('--environment lab --confirm lab', {
    [`${kubectl} get deployment ingress-nginx-controller`]: ok(),
  });
  expect(code).toBe(0);
  expect(out).toContain('pod-kill: held\n');
  expect(out).toContain('front-door-away: refused: there is no deployment/ingress-nginx-controller in ingress-nginx');
});

test('one that is named and refused is a failure', async () => {
  const { changes, code, err } = await chaos('pod-kill --environment lab --confirm lab', {
    [`${kubectl} get pods`]: list({ metadata: { name: 'one' } }),
  });
  expect([code, err]).toEqual([1, 'drill:chaos: pod-kill: api has not two pods that run\n']);
  expect(changes).toEqual(discarded);
});

test('with --json the result is JSON, and progress goes to standard error', async () => {
  const { code, err, out } = await chaos('pod-kill --environment lab --confirm lab --json --lasts 2');
  expect([code, err]).toEqual([0, expect.stringContaining('the steady state holds again')]);
  expect(JSON.parse(out)).toMatchObject({
    environment: 'lab',
    at: '2026-11-29T10:00:00.000Z',
    outcomes: [{ verdict: 'held', result: { target: 'api/one, hash/one, web/one' } }],
    problems: [],
  });
});

test('one that is not begun is a failure, and says why', async () => {
  const nodes = list({ metadata: { name: 'a' } });
  const { code, err } = await chaos('pod-kill --environment lab --confirm lab', { [`${kubectl} get nodes`]: nodes });
  expect([code, err]).toEqual([
    1,
    'drill:chaos: pod-kill: not begun, the steady state does not hold: node a is not ready\n',
  ]);
});

test.each([
  ['pod-kill --environment lab', 2, 'lab would be broken on purpose: confirm it with --confirm lab'],
  ['pod-kill --environment lab --confirm local', 2, 'lab would be broken on purpose: confirm it with --confirm lab'],
  ['flood --environment lab --confirm lab', 2, "there is no experiment 'flood'; there are pod-kill, "],
  ['--environment lab --confirm lab --lasts 0', 2, 'use whole seconds from 1 to 1800'],
  [
    'pod-kill --environment production --confirm production',
    1,
    'others depend on production: say with --because why it is broken now',
  ],
  [
    'pod-kill --environment local --confirm local --context breakwater-e2e',
    1,
    "the cluster 'breakwater-e2e' is of lab, as its ConfigMap kube-system/cluster-identity says, and not of local",
  ],
])('%s is refused with %d, and nothing is changed', async (words, status, sentence) => {
  const { changes, code, err } = await chaos(words);
  expect([code, err, changes]).toEqual([status, expect.stringContaining(sentence), []]);
});

describe('a fault that a killed drill has left', () => {
  function left() {
    const root = folder();
    const target = { says: 'the front door', parts: ['ingress-nginx deployment/ingress-nginx-controller 2'] };
    const fault = { experiment: 'front-door-away', context: 'breakwater-e2e', target, at: '2026-11-29T09:00:00Z' };
    new OpenFaults(root, 'lab').write(fault);
    return root;
  }

  test('keeps others from being made', async () => {
    const { changes, code, err } = await chaos('pod-kill --environment lab --confirm lab', {}, left());
    expect([code, changes]).toEqual([1, []]);
    expect(err).toContain('the fault of front-door-away of 2026-11-29T09:00:00Z was not undone: undo it with --undo');
  });

  test('is undone, and noted no more', async () => {
    const root = left();
    const { changes, code, out } = await chaos('--environment lab --confirm lab --undo', {}, root);
    expect([code, out]).toEqual([0, 'front-door-away: the front door has its pods again\n']);
    expect(changes).toEqual([`${away} --replicas=2`]);
    expect((await chaos('--environment lab --confirm lab --undo', {}, root)).out).toBe('no fault is there\n');
  });

  test('that cannot be undone stays noted', async () => {
    const root = left();
    const { code, err } = await chaos(
      '--environment lab --confirm lab --undo',
      { [away]: failed(1, 'no route') },
      root,
    );
    expect([code, err]).toEqual([1, 'drill:chaos: no route\n']);
    expect(new OpenFaults(root, 'lab').read()).toBeDefined();
  });
});

test('--list needs no cluster', async () => {
  const { changes, code, out } = await chaos('--list');
  expect([code, changes]).toEqual([0, []]);
  for (const { hypothesis, name } of experiments) expect(out).toMatch(new RegExp(`^${name} .*${hypothesis}$`, 'm'));
  const { out: json } = await chaos('--list --json');
  expect(JSON.parse(json)).toHaveLength(experiments.length);
});
