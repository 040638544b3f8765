import { alertsOf } from '../../src/alerts/rules';
import { environments } from '../../src/config/environments';
import { alertPage } from '../../src/pages/alerts';
import { rows } from './rows';

const text = alertPage(environments);
const of = (head: string) => rows(text.split('\n\n').find((part) => part.startsWith(`| ${head} |`)) ?? '').slice(2);

test('each environment has its alerts, rules and cases', () => {
  const found = Object.entries(environments).map(([name, environment]) => {
    const alerts = alertsOf(environment).map(({ alert }) => alert);
    const names = alerts.map((alert) => alert.name).filter((one, index, all) => all.indexOf(one) === index);
    return [name, names.length, alerts.length, alerts.flatMap((alert) => alert.cases).length].map(String);
  });
  expect(of('environment')).toEqual(found);
});

test('each alert has its runbook, its cases, and the number of its rules', () => {
  const alerts = alertsOf(environments.production).map(({ alert }) => alert);
  const table = of('alert');
  const [name, severity, owner, fires, silent, ...rules] =
    table.find(([first]) => first?.includes('AvailabilityBurn')) ?? [];
  const burns = alerts.filter((alert) => alert.name === 'AvailabilityBurn');
  expect(name).toBe('[AvailabilityBurn](../runbooks/availability-burn.md)');
  expect([severity, owner]).toEqual(['critical, warning', 'applications']);
  const all = burns.flatMap(({ cases }) => cases);
  expect(Number(fires)).toBe(all.filter((one) => one.fires).length);
  expect(Number(fires) + Number(silent)).toBe(all.length);
  expect(rules[Object.keys(environments).indexOf('production')]).toBe(`${burns.length}`);
  expect(new Set(table.map(([first]) => first)).size).toBe(table.length);
});
