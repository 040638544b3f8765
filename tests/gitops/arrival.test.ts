import { arrival, unfollowed } from '../../src/gitops/arrival';
import { failure, success } from '../../src/programs/result';
import { fakeKubectl, quick } from '../cluster/fake-kubectl';
import { saying } from '../programs/fakes';

const [commit, before] = ['a'.repeat(40), 'b'.repeat(40)];
const at = (of: string) => `env/lab@sha1:${of}`;
const source = (of: string) => ({ artifact: { revision: at(of) } });
const ready = (of: string) => ({
  ...{ lastAppliedRevision: at(of), lastAttemptedRevision: at(of) },
  conditions: [{ type: 'Ready', status: 'True', message: 'applied' }],
});
const wrong = (reason: string, message = 'denied', of = commit) => ({
  ...{ lastAppliedRevision: at(before), lastAttemptedRevision: at(of) },
  conditions: [{ type: 'Ready', status: 'False', reason, message }],
});
const good = { policies: [ready(commit)], workloads: [ready(commit)], smoke: [ready(commit)] };
const unsigned = { conditions: [{ type: 'SourceVerified', status: 'False', message: 'no signer of it is known' }] };

type Said = Readonly<Record<string, readonly object[]>>;

const names: Readonly<Record<string, string>> = {
  breakwater: 'workloads',
  'breakwater-policies': 'policies',
  'breakwater-smoke': 'smoke',
};

/** Flux as it answers: what each object says, one after the other, and then the last again. */
async function wait(says: Said = {}, more: { look?: () => Promise<string | undefined>; deaf?: true } = {}) {
  const all: Said = { source: [source(commit)], ...good, ...says };
  const [asked, lines]: [string[], string[]] = [[], []];
  const [tokens, times] = [new Map<string, string>(), new Map<string, number>()];
  const nameOf = (kind: string, name: string) => (kind.startsWith('git') ? 'source' : (names[name] ?? name));
  const kubectl = fakeKubectl({
    annotate: async (kind, name, _, pair) => {
      asked.push(nameOf(kind, name));
      tokens.set(nameOf(kind, name), pair.slice(pair.indexOf('=') + 1));
      return success(undefined);
    },
    get: async <T>(kind: string, name: string) => {
      const one = nameOf(kind, name);
      const time = times.get(one) ?? 0;
      times.set(one, time + 1);
      const told = all[one] ?? [];
      const token = more.deaf ? 'of before' : tokens.get(one);
      return success({ status: { ...told[Math.min(time, told.length - 1)], lastHandledReconcileAt: token } } as T);
    },
  });
  const clock = quick();
  const steps = ['source', 'policies', 'workloads', 'smoke'] as const;
  const result = await arrival({
    kubectl,
    clock,
    commit,
    steps,
    patience: 60,
    say: (line) => lines.push(line),
    ...more,
  });
  return { asked, lines, result, slept: clock.slept.length };
}

test('each stage is asked for when the one before it is ready, and said', async () => {
  const { asked, lines, result } = await wait({
    source: [source(before), source(commit)],
    workloads: [ready(before), wrong('DependencyNotReady'), ready(commit)],
  });
  expect(result).toEqual(success(undefined));
  expect(asked).toEqual(['source', 'policies', 'workloads', 'smoke']);
  expect(lines).toEqual([
    '    source: has it, 1.0 s',
    '    policies: has it, 1.0 s',
    '    workloads: has it, 3.0 s',
    '    smoke: has it, 3.0 s',
  ]);
});

test.each<[string, Said, string]>([
  ['refuses an object', { policies: [wrong('ReconciliationFailed')] }, 'Flux says of breakwater-policies: denied'],
  ['sees no health', { smoke: [wrong('HealthCheckFailed')] }, 'Flux says of breakwater-smoke: denied'],
  ['knows no signer', { source: [unsigned] }, 'Flux says of breakwater: no signer of it is known'],
])('the wait ends at once where Flux %s', async (_, says, message) => {
  const { result, slept } = await wait(says);
  expect([result, slept]).toEqual([{ ok: false, problem: { reason: 'failed', message } }, 0]);
});

