/** Panels and alerts that the answer on observability names. */
import { readFileSync } from 'node:fs';
import { alertsOf, runbookOf } from '../../src/alerts/rules';
import { production } from '../../src/config/environments/production';
import { boards } from '../../src/dashboards';

const page = readFileSync('docs/answers/A7-observability.md', 'utf8');

/** Rows of what to look at first: users say, board, panels, alert. */
const rows = (/\n## What to look at first\n([\s\S]*?)\n## /.exec(page)?.[1] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.slice(2, -2).split(' | '))
  .slice(1);

const quoted = (text = '') => [...text.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title);
const titlesOf = (name: string) =>
  boards
    .filter(({ uid }) => uid === `breakwater-${name}`)
    .flatMap(({ rows }) => rows.flatMap(({ panels }) => panels.map(({ title }) => title)));

test('the panels of A7 are on their boards', () => {
  expect(rows.length).toBeGreaterThan(10);
  const missing = rows.flatMap(([, board = '', panels]) =>
    quoted(panels).flatMap((title) => (titlesOf(board).includes(title) ? [] : [`${board}: ${title}`])),
  );
  expect(missing).toEqual([]);
  const signals = /\n## The four golden signals\n([\s\S]*?)\n## /.exec(page)?.[1];
  const all = boards.flatMap(({ uid }) => titlesOf(uid.replace('breakwater-', '')));
  const named = (signals ?? '').split('\n').flatMap((line) => quoted(line.split(' | ')[2]));
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((title) => !all.includes(title))).toEqual([]);
});

test('the alerts of A7 are in production', () => {
  const names = [...page.matchAll(/[`[]([A-Z][a-z]+(?:[A-Z][a-z]+)+|Watchdog)[`\]]/g)].map(([, name = '']) => name);
  const known = alertsOf(production).map(({ alert: { name } }) => name);
  expect(names.length).toBeGreaterThan(20);
  expect([...new Set(names)].filter((name) => !known.includes(name))).toEqual([]);
  const links = [...page.matchAll(/\[(\w+)\]\(\.\.\/(runbooks\/[a-z-]+\.md)\)/g)];
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter(([, name = '', to]) => `docs/${to}` !== runbookOf(name))).toEqual([]);
});
