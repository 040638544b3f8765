/** The load test: three hash pods become ten while nothing is lost, and each of the ten answers. */
import { rmSync } from 'node:fs';
import { parseLoopback } from '../../../src/load/target';
import { hasKit } from '../lab/kit';
import { eventually, list, unready } from '../lab/kubectl';
import { askLoad } from '../lab/load';
import { useLab } from '../lab/use-lab';

useLab();

/** Where reports of the suite go. */
const folder = '.cache/e2e/load';

const load = (rate: number, seconds: number) => askLoad(rate, seconds, folder);

jest.setTimeout(600_000);

/** Load goes to a front door of this machine only. */
const here =
  hasKit || parseLoopback((process.env['E2E_FRONT_DOOR'] ?? '').split(':').slice(0, 2).join(':')) !== undefined;
const onThisMachine = here ? describe : describe.skip;

interface Deployment {
  readonly status: { readonly readyReplicas?: number };
}

async function ready(): Promise<number> {
  const [hash] = await list<Deployment>('deployments', '--namespace', 'hash', '--field-selector=metadata.name=hash');
  return hash?.status.readyReplicas ?? 0;
}

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  // Tests before this one leave pods on their way out, and an autoscaler that has just seen a restart.
  if (!(await eventually(120, async () => (await ready()) >= 3))) throw new Error((await unready()).join('\n'));
});

onThisMachine('under load', () => {
  test('three pods become ten, while nothing is lost', async () => {
    const before = await ready();
    // Three pods on a machine of two cores are not asked for all of it at once: what is late would be a time-out.
    const runs = [await load(250, 40), await load(500, 110)];
    // Pods that need less than the share that brings one more are enough: a quick machine is asked for more.
    for (const rate of [650, 800, 950]) if ((await ready()) < 10) runs.push(await load(rate, 60));
    expect(before).toBeGreaterThanOrEqual(3);
    expect(runs.map(({ errors }) => errors)).toEqual(runs.map(() => ({})));
    expect(await eventually(60, async () => (await ready()) === 10)).toBe(true);
  });

  test('each of the ten answers, all of it, at the rate that was asked for', async () => {
    const run = await load(500, 60);
    expect(run.errors).toEqual({});
    expect(run.achieved).toBeGreaterThanOrEqual(500 * 0.995);
    expect(run.right).toBe(run.sent);
    const pods = (await list<{ metadata: { name: string } }>('pods', '--namespace', 'hash')).map(
      ({ metadata }) => metadata.name,
    );
    expect(pods).toHaveLength(10);
    expect(Object.keys(run.pods).sort()).toEqual([...pods].sort());
    // A fair share is a tenth.
    for (const answers of Object.values(run.pods)) expect(answers / run.sent).toBeGreaterThan(0.05);
  });
});
