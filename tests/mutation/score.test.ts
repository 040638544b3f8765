import { policies } from '../../src/policies';
import type { Admission } from '../../src/policies/admission';
import { good } from '../../src/policies/good';
import type { Policy } from '../../src/policies/policy';
import { askedOf, corpusOf } from '../policies/corpus';
import { objectMutants } from './dist';
import type { Expected } from './expected';
import { figures, mutationPage } from './page';
import { fewest, parityReport } from './parity';
import { isKilled, policyMutants } from './policies';
import { declaredFlows, Judge } from './rules';
import { distReport, type Judged, percent, policyReport } from './score';

const corpus = corpusOf(policies.slice(0, 3));

function named(id: string): Policy {
  const found = policies.find((policy) => policy.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
}

/** The share of a policy's mutants that are killed. */
function scoreOf(policy: Policy): number {
  const asked = askedOf(policy, corpus);
  const mutants = policyMutants(policy);
  return mutants.filter((mutant) => isKilled(mutant, asked)).length / mutants.length;
}

describe('mutants of policies', () => {
  test.each(['run-as-user', 'run-as-non-root'])('of %s are all killed', (id) => expect(scoreOf(named(id))).toBe(1));

  test('of a policy with a dead half survive: its score is lower', () => {
    const policy = named('run-as-user');
    const admission = policy.admission as { readonly expression: string };
    const dead = { ...policy, admission: { ...admission, expression: `(true || false) && ${admission.expression}` } };
    expect(scoreOf(dead as Policy)).toBeLessThan(1);
  });

  test('that survive are reported, with a reason or as a problem', () => {
    const mutants = ['one', 'two', 'three'].map((says) => ({ of: 'a', says }));
    const all = { killed: 1, all: 1 };
    const report = policyReport(mutants, [true, false, false], [{ of: 'a', says: 'two', reason: 'the same' }], all);
    expect(report.score).toEqual({ killed: 1, all: 3 });
    expect(report.survivors.map(({ reason, says }) => [says, reason])).toEqual([
      ['two', 'the same'],
      ['three', undefined],
    ]);
    expect(report.problems).toEqual(['a: three survives']);
  });

  test('that are explained and do not survive are a problem', () => {
    const explained = [{ of: 'a', says: 'one', reason: 'the same' }];
    const { problems } = policyReport([{ of: 'a', says: 'one' }], [true], explained, { killed: 1, all: 1 });
    expect(problems).toEqual(['explained a one: it does not survive; remove it']);
  });
});

describe('check and CEL', () => {
  const policy = named('run-as-user');
  const asked = askedOf(policy, corpus);
  const problems = (change: Partial<Policy>) =>
    parityReport([{ policy: { ...policy, ...change }, asked }], fewest + 1).problems;

  test('are compared', () => {
    expect(parityReport([{ policy, asked }], fewest + 1)).toEqual({ objects: fewest + 1, problems: [] });
    const says = asked.filter(({ isRefused }) => isRefused).map((one) => one.says);
    const admission = { ...(policy.admission as Admission), expression: 'true' };
    expect(says.length).toBeGreaterThan(10);
    expect(problems({ admission })).toEqual(says.map((one) => `run-as-user: check and CEL differ about '${one}'`));
  });

  test('cannot be compared over too few objects', () => {
    expect(parityReport([{ policy, asked: [] }], fewest).problems).toEqual([
      `there are ${fewest} objects, and should be more than ${fewest}`,
      'run-as-user: CEL is asked about 0 objects; make some more',
      'run-as-user: CEL that refuses nothing is not found',
    ]);
  });

  test('need not be compared where the API server cannot hold the policy', () => {
    expect(problems({ admission: { cannot: 'it has no files' } })).toEqual([]);
  });
});

describe('mutants of objects', () => {
  const judge = new Judge(policies, good);
  const killers = (kind: string) =>
    good.objects
      .filter((object) => object.kind === kind)
      .flatMap((object) => objectMutants(object).map((one) => ({ ...one, killer: judge.killer(object, one.object) })));

  test('are killed by the rule that they break', () => {
    const found = killers('Deployment').find(({ field }) => field.endsWith('hostNetwork'));
    expect(found?.killer).toBe('host-namespaces');
  });

  test('are killed by a rule about an object that looks at them', () => {
    const found = killers('Service').find(({ field, how }) => field === 'spec.ports[].port' && how === 'set to 0');
    expect(found?.killer).toMatch(/well-formed|ingress-target/);
    const class_ = good.objects.filter(({ kind }) => kind === 'PriorityClass');
    // The policy about the names of classes says so of the class itself: it is left out.
    const others = new Judge(
      policies.filter(({ id }) => id !== 'declared-class'),
      good,
    );
    expect(class_.map((one) => others.killer(one, { ...one, metadata: { ...one.metadata, name: 'b' } }))).toEqual([
      'priority-class-target',
    ]);
  });

  test('are killed where who reaches whom changes, even if the other half stays closed', () => {
    const [policy] = good.objects.filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'api');
    if (!policy) throw new Error('there is no policy');
    const ports = [{ port: 27017 }, { port: 22 }];
    const spec = { ...(policy['spec'] as object), egress: [{ ports, to: [{ podSelector: mongo }] }] };
    // The policy about peers says so too: it is left out, to see what the flows themselves say.
    const others = new Judge(
      policies.filter(({ id }) => id !== 'declared-peers'),
      good,
    );
    expect(others.killer(policy, { ...policy, spec })).toBe(declaredFlows);
  });

  test('survive where nothing says anything else', () => {
    const [service] = good.objects.filter(({ kind }) => kind === 'Service');
    if (!service) throw new Error('there is no service');
    const annotations = { 'kubernetes.io/description': 'for people' };
    expect(judge.killer(service, { ...service, metadata: { ...service.metadata, annotations } })).toBeUndefined();
  });
});

