/**
 * Planned work at each front door of lab, on three nodes, while callers ask 200 times a second: no request fails. What was
 * done when is drawn below the latency, in .cache/e2e/door-events. E2E_DOORS: the names of those that are tried.
 */
import { writeFileSync } from 'node:fs';
import { drawRun } from '../../../src/load/plot';
import { columns } from '../../../src/writing/columns';
import { bring, doorsOf, served } from '../front-door/bring';
import { host } from '../front-door/case';
import { eventsOf, severalInstances } from '../front-door/events';
import { mayMake, removeClusters } from '../lab/cluster';
import { hasKit } from '../lab/kit';
import { eventually, unready } from '../lab/kubectl';
import { askLoad } from '../lab/load';
import { storm } from '../lab/storm';
import { useLab } from '../lab/use-lab';

const seconds = Number(process.env['E2E_DOOR_EVENTS_SECONDS'] ?? 360);

jest.setTimeout((seconds + 600) * 1000);

/** Front doors that take each other's place are the kit's. */
const withKit = hasKit && mayMake ? describe : describe.skip;

withKit('with three nodes', () => {
  useLab({ nodes: 3 });

  // Another suite finds lab's own front door: on a cluster that is made anew.
  afterAll(removeClusters, 120_000);

  test.each(doorsOf('E2E_DOORS'))('%s: no planned event loses a request', async (door) => {
    await bring(door);
    await severalInstances(door);
    await served({ host: host.hash, path: '/hash/abc123' });
    if (!(await eventually(180, async () => (await unready()).length === 0)))
      throw new Error((await unready()).join('\n'));
    const folder = `.cache/e2e/door-events/${door}`;
    const began = performance.now();
    const loading = askLoad(200, seconds, folder);
    await new Promise((next) => setTimeout(next, 15_000));
    const done = await storm([eventsOf(door)], () => (performance.now() - began) / 1000);
    const run = await loading;
    const rows = done.map(({ from, name, problem = '', to }) => [
      name,
      `${from.toFixed(0)} s`,
      `${to.toFixed(0)} s`,
      problem,
    ]);
    console.log(columns([[door, 'from', 'to', ''], ...rows]).join('\n'));
    writeFileSync(`${folder}/events.svg`, drawRun(run, done));
    expect(done.filter(({ problem }) => problem !== undefined)).toEqual([]);
    expect(run.errors).toEqual({});
    // All of it happened under load.
    expect(Math.max(...done.map(({ to }) => to))).toBeLessThan(seconds);
  });
});
