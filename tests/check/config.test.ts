import { type Config, configOf, configured, isMatch } from '../../src/check/config';
import type { Finding, Report } from '../../src/check/finding';

const known = ['probes', 'image-tag'];
const reason = 'the nodes are single ones of a laboratory';
const configFrom = (value: unknown): Config => {
  const read = configOf(value, known);
  if (!read.ok) throw new Error(read.problems.join('; '));
  return read.config;
};
const finding: Finding = {
  ...{ file: 'shop/web.yaml', line: 3, severity: 'warning', policy: 'probes', object: 'Deployment shop/web' },
  ...{ identity: 'Deployment.apps shop/web', path: 'spec', container: 'main', message: 'x' },
};
const report: Report = { findings: [finding], problems: [], exemptions: [], notes: [], files: 1, objects: 1 };

test.each<[string, object]>([
  ['the rule', { rule: 'probes', reason }],
  ['the object', { rule: 'probes', object: 'Deployment shop/web', reason }],
  ['objects of a name', { rule: 'probes', object: 'Deployment shop/*', reason }],
  ['the container', { rule: 'probes', container: 'main', reason }],
  ['the file', { rule: 'probes', file: 'shop/web.yaml', reason }],
  ['files of a folder', { rule: 'probes', file: '**/*.yaml', reason }],
])('an exemption by %s keeps its reason', (_, exemption) => {
  const { exemptions, findings, problems } = configured(report, configFrom({ exemptions: [exemption] }));
  expect([findings, exemptions, problems]).toEqual([[], [{ ...finding, reason }], []]);
});

test.each<[string, object]>([
  ['another rule', { rule: 'image-tag', reason, object: 'a' }],
  ['another object', { rule: 'probes', object: 'Deployment shop/w', reason }],
  ['another container', { rule: 'probes', container: 'sidecar', reason }],
  ['another file', { rule: 'probes', file: '*.yaml', reason }],
])('an exemption of %s exempts nothing, and is a problem', (_, exemption) => {
  const { findings, problems } = configured(report, configFrom({ exemptions: [exemption] }), 'check.yaml');
  expect([findings, problems.map(({ file }) => file)]).toEqual([[finding], ['check.yaml']]);
});

test('a rule is off with a reason, whether it finds something or not', () => {
  const config = configFrom({ rules: { probes: { ignore: reason }, 'image-tag': { ignore: reason } } });
  expect(configured(report, config)).toMatchObject({ findings: [], exemptions: [{ reason }], problems: [] });
});

test('a severity is that of the configuration', () => {
  const config = configFrom({ rules: { probes: { severity: 'info' } } });
  expect(configured(report, config).findings).toEqual([{ ...finding, severity: 'info' }]);
});

test.each([
  [[], 'the file: write a mapping'],
  [{ rule: {} }, "the file: there is no 'rule'; known: rules, exemptions, skip"],
  [{ rules: { probe: {} } }, "rules: there is no 'probe'; known: probes, image-tag"],
  [{ rules: { probes: { ignore: true } } }, 'rules.probes.ignore: say why, in 20 letters or more'],
  [{ rules: { probes: { severity: 'high' } } }, 'rules.probes.severity: write one of error, warning, info'],
  [{ exemptions: {} }, 'exemptions: write a list'],
  [{ exemptions: [{ rule: 'x', reason }] }, "exemptions[0].rule: there is no rule 'x'"],
  [{ exemptions: [{ rule: 'probes', reason: 'short' }] }, 'exemptions[0].reason: say why, in 20 letters or more'],
  [{ exemptions: [{ rule: 'probes', reason, object: 7 }] }, 'exemptions[0].object: write a text'],
])('%j is refused', (value, problem) => {
  expect(configOf(value, known)).toEqual({ ok: false, problems: [problem] });
});

test('an empty file changes nothing', () => {
  expect(configured(report, configFrom(null))).toEqual(report);
});

test.each([
  ['a/*.yaml', 'a/b.yaml', true],
  ['a/*.yaml', 'a/b/c.yaml', false],
  ['a/**', 'a/b/c.yaml', true],
  ['**/values.yaml', 'values.yaml', true],
  ['**/values.yaml', 'a/b/values.yaml', true],
  ['./a/b.yaml', 'a/b.yaml', true],
  ['a.yaml', 'aXyaml', false],
])('%s and %s: %s', (glob, file, is) => expect(isMatch(glob, file)).toBe(is));
