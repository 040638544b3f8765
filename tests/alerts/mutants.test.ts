import { alertsOf, type Rule, ruleOf } from '../../src/alerts/rules';
import { environments } from '../../src/config/environments';
import { mutantsOf, tokensOf } from './mutants';

const rule: Rule = {
  alert: 'A',
  expr: 'sum(rate(a{b="c"}[5m] offset 5m)) / 2 > 0.5 and d{e!~"f"} <= 3',
  for: '10m',
  labels: { severity: 'warning' },
  annotations: {},
};
const expressions = (of: Partial<Rule>) =>
  mutantsOf({ ...rule, ...of })
    .map(({ rule: { expr } }) => expr)
    .filter((expr) => expr !== (of.expr ?? rule.expr));

test('a query is its pieces', () => {
  for (const placed of alertsOf(environments.production)) {
    const { expr } = ruleOf(placed);
    expect(
      tokensOf(expr)
        .map(({ text }) => text)
        .join(''),
    ).toBe(expr);
  }
});

test.each([
  ['selectors', 'a{b="c"}', ['a{b=~".*"}', 'a{b!="c"}']],
  ['patterns', 'a{b!~"c > 1"}', ['a{b=~".*"}', 'a{b=~"c > 1"}']],
  ['thresholds', 'a - 4', ['a - 2', 'a - 8']],
  ['zeros', 'a - 0', ['a - 1', 'a - -1']],
  ['comparisons', 'a >= b', ['a < b', 'a > b']],
  ['equality', 'a == b', ['a != b']],
  ['sets of series', 'a and b', ['a or b']],
  ['windows, everywhere at once', 'a[5m] + b[5m]', ['a[150s] + b[150s]', 'a[600s] + b[600s]']],
  ['offsets', 'a offset 1m', ['a offset 30s', 'a offset 120s']],
  ['nothing of a name', 'a1 + sum(b2)', []],
  ['nothing of a constant vector', 'vector(0)', []],
])('%s', (_what, expr, wanted) => expect(expressions({ expr })).toEqual(wanted));

test('a comparison with a fraction is not made to take the fraction itself', () => {
  expect(expressions({ expr: 'a > 0.5' })).toEqual(['a < 0.5', 'a > 0.25', 'a > 1']);
});

test('pauses and labels', () => {
  const changed = mutantsOf(rule).filter((one) => one.rule.expr === rule.expr);
  expect(changed.map(({ rule: { for: hold, labels } }) => [hold, labels])).toEqual([
    [undefined, rule.labels],
    ['300s', rule.labels],
    ['1200s', rule.labels],
    ['10m', {}],
  ]);
  const { for: _, ...instant } = rule;
  expect(
    mutantsOf(instant)
      .filter((one) => one.rule.for !== undefined)
      .map((one) => one.rule.for),
  ).toEqual(['30m']);
});

test('each differs from the rule', () => {
  expect(mutantsOf(rule).filter((one) => JSON.stringify(one.rule) === JSON.stringify(rule))).toEqual([]);
});
