import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { secondsOf } from '../../src/alerts/duration';
import { objectives } from '../../src/alerts/objectives';
import { alertsOf, type Placed, ruleFile, ruleOf, runbookOf } from '../../src/alerts/rules';
import { environments } from '../../src/config/environments';
import { services } from '../../src/config/services';

const { lab, production } = environments;
const every = Object.values(environments);
const all = every.flatMap((environment) => alertsOf(environment));
const placed = alertsOf(production);
const names = [...new Set(all.map(({ alert }) => alert.name))];
const pages = readdirSync('docs/runbooks')
  .filter((file) => file !== 'README.md')
  .map((file) => `docs/runbooks/${file}`);
const title = ({ subject, alert }: Placed) =>
  [alert.name, alert.severity, alert.service ?? subject, alert.source, alert.window].filter((one) => one).join(' ');

describe('runbooks', () => {
  test('there is one for each alert, and none without an alert', () => {
    expect(pages.sort()).toEqual(names.map(runbookOf).sort());
  });

  test.each(names)('of %s says what users see, where to begin, how to repair, and what proves it', (name) => {
    const page = readFileSync(runbookOf(name), 'utf8');
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(page).toMatch(new RegExp(`^# ${name}\n`));
    expect(headings).toEqual(['What users see', 'First three commands', 'Repair', 'Proven by']);
    const [, commands = ''] = /^## First three commands\n([\s\S]*?)^## /m.exec(page) ?? [];
    expect(commands.match(/^ {4}\S/gm)).toHaveLength(3);
  });

  test('the list of them is complete', () => {
    const list = readFileSync('docs/runbooks/README.md', 'utf8');
    for (const name of names) expect(list).toContain(`[${name}](${runbookOf(name).replace('docs/runbooks/', '')})`);
  });

  test.each([
    ['ServiceDown', 'docs/runbooks/service-down.md'],
    ['OOMKilledX', 'docs/runbooks/oom-killed-x.md'],
  ])('the page of %s is %s', (name, page) => expect(runbookOf(name)).toBe(page));
});

test('each service of ours has an alert that reports that it is down', () => {
  for (const environment of every) {
    const reported = alertsOf(environment).flatMap(({ alert }) => alert.reportsDown ?? []);
    expect([...reported].sort()).toEqual(Object.keys(services).sort());
  }
});

test('no two rules of an environment have the same labels', () => {
  for (const environment of every) {
    const rules = ruleFile(environment).groups.flatMap((group) => group.rules);
    const keys = rules.map(({ alert, labels }) => JSON.stringify([alert, labels]));
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  }
});

describe.each(placed.map((one): [string, Placed] => [title(one), one]))('%s', (_title, one) => {
  const { alert } = one;

  test('has a summary and a description for people', () => {
    for (const text of [alert.summary, alert.description])
      expect(text).toMatch(/^([A-Z0-9{]|cert-manager|api|web|hash).*[.]$/s);
    expect(alert.summary).not.toContain('{{');
    const templates = alert.description.match(/\{\{.*?\}\}/g) ?? [];
    expect(templates.filter((text) => !/^\{\{ \$(labels\.\w+|value( \| humanize\w*)?) \}\}$/.test(text))).toEqual([]);
  });

  test('has cases in which it fires and in which it is silent, or the reason why it never is', () => {
    const firing = alert.cases.filter(({ fires }) => fires);
    const silent = alert.cases.filter(
      ({ fires, silent: times = [] }) => times.length > 0 || (fires && secondsOf(fires.at) > 0),
    );
    expect(firing.length).toBeGreaterThan(0);
    expect([silent.length > 0, alert.always ?? '']).toEqual(
      alert.always === undefined ? [true, ''] : [false, expect.stringMatching(/\w+ \w+/)],
    );
  });

  test('holds for a number of evaluations, so that a shorter pause differs', () => {
    const { every: step = '1m', holds } = alert;
    expect(holds === undefined ? 0 : secondsOf(holds) % secondsOf(step)).toBe(0);
    if (holds !== undefined) expect(secondsOf(holds) / secondsOf(step)).toBeGreaterThanOrEqual(2);
  });
});

describe('the rule file', () => {
  test('has a rule for each alert, in a group of its subject', () => {
    const { groups } = ruleFile(production);
    expect(groups.flatMap(({ name, rules }) => rules.map((rule) => [name, rule]))).toEqual(
      placed.map((one) => [one.subject, ruleOf(one)]),
    );
    expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length);
  });

  test('leaves out what an environment does not have', () => {
    for (const name of ['ShellInPod', 'FrontDoorErrors']) {
      expect(JSON.stringify(ruleFile(lab))).not.toContain(name);
      expect(JSON.stringify(ruleFile(production))).toContain(name);
    }
  });

  test('has every window and every pause at the scale of its environment', () => {
    const at = (timeScale: number) => ruleFile({ ...production, alerting: { ...production.alerting, timeScale } });
    expect(ruleFile(production)).toEqual(at(1));
    const [plain, short] = [1, 1 / 60].map((scale) => JSON.stringify(at(scale)));
    const times = (text = '') => text.match(/(?<=[[:]|offset )\d+[smhd]\b|"for":"\d+[smhd]"/g) ?? [];
    expect(times(plain).length).toBeGreaterThan(50);
    expect(times(short)).toEqual([]);
    expect(at(1 / 60).groups[0]?.rules[0]).toMatchObject({ alert: 'ServiceDown', for: '2000ms' });
  });
});

describe('metrics that alerts ask for', () => {
  const asked = [...new Set(placed.flatMap((one) => ruleOf(one).expr.match(/\b[a-z]+_[a-z_]+\b/g) ?? []))];
  const sources: readonly (readonly [metric: RegExp, files: readonly string[]])[] = [
    [/^mongodb_/, ['dockerfiles/mongo-admin/mongo_admin/measures.py']],
    [/^backup_/, ['dockerfiles/mongo-backup/mongo_backup/metrics.py']],
    [
      /^http_/,
      [
        'dockerfiles/api/users_api/metrics.py',
        'dockerfiles/hash/hash_api/metrics.py',
        'dockerfiles/web/src/metrics.mjs',
      ],
    ],
  ];

  test.each(sources)('%s are those of our images', (pattern, files) => {
    // A client of Prometheus adds an ending to counters and histograms.
    const names = asked.filter((name) => pattern.test(name)).map((name) => name.replace(/_(total|bucket|count)$/, ''));
    expect(names.length).toBeGreaterThan(1);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      expect(names.filter((name) => !text.includes(`${name}"`) && !text.includes(`'${name}`))).toEqual([]);
    }
  });
});

describe('objectives', () => {
  test.each(objectives)(
    'of $service are reachable, and say where they come from',
    ({ availability, latency, service }) => {
      for (const { from, percent } of [availability, latency]) {
        expect(percent).toBeGreaterThan(90);
        expect(percent).toBeLessThan(100);
        expect(from).toMatch(/\w+ \w+ \w+/);
      }
      for (const file of latency.from.match(/src\/[\w/.-]+/g) ?? []) expect(existsSync(file)).toBe(true);
      // Its bucket is one that the image has.
      const folder = `dockerfiles/${service}`;
      const sources = readdirSync(folder, { recursive: true })
        .map(String)
        .filter((file) => /metrics\.(py|mjs)$/.test(file));
      expect(readFileSync(`${folder}/${sources[0]}`, 'utf8')).toMatch(
        new RegExp(`BUCKETS = .*\\b${latency.within}\\b`),
      );
    },
  );
});