test.each<[string, Said]>([
  ['is of another commit', { workloads: [wrong('HealthCheckFailed', 'old', before)] }],
  ['waits for a stage before it', { workloads: [wrong('DependencyNotReady', 'old')] }],
  ['passes by itself', { workloads: [wrong('ReconciliationFailed', 'failed calling webhook "a": old')] }],
])('a failure that %s is waited out, up to the time limit', async (_, says) => {
  const { result } = await wait(says);
  expect(result).toMatchObject({
    problem: { reason: 'timeout', message: expect.stringMatching(/^after 60 s .*old$/) },
  });
  expect((await wait({ workloads: [...(says['workloads'] ?? []), ready(commit)] })).result).toEqual(success(undefined));
});

const refusal = `HPA/hash: ValidatingAdmissionPolicy 'a' with binding 'a' denied request: 9 at most`;

test('what a policy of a moment ago refuses is asked for once more, and then believed', async () => {
  const denied = wrong('ReconciliationFailed', refusal);
  const passed = await wait({ workloads: [denied, ready(commit)] });
  expect([passed.result, passed.asked]).toEqual([
    success(undefined),
    ['source', 'policies', 'workloads', 'workloads', 'smoke'],
  ]);
  const { asked, result } = await wait({ workloads: [denied] });
  expect(result).toEqual(failure('failed', `Flux says of breakwater: ${refusal}`));
  expect(asked.filter((one) => one === 'workloads')).toHaveLength(2);
});

test('what Flux had said before it was asked is not its answer', async () => {
  const stale = { source: [source(commit)], policies: [wrong('HealthCheckFailed')] };
  expect((await wait(stale, { deaf: true })).result).toMatchObject({ problem: { reason: 'timeout' } });
});

test('something else may end the wait, and a cluster that is away is asked again', async () => {
  const look = async () => 'web/web-1: CrashLoopBackOff';
  expect((await wait({ workloads: [ready(before)] }, { look })).result).toEqual(
    failure('failed', 'web/web-1: CrashLoopBackOff'),
  );
  const away = failure('unreachable', 'connection refused');
  const props = { clock: quick(), commit, steps: ['smoke'] as const, patience: 3, say: () => {} };
  const lost = await arrival({ ...props, kubectl: fakeKubectl({ get: async () => away }) });
  expect(lost).toMatchObject({ problem: { reason: 'timeout' } });
  expect(await arrival({ ...props, kubectl: fakeKubectl({ annotate: async () => away }) })).toEqual({
    ok: false,
    problem: saying('Flux is not asked for breakwater-smoke: connection refused'),
  });
});

describe('the tag of an environment', () => {
  const follows = { spec: { ref: { name: 'refs/tags/env/lab' } } };
  const asked = (says: (kind: string, name: string) => object | undefined) =>
    unfollowed(fakeKubectl({ get: async <T>(kind: string, name: string) => success(says(kind, name) as T) }), {
      name: 'lab',
    });

  test('is followed where the source names it and nothing is suspended', async () => {
    expect(await asked(() => follows)).toEqual(success(undefined));
  });

  test.each<[string, (kind: string, name: string) => object | undefined, string]>([
    [
      'there is no source',
      () => undefined,
      'there is no gitrepositories/breakwater in flux-system; apply what gitops flux --environment lab prints',
    ],
    [
      'the source follows the branch',
      () => ({ spec: { ref: { branch: 'main' } } }),
      'gitrepositories/breakwater in flux-system does not follow refs/tags/env/lab; apply what gitops flux --environment lab prints',
    ],
    [
      'a stage is suspended',
      (_, name) => (name === 'breakwater-smoke' ? { spec: { suspend: true } } : follows),
      'kustomizations/breakwater-smoke in flux-system is suspended; set spec.suspend to false',
    ],
  ])('is not, where %s', async (_, says, message) => {
    expect(await asked(says)).toEqual({ ok: false, problem: saying(message) });
  });

  test('is not known where the cluster has no Flux', async () => {
    const kubectl = fakeKubectl({ get: async () => failure('failed', 'no such kind') });
    expect(await unfollowed(kubectl, { name: 'lab' })).toEqual({
      ok: false,
      problem: saying('Flux is not there: no such kind'),
    });
  });
});
