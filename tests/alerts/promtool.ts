/** Rule tests of promtool, made of the cases of alerts. */
import { dump } from 'js-yaml';
import type { Case, Instance } from '../../src/alerts/alert';
import { type Duration, secondsOf } from '../../src/alerts/duration';
import { type Placed, type Rule, ruleOf } from '../../src/alerts/rules';

/** @returns the file of `promtool test rules` that proves an alert. @param rules path of its rule file */
export function testFile({ subject, alert }: Placed, rules: string): string {
  const rule = ruleOf({ subject, alert });
  return yaml({
    rule_files: [rules],
    fuzzy_compare: true,
    tests: alert.cases.map((one) => testOf(rule, one)),
  });
}

/** @returns a rule file of one rule */
export function fileOfRule(rule: Rule): string {
  return yaml({ groups: [{ name: 'alert', rules: [rule] }] });
}

function testOf(rule: Rule, { every = '1m', fires, says, series, silent = [] }: Case): object {
  const at = (seconds: number, alerts: readonly Instance[]) => ({
    eval_time: `${seconds}s`,
    alertname: rule.alert,
    exp_alerts: alerts.map((one) => expected(rule, one)),
  });
  const step = secondsOf(every);
  const first = fires && secondsOf(fires.at);
  return {
    name: `${rule.alert}: ${says}`,
    interval: every,
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    alert_rule_test: [
      ...(first !== undefined && first >= step ? [at(first - step, [])] : []),
      ...(fires && first !== undefined ? [at(first, fires.alerts)] : []),
      ...silent.map((time: Duration) => at(secondsOf(time), [])),
    ],
  };
}

function expected({ annotations, labels }: Rule, { labels: own = {}, value }: Instance): object {
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
