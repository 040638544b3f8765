import fc from 'fast-check';
import { baselineOf, parseBaseline, sinceBaseline } from '../../src/check/baseline';
import type { Finding, Report } from '../../src/check/finding';

const finding = (policy: string, identity: string, path: string, line = 1): Finding => ({
  ...{ file: 'a.yaml', line, severity: 'error', policy, object: identity, identity, path, message: 'x' },
});
const reportOf = (findings: readonly Finding[]): Report => ({
  ...{ findings, problems: [], exemptions: [], notes: [], files: 1, objects: 1 },
});
const since = (before: readonly Finding[], after: readonly Finding[]) =>
  sinceBaseline(reportOf(after), parseBaseline(baselineOf(reportOf(before))) ?? new Map());

const some = fc.array(
  fc
    .tuple(
      fc.constantFrom('a', 'b'),
      fc.constantFrom('Pod x', 'Pod y'),
      fc.constantFrom('spec.a[0]', 'spec.a[1]', ''),
      fc.nat(),
    )
    .map(([policy, identity, path, line]) => finding(policy, identity, path, line)),
  { maxLength: 12 },
);

test('a report has nothing new since its own baseline, in any order and at other lines', () => {
  fc.assert(
    fc.property(
      some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const moved = shuffled.map((one) => ({ ...one, line: one.line + 7, file: 'moved.yaml' }));
        expect(since(all, moved)).toMatchObject({ findings: [], known: all.length });
      },
    ),
  );
});

test('what is new is all that is left, and a fault more of one kind is new', () => {
  fc.assert(
    fc.property(some, some, (before, more) => {
      const { findings, known } = since(before, [...before, ...more]);
      expect([findings.length, known]).toEqual([more.length, before.length]);
    }),
  );
});

test('a place in a list does not count, another object or rule does', () => {
  const known = finding('a', 'Pod x', 'spec.containers[0].image');
  expect(since([known], [finding('a', 'Pod x', 'spec.containers[3].image')]).findings).toEqual([]);
  for (const other of [
    finding('b', 'Pod x', known.path),
    finding('a', 'Pod z', known.path),
    finding('a', 'Pod x', 'spec.b'),
  ])
    expect(since([known], [other]).findings).toEqual([other]);
});

test.each(['', '{', '[]', '{"version":2,"findings":[]}', '{"version":1}'])('%j is not a baseline', (text) => {
  expect(parseBaseline(text)).toBeUndefined();
});