const mongo = { matchLabels: { 'app.kubernetes.io/name': 'mongo' } };

describe('the report about dist', () => {
  const one = { environment: 'lab', object: 'Service api/api', kind: 'Service', how: 'dropped' };
  const judged: readonly Judged[] = [
    { ...one, field: 'spec.type', killer: 'service-exposure' },
    { ...one, field: 'spec.selector' },
    { ...one, field: 'spec.note' },
    { ...one, field: 'spec.note', how: 'renamed', killer: 'some-rule' },
  ];
  const notes: Expected = { field: /note$/, reason: 'for people' };
  const selectors: Expected = { field: /selector$/, kinds: ['Service'], how: /^dropped$/, reason: 'the same' };

  test('counts guarded fields only', () => {
    const { environments, problems, rules, score, unguarded } = distReport(judged, [notes], [selectors]);
    expect(score).toEqual({ killed: 1, all: 2 });
    expect(environments).toEqual({ lab: { killed: 1, all: 2 } });
    expect(rules).toEqual({ 'service-exposure': 1 });
    expect(unguarded).toEqual([2]);
    expect(problems).toEqual([]);
  });

  test('names the unexplained survivors', () => {
    expect(distReport(judged, [notes], []).problems).toEqual([
      'Service spec.selector dropped survives (lab: Service api/api)',
    ]);
  });

  test.each<[string, readonly Expected[], readonly Expected[], string]>([
    [
      'unguarded',
      [notes, { field: /type$/, reason: 'x' }],
      [selectors],
      'unguarded /type$/: no mutant of it survives; remove it',
    ],
    [
      'explained',
      [notes],
      [selectors, { field: /type$/, reason: 'x' }],
      'explained /type$/: no mutant of it survives; remove it',
    ],
    [
      'explained of another kind',
      [notes],
      [selectors, { ...selectors, kinds: ['Job'] }],
      'explained /selector$/: no mutant of it survives; remove it',
    ],
    [
      'explained of another value',
      [notes],
      [selectors, { ...selectors, was: /x/ }],
      'explained /selector$/: no mutant of it survives; remove it',
    ],
  ])('says which entry is not needed any more: %s', (_, unguarded, explained, problem) => {
    expect(distReport(judged, unguarded, explained).problems).toEqual([problem]);
  });

  test('is written with its figures', () => {
    const reports = {
      dist: distReport(judged, [notes], [selectors]),
      parity: { objects: 1, problems: [] },
      policies: policyReport([{ of: 'a', says: 'x || y' }], [false], [], { killed: 1, all: 2 }),
    };
    expect(figures(reports)).toBe(
      '| mutants | killed / all | score |\n| --- | --- | --- |\n| of the 2 policies | 0 / 1 | 0 % |\n| of the guarded fields of dist | 1 / 2 | 50 % |',
    );
    expect(mutationPage(reports)).toContain('| Service | `spec.selector` | dropped | 1 | the same |');
    expect(mutationPage(reports)).toContain('| a | `x \\|\\| y` | unexplained |');
  });
});

test('a share is rounded down, so that all is all', () => {
  expect(percent({ killed: 9999, all: 10_000 })).toBe(99.9);
  expect(percent({ killed: 1, all: 1 })).toBe(100);
  expect(percent({ killed: 0, all: 0 })).toBe(0);
});
