/**
 * The black box: the same requests to each front door of lab, one after the other on one cluster, and the same answers.
 * E2E_DOORS: the names of those that are tried, with spaces between, all unless set.
 */
import { lab } from '../../../src/config/environments/lab';
import { columns } from '../../../src/writing/columns';
import { callerCases } from '../front-door/callers';
import { type Callers, type Door, type DoorCase, doors, host, type Seen, wrong } from '../front-door/case';
import { hostCases } from '../front-door/hosts';
import { pathCases } from '../front-door/paths';
import { requestCases } from '../front-door/requests';
import { certificate } from '../lab/certificate';
import { removeClusters } from '../lab/cluster';
import { during } from '../lab/during';
import { type Ask, ask } from '../lab/front-door';
import { hasKit } from '../lab/kit';
import { eventually, must } from '../lab/kubectl';
import { minikube } from '../lab/minikube';
import { useLab } from '../lab/use-lab';

const cases: readonly (readonly [about: string, cases: readonly DoorCase[]])[] = [
  ['hosts', hostCases],
  ['callers', callerCases],
  ['requests', requestCases],
  ['paths', pathCases],
];

const chosen = process.env['E2E_DOORS']?.split(' ') ?? [...doors];
const unknown = chosen.filter((name) => !doors.includes(name as Door));
if (unknown.length > 0)
  throw new Error(`E2E_DOORS: ${unknown.join(', ')}: no such front door; ${doors.join(', ')} are`);

/** Addons of minikube that serve as each. */
const addons: Readonly<Record<Door, string>> = { addon: 'ingress', 'ingress-nginx': 'ingress-nginx' };

jest.setTimeout(300_000);

/** @throws where the front door does not serve it within three minutes */
async function served(asked: Ask): Promise<void> {
  const status = () =>
    ask(asked).then(
      (answer) => answer.status,
      () => 0,
    );
  if (!(await eventually(180, async () => (await status()) === 200)))
    throw new Error(`the front door does not serve ${asked.host}${asked.path} after 180 s`);
}

/** Front doors that take each other's place, and callers from another network, are the kit's. */
const withKit = hasKit ? describe : describe.skip;

const rows: {
  readonly door: Door;
  readonly about: string;
  readonly says: string;
  readonly saw: Seen;
  readonly why: string;
}[] = [];

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
    await removeClusters();
  }, 120_000);

  describe.each(doors.filter((name) => chosen.includes(name)))('%s', (door) => {
    let callers: Callers;

    beforeAll(async () => {
      for (const other of doors.filter((name) => name !== door))
        await minikube('addons', 'disable', addons[other], '--profile', lab.context);
      await minikube('addons', 'enable', addons[door], '--profile', lab.context);
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
  });
});
