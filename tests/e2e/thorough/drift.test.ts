/** Drift: twelve manual changes are found within a minute, named with their writer, and repaired; none is found without. */
import type { Drift } from '../../../src/cluster/drift';
import { columns } from '../../../src/writing/columns';
import { deploy } from '../lab/deploy';
import { findDrift } from '../lab/drift';
import { Guards } from '../lab/guards';
import { eventually, must } from '../lab/kubectl';
import { manualChanges } from '../lab/manual-changes';
import { useLab } from '../lab/use-lab';

useLab();

jest.setTimeout(900_000);

/** Suites before this one leave certificates of callers. */
beforeAll(() => deploy(), 300_000);

/** Seconds within which a change is found. */
const limit = 60;

test('without a change nothing is found, while autoscalers, cert-manager and schedules are at work', async () => {
  await must('create', 'job', 'manual-rotation', '--namespace=mongo-rotation', '--from=cronjob/mongo-rotation');
  await must('wait', '--namespace=mongo-rotation', '--for=condition=Complete', 'job/manual-rotation', '--timeout=120s');
  await must('delete', 'job', 'manual-rotation', '--namespace=mongo-rotation');
  for (let time = 0; time < 3; time += 1) {
    expect(await findDrift()).toEqual([]);
    await new Promise((next) => setTimeout(next, 10_000));
  }
});

test('twelve manual changes are found in time, each with its writer, and repaired by the next deploy', async () => {
  const rows: string[][] = [];
  const guards = new Guards();
  for (const { finds, makes, object, says } of manualChanges) {
    await guards.past(makes);
    const began = performance.now();
    const found: Drift[] = [];
    const isFound = await eventually(limit, async () => {
      found.splice(0, found.length, ...(await findDrift()));
      return found.some((one) =>
        Object.entries({ object, ...finds }).every(([key, value]) => one[key as keyof Drift] === value),
      );
    });
    const { by = '-' } = found.find((one) => one.object === object && one.what === finds.what)?.writer ?? {};
    rows.push([says, isFound ? `${((performance.now() - began) / 1000).toFixed(1)} s` : 'not found', by]);
    expect([says, isFound]).toEqual([says, true]);
  }
  console.log(columns(rows).join('\n'));
  await guards.back();
  const all = await findDrift();
  expect(all.length).toBeGreaterThanOrEqual(manualChanges.length);
  const said = await deploy();
  console.log(said.join('\n'));
  expect(await findDrift()).toEqual([]);
});
