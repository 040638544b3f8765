/** Alerts under promtool, which needs no cluster: each fires and is silent as its cases say, and their mutants are noticed. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import '../lab/kit';
import { alertsOf, ruleOf } from '../../../src/alerts/rules';
import { environments } from '../../../src/config/environments';
import { run } from '../../../src/programs/run';
import { type Judged, judgeMutants, prove } from '../../alerts/prove';
import { bar, percent } from '../../mutation/score';

const { lab, production } = environments;
const all = alertsOf(production);
const folders = (process.env['PATH'] ?? '').split(delimiter);
const isHere = folders.some((folder) => existsSync(join(folder, 'promtool')));
const underPromtool = isHere ? describe : describe.skip;

if (!isHere) process.stdout.write('alerts: not run, since promtool is not on PATH; it comes with Prometheus\n');

underPromtool('alerts under promtool', () => {
  test('every alert fires and is silent as its cases say, with its labels and texts', async () => {
    const failures = await prove(run, all);
    expect(failures.flat()).toEqual([]);
    const cases = all.reduce((sum, { alert }) => sum + alert.cases.length, 0);
    process.stdout.write(`${all.length} alerts, ${cases} cases: as they say\n`);
  });

  test('so does every alert of lab, where less is there, and mutants of those that ask otherwise', async () => {
    const ofLab = alertsOf(lab);
    expect((await prove(run, ofLab)).flat()).toEqual([]);
    const known = new Set(all.map((one) => ruleOf(one).expr));
    const others = ofLab.filter((one) => !known.has(ruleOf(one).expr));
    const judged = await judgeMutants(run, others);
    process.stdout.write(`rules of lab alone: ${others.map(({ alert }) => alert.name)}, ${judged.length} mutants\n`);
    expect(others.length).toBeGreaterThan(0);
    expect(judged.filter(({ killed }) => !killed).map(keyOf)).toEqual([]);
  });

  test(`at least ${bar} % of the mutants of the rules are noticed`, async () => {
    const judged = await judgeMutants(run, all);
    const survivors = judged.filter(({ killed }) => !killed);
    const score = { killed: judged.length - survivors.length, all: judged.length };
    process.stdout.write(`rules: ${score.killed} of ${score.all} mutants killed, ${percent(score)} %\n`);
    for (const { alert, says } of survivors) process.stdout.write(`survives: ${alert}: ${says}\n`);
    expect(survivors.map(keyOf).filter((key) => !explained.some(({ of }) => of === key))).toEqual([]);
    expect(explained.filter(({ of }) => !survivors.some((one) => keyOf(one) === of))).toEqual([]);
    expect(percent(score)).toBeGreaterThanOrEqual(bar);
  });
});

const keyOf = ({ alert, says }: Judged) => `${alert}: ${says.replace(/ at \d+ of .*$/, '')}`;

/** Survivors, each with the reason why no case needs to notice it. */
const explained: readonly { readonly of: string; readonly because: string }[] = [
  {
    of: 'DatabaseCertificateNotRotated warning: 0 → 1',
    because: 'two certificates whose ends differ by one second do not occur: they are issued for days',
  },
  ...['0 → 1', '0 → -1', '< → <='].map((change) => ({
    of: `VolumeFills warning: ${change}`,
    because: 'of a volume of gigabytes, one byte of what is predicted makes no difference',
  })),
];
