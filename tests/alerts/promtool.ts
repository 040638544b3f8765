/** Rule tests of promtool, made of the cases of alerts. */
import { dump } from 'js-yaml';
import type { Alert, Case, Instance } from '../../src/alerts/alert';
import { type Duration, secondsOf } from '../../src/alerts/duration';
import type { Rule } from '../../src/alerts/rules';

/**
 * The file of `promtool test rules` in which every rule is judged by the same cases.
 *
 * @param expected the rule of the alert: its labels and annotations are wanted of each of them
 * @param names names of the rules in the file
 */
export function testFile(
  { cases, every = '1m' }: Pick<Alert, 'cases' | 'every'>,
  expected: Rule,
  names: readonly string[],
  rules: string,
): string {
  return yaml({
    rule_files: [rules],
    evaluation_interval: every,
    fuzzy_compare: true,
    tests: cases.map((one) => testOf(expected, names, every, one)),
  });
}

/** @returns a rule file */
export function fileOfRules(rules: readonly Rule[]): string {
  return yaml({ groups: [{ name: 'alerts', rules }] });
}

function testOf(
  rule: Rule,
  names: readonly string[],
  every: Duration,
  { fires, says, series, silent = [], still }: Case,
): object {
  const at = (seconds: number, alerts: readonly Instance[]) =>
    names.map((alertname) => ({
      eval_time: `${seconds}s`,
      alertname,
      exp_alerts: alerts.map((one) => instanceOf(rule, one)),
    }));
  const step = secondsOf(every);
  const first = fires && secondsOf(fires.at);
  return {
    name: says,
    interval: every,
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    alert_rule_test: [
      ...(first !== undefined && first >= step ? at(first - step, []) : []),
      ...(fires && first !== undefined ? at(first, fires.alerts) : []),
      ...(still ? at(secondsOf(still.at), still.alerts) : []),
      ...silent.flatMap((time) => at(secondsOf(time), [])),
    ],
  };
}

function instanceOf({ annotations, labels }: Rule, { labels: own = {}, value }: Instance): object {
  const filled = Object.entries(annotations).map(([name, text]) => [name, fill(text, own, value)]);
  return { exp_labels: { ...own, ...labels }, exp_annotations: Object.fromEntries(filled) };
}

/** The text of an annotation as Prometheus prints it. @throws where the case does not say the value */
function fill(text: string, labels: Readonly<Record<string, string>>, value: string | undefined): string {
  return text.replace(/\{\{ \$(?:labels\.(\w+)|value(?: \| \w+)?) \}\}/g, (found, label?: string) => {
    const filled = label === undefined ? value : labels[label];
    if (filled === undefined) throw new Error(`the case does not say what ${found} is in '${text}'`);
    return filled;
  });
}

function yaml(value: object): string {
  return dump(value, { lineWidth: -1, noRefs: true });
}
