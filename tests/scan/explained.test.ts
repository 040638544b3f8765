import { type Exception, judge, type Scope } from '../../src/scan/explained';
import { finding } from './fixture';

const exception = (more: Partial<Exception> = {}): Exception => ({
  checks: { 'kube-score': ['probes'] },
  objects: ['lab: Deployment shop/*'],
  reason: 'it ends',
  owner: 'platform',
  ...more,
});
const everything: Scope = { tools: ['kube-score', 'checkov'], environments: ['lab', 'beta'], whole: true };
const unexplained = (found: ReturnType<typeof finding>, one: Exception) =>
  judge([found], [one], everything).unexplained.length;

describe('a finding is explained', () => {
  test('by an exception of its check for its object in its environment', () => {
    const found = finding();
    expect(judge([found], [exception()], everything)).toEqual({ excepted: [found], unexplained: [], stale: [] });
    expect(judge([found], [], everything)).toEqual({ excepted: [], unexplained: [found], stale: [] });
  });

  test.each([
    ['another tool', { tool: 'checkov' as const }],
    ['another check', { check: 'probe' }],
    ['another environment', { environment: 'beta' }],
    ['another object', { object: 'Deployment shop2/shop' }],
    ['another kind', { object: 'StatefulSet shop/shop' }],
  ])('not by one of %s', (_what, more) => expect(unexplained(finding(more), exception())).toBe(1));

  test('by patterns whose stars stand for any text and whose dots for dots', () => {
    expect(unexplained(finding({ object: 'File a.yaml' }), exception({ objects: ['*: File *.yaml'] }))).toBe(0);
    expect(unexplained(finding({ object: 'File a-yaml' }), exception({ objects: ['*: File *.yaml'] }))).toBe(1);
    expect(unexplained(finding({ object: 'File a.yaml2' }), exception({ objects: ['*: File *.yaml'] }))).toBe(1);
  });

  test('not where the exception leaves it out again', () => {
    const all = exception({ objects: ['*: *', '!*: Service *'] });
    expect(unexplained(finding(), all)).toBe(0);
    expect(unexplained(finding({ object: 'Service shop/shop' }), all)).toBe(1);
  });
});

describe('an exception is stale', () => {
  const stale = (exceptions: readonly Exception[], scope: Partial<Scope> = {}, found = [finding()]) =>
    judge(found, exceptions, { ...everything, ...scope }).stale;
  const says = (part: string) => `${part}: no finding any more, remove it from the exception "it ends"`;

  test('when it explains nothing', () => {
    expect(stale([exception()], {}, [])).toEqual([says('kube-score probes'), says('lab: Deployment shop/*')]);
  });

  test('in the part that explains nothing: a check, a tool, an object', () => {
    expect(stale([exception({ checks: { 'kube-score': ['probes', 'tag'] } })])).toEqual([says('kube-score tag')]);
    expect(stale([exception({ checks: { 'kube-score': ['probes'], checkov: ['A1'] } })])).toEqual([says('checkov A1')]);
    expect(stale([exception({ objects: ['lab: *', 'beta: Job *', '!lab: Service *'] })])).toEqual([
      says('beta: Job *'),
    ]);
  });

  test('not where its findings could not be seen', () => {
    expect(stale([exception()], { tools: ['checkov'] }, [])).toEqual([]);
    expect(stale([exception()], { environments: ['beta'], whole: false }, [])).toEqual([]);
    expect(stale([exception({ objects: ['*: Job *'] })], { whole: false }, [])).toEqual([]);
  });

  test('for its objects only when all its tools ran, since each may have its own', () => {
    const two = exception({
      checks: { 'kube-score': ['probes'], polaris: ['probes'] },
      objects: ['lab: *', 'lab: Job *'],
    });
    expect(stale([two])).toEqual([]);
    expect(stale([two], { tools: ['kube-score', 'polaris'] })).toEqual([says('polaris probes'), says('lab: Job *')]);
  });
});
