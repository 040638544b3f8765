/** The page of alerts: each by its name, with its severity, owner, rules in each environment, cases and runbook. */
import type { Alert, Case } from '../alerts/alert';
import { alertsOf, runbookOf } from '../alerts/rules';
import type { Environment } from '../config/environment';
import { page, table } from '../writing/markdown';

export function alertPage(environments: Readonly<Record<string, Environment>>): string {
  const held = Object.entries(environments).map(([name, environment]) => ({
    name,
    alerts: alertsOf(environment).map(({ alert }) => alert),
  }));
  const names = [...new Set(held.flatMap(({ alerts }) => alerts.map(({ name }) => name)))];
  return page(
    'Alerts',
    [
      'What is warned of, and how many rules that makes in each environment. Cases are beside their rule in [src/alerts](../../src/alerts/subjects.ts): series over time under which it fires, not before, or under which it does not. `npm run e2e -- alerts` judges every case by promtool. Why so: [0044](../decisions/0044-alerts.md).',
      table(
        ['environment', 'alerts', 'rules', 'cases'],
        held.map(({ name, alerts }) => [
          name,
          `${new Set(alerts.map((alert) => alert.name)).size}`,
          `${alerts.length}`,
          `${cases(alerts).length}`,
        ]),
      ),
      table(
        ['alert', 'severity', 'owner', 'cases that fire', 'that do not', ...held.map(({ name }) => name)],
        names.map((name) =>
          row(
            name,
            held.map(({ alerts }) => alerts.filter((alert) => alert.name === name)),
          ),
        ),
      ),
    ].join('\n\n'),
  );
}

/** @param held the rules of an alert, by environment */
function row(name: string, held: readonly (readonly Alert[])[]): readonly string[] {
  const all = held.flat();
  const most = held.reduce((one, other) => (other.length > one.length ? other : one), []);
  const fires = cases(most).filter(({ fires }) => fires !== undefined).length;
  return [
    `[${name}](${runbookOf(name).replace('docs/', '../')})`,
    [...new Set(all.map(({ severity }) => severity))].join(', '),
    [...new Set(all.map(({ owner }) => owner))].join(', '),
    `${fires}`,
    `${cases(most).length - fires}`,
    ...held.map((alerts) => `${alerts.length}`),
  ];
}

function cases(alerts: readonly Alert[]): readonly Case[] {
  return alerts.flatMap((alert) => alert.cases);
}
