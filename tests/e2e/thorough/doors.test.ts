/**
 * The black box: the same requests to each front door of lab, one after the other on one cluster, and the same answers.
 * E2E_DOORS: the names of those that are tried, with spaces between, all unless set.
 */
import { columns } from '../../../src/writing/columns';
import { bring, doorsOf, served } from '../front-door/bring';
import { callerCases } from '../front-door/callers';
import { type Callers, type Door, type DoorCase, doors, host, type Seen, wrong } from '../front-door/case';
import { hostCases } from '../front-door/hosts';
import { besideDoor, type Found, throughDoor, withPods } from '../front-door/overhead';
import { pathCases } from '../front-door/paths';
import { requestCases } from '../front-door/requests';
import { certificate } from '../lab/certificate';
import { removeClusters } from '../lab/cluster';
import { during } from '../lab/during';
import { hasKit } from '../lab/kit';
import { must } from '../lab/kubectl';
import { useLab } from '../lab/use-lab';

const cases: readonly (readonly [about: string, cases: readonly DoorCase[]])[] = [
  ['hosts', hostCases],
  ['callers', callerCases],
  ['requests', requestCases],
  ['paths', pathCases],
];

jest.setTimeout(300_000);

/** Front doors that take each other's place, and callers from another network, are the kit's. */
const withKit = hasKit ? describe : describe.skip;

const rows: {
  readonly door: Door;
  readonly about: string;
  readonly says: string;
  readonly saw: Seen;
  readonly why: string;
}[] = [];

const overhead: (readonly [Door, through: Found, beside: Found])[] = [];

withKit('on lab', () => {
  useLab();

  // Another suite finds lab's own front door: on a cluster that is made anew.
  afterAll(async () => {
    const table = new Map<string, Partial<Record<Door, Seen>> & { about: string; why: string }>();
    for (const { about, door, saw, says, why } of rows)
      table.set(says, { ...table.get(says), about, [door]: saw, why: why || (table.get(says)?.why ?? '') });
    const lines = [...table].map(([says, { about, why, ...saw }]) => [
      about,
      says,
      ...doors.map((door) => saw[door] ?? '–'),
      why,
    ]);
    console.log(columns([['about', 'case', ...doors, 'why they differ'], ...lines]).join('\n'));
    const figures = ({ bounded, p99, rate }: Found) => [
      `${rate}/s${bounded ? '' : ' or more'}`,
      `${p99.toFixed(0)} ms`,
    ];
    const measured = overhead.map(([door, through, beside]) => [door, ...figures(through), ...figures(beside)]);
    const head = ['99 of 100 within 50 ms', 'through it', 'p99', 'beside it', 'p99'];
    console.log(columns([head, ...measured]).join('\n'));
    await removeClusters();
  }, 120_000);

  describe.each(doorsOf('E2E_DOORS'))('%s', (door) => {
    let callers: Callers;

    beforeAll(async () => {
      await bring(door);
      await served({ host: host.web, path: '/' });
      callers = {
        caller: await certificate('api', 'caller', 'callers'),
        foreign: await certificate('client', 'api', 'internal'),
      };
      // The Ingress of the API may come a moment after that of the site.
      await served({ host: host.api, path: '/users/', ...callers.caller });
    }, 400_000);

    describe.each(cases)('%s', (about, ofThem) => {
      test.each(ofThem)('$says', async (one) => {
        const saw = await one.ask(callers);
        rows.push({ door, about, says: one.says, saw, why: one.but?.[door]?.why ?? '' });
        expect(wrong(one, door, saw)).toBeUndefined();
      });
    });

    test('a service that is updated loses no request', async () => {
      const seen = await during(`${door}: update of hash`, async () => {
        await must('rollout', 'restart', '--namespace=hash', 'deployment/hash');
        await must('rollout', 'status', '--namespace=hash', 'deployment/hash', '--timeout=240s');
      });
      expect(seen.failures).toEqual([]);
    });

    test('the same pods answer through it as beside it, at rates that are printed', async () => {
      await withPods(async () => {
        const [through, beside] = [await throughDoor(), await besideDoor()];
        overhead.push([door, through, beside]);
        expect(through.pods.length).toBeGreaterThan(1);
        expect(beside.pods).toEqual(expect.arrayContaining([...through.pods]));
      });
    }, 900_000);
  });
});
