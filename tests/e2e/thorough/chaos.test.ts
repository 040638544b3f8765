/**
 * Chaos drills on three nodes, one after another, as `npm run drill:chaos` carries them out: each hypothesis holds, and
 * nothing is left. E2E_CHAOS: the names of those that are tried, with spaces between, all unless set.
 */
import { lab } from '../../../src/config/environments/lab';
import { alertsOf, type Experiment } from '../../../src/drills/chaos/experiment';
import { experiments } from '../../../src/drills/chaos/experiments';
import { type Outcome, summary } from '../../../src/drills/chaos/report';
import { none, table } from '../../../src/writing/markdown';
import { firing } from '../alerts/experiment';
import { hasKit } from '../lab/kit';
import { eventually, unready } from '../lab/kubectl';
import { ensureMonitoring, removeMonitoring } from '../lab/monitoring';
import { onFirstNode, otherNodes, returned, twoControllers, twoResolvers, zonesOfTheirOwn } from '../lab/nodes';
import { breakwater } from '../lab/platform';
import { alertingTo, delivered, startReceiver, stopReceiver } from '../lab/receiver';
import { readTarget } from '../lab/target';
import { useLab } from '../lab/use-lab';

jest.setTimeout(900_000);

/** Alerts wait a twentieth of their time, so that most of them fire while a fault lasts. */
const timeScale = 1 / 20;

/** Experiments that have no place here, and the reason. */
const refused: Readonly<Record<string, RegExp>> = {
  'full-volume': /is a folder of a file system of/,
  'clock-skew': /share the clock of their machine/,
};

/** A drill, and the names of alerts that were delivered during it. */
interface Drilled extends Outcome {
  readonly delivered: readonly string[];
}

/** Names of alerts of a drill: those of its fault, others that were delivered, and others that Alertmanager held back. */
function firedIn({
  delivered: sent,
  experiment,
  result,
}: Drilled): Readonly<Record<'own' | 'beside' | 'held', string[]>> {
  const fired = [...new Set((result?.alerts ?? []).map(({ alert }) => alert))];
  const isOwn = (name: string) => alertsOf(experiment).includes(name);
  const others = [...new Set([...fired, ...sent])].filter((name) => !isOwn(name));
  return {
    own: fired.filter(isOwn),
    beside: others.filter((name) => sent.includes(name)),
    held: others.filter((name) => !sent.includes(name)),
  };
}

/** Faults, with the alerts that each raised: its own, and others. */
function matrix(outcomes: readonly Drilled[]): string {
  const rows = outcomes
    .filter(({ result }) => result !== undefined)
    .map((outcome) => {
      const { experiment, result } = outcome;
      const { beside, held, own } = firedIn(outcome);
      const said = (result?.alerts ?? [])
        .filter(({ alert }) => own.includes(alert))
        .map(({ after, alert, subject }) => `${alert} ${subject} ${after.toFixed(0)} s`);
      const why = 'none' in experiment.alerts ? experiment.alerts.none : none;
      return [experiment.name, said.join(', ') || why, beside.join(', ') || none, held.join(', ') || none];
    });
  return table(['fault', 'its alerts', 'beside', 'held back'], rows);
}

const chosen = process.env['E2E_CHAOS']?.split(' ');

/** Some reach into nodes and their networks, as only the kit's can be reached. */
const withKit = hasKit ? describe : describe.skip;

withKit('with three nodes', () => {
  useLab({ nodes: 3 });

  beforeAll(async () => {
    await zonesOfTheirOwn();
    await twoControllers();
    await twoResolvers();
    // On a node that is lost they could not say so.
    await onFirstNode(async () => {
      await startReceiver();
      await ensureMonitoring(alertingTo(timeScale));
    });
  }, 600_000);

  const outcomes: Drilled[] = [];

  async function drill({ name }: Experiment) {
    const before = (await delivered()).length;
    const args = ['drill:chaos', name, '--environment', lab.name, '--confirm', lab.name, '--json'];
    const { code, stderr, stdout } = await breakwater([...args, '--context', readTarget().context]);
    console.log(stderr);
    if (!stdout.startsWith('{')) throw new Error(stderr);
    const { outcomes: all } = JSON.parse(stdout) as { readonly outcomes: readonly (Outcome & { verdict: string })[] };
    const strips = Object.entries(all[0]?.result?.strips ?? {});
    console.log(strips.map(([caller, strip]) => `${caller.padEnd(10)} ${strip}`).join('\n'));
    const sent = (await delivered()).slice(before).filter(({ status }) => status === 'firing');
    const names = sent.map(({ labels: { alertname = '' } }) => alertname).filter((one) => one !== 'Watchdog');
    const [first] = all;
    if (!first) throw new Error('no outcome');
    const drilled: Drilled = { ...first, delivered: names };
    outcomes.push(drilled);
    const { own } = firedIn(drilled);
    const open = async () => {
      const ended = (await delivered()).slice(before).filter(({ status }) => status === 'resolved');
      return own.filter((alert) => names.includes(alert) && !ended.some(({ labels }) => labels['alertname'] === alert));
    };
    return { code, outcome: drilled, open };
  }

  test.each(experiments.filter(({ name }) => chosen?.includes(name) ?? true))(
    '$name: $hypothesis',
    async (experiment) => {
      const isWell = await eventually(180, async () => (await unready()).length === 0);
      if (!isWell) throw new Error((await unready()).join('\n'));
      // The longest windows remember the fault before this one for a quarter of an hour: a new Prometheus does not.
      if (!(await eventually(60, async () => (await firing()).length === 0))) {
        await removeMonitoring();
        await onFirstNode(() => ensureMonitoring(alertingTo(timeScale)));
      }
      const { code, open, outcome } = await drill(experiment);
      const why = refused[experiment.name];
      if (why) return expect(outcome.refused).toMatch(why);
      // The kit may give a pod of a returned node an address without a route: it is made anew.
      if (/^(node|zone)-loss$/.test(experiment.name)) for (const node of await otherNodes()) await returned(node);
      expect([code, outcome.unbegun, outcome.result?.stuck]).toEqual([0, undefined, undefined]);
      expect(outcome.result?.kept).toEqual({ missing: [], twice: [] });
      const { beside, own } = firedIn(outcome);
      expect(own.length > 0 || 'none' in experiment.alerts).toBe(true);
      expect(beside.length).toBeLessThanOrEqual(2);
      // People learn that it is over.
      await eventually(180, async () => (await open()).length === 0);
      expect(await open()).toEqual([]);
    },
  );

  afterAll(async () => {
    if (outcomes.length > 0) console.log(summary(outcomes), `\n\n${matrix(outcomes)}`);
    await removeMonitoring();
    await stopReceiver();
  });
});
