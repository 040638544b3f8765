/** Rule files: alerts of an environment as Prometheus reads them. */
import type { Environment } from '../config/environment';
import type { Alert } from './alert';
import { scaled } from './duration';
import { subjects } from './subjects';

export interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface RuleFile {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
}

/** An alert with the subject that it belongs to. */
export interface Placed {
  readonly subject: string;
  readonly alert: Alert;
}

/** Every alert of an environment, in the order of the subjects. */
export function alertsOf(environment: Environment): readonly Placed[] {
  return subjects.flatMap(({ name, alerts }) => alerts(environment).map((alert) => ({ subject: name, alert })));
}

/** The rule file of an environment: a group for each subject that has alerts in it. */
export function ruleFile(environment: Environment): RuleFile {
  const { timeScale = 1 } = environment.alerting;
  const groups = subjects.map(({ name, alerts }) => ({
    name,
    rules: alerts(environment).map((alert) => ruleOf({ subject: name, alert }, timeScale)),
  }));
  return { groups: groups.filter(({ rules }) => rules.length > 0) };
}

/** @param scale the factor of every window and of every `for` */
export function ruleOf({ subject, alert }: Placed, scale = 1): Rule {
  const { description, holds, name, owner, query, service = subject, severity, source, summary, window } = alert;
  return {
    alert: name,
    expr: query((duration) => scaled(duration, scale)),
    ...(holds === undefined ? {} : { for: scaled(holds, scale) }),
    labels: {
      severity,
      owner,
      subject: service,
      ...(source === undefined ? {} : { source }),
      ...(window === undefined ? {} : { window }),
    },
    annotations: { summary, description, runbook: runbookOf(name) },
  };
}

/** @returns the page of an alert: `docs/runbooks/service-down.md` of `ServiceDown` */
export function runbookOf(name: string): string {
  const kebab = name.replace(/(?<=[a-z0-9])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])/g, '-$&').toLowerCase();
  return `docs/runbooks/${kebab}.md`;
}
