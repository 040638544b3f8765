/**
 * The storm: all that is planned happens at once, under load at the front door. E2E_STORM_RATE and E2E_STORM_SECONDS: its
 * requests a second, and how long; 300 and 600 unless set.
 */
import { writeFileSync } from 'node:fs';
import { drawRun } from '../../../src/load/plot';
import type { LoadReport } from '../../../src/load/report';
import { columns } from '../../../src/writing/columns';
import { certificate } from '../lab/certificate';
import { mayMake } from '../lab/cluster';
import { eventually, unready } from '../lab/kubectl';
import { askLoad } from '../lab/load';
import { Members } from '../lab/members';
import { twoControllers, twoResolvers } from '../lab/nodes';
import { lanes, storm } from '../lab/storm';
import { useLab } from '../lab/use-lab';
import { kept, write } from '../lab/writer';

const rate = Number(process.env['E2E_STORM_RATE'] ?? 300);
const seconds = Number(process.env['E2E_STORM_SECONDS'] ?? 600);

jest.setTimeout((seconds + 600) * 1000);

const folder = '.cache/e2e/storm';

/** Seconds of load before the first event. */
const calm = 30;

/** A cluster that was given is not made anew. */
const ownCluster = mayMake ? describe : describe.skip;

ownCluster('in the storm', () => {
  let members: Members;

  useLab({ nodes: 3 });

  beforeAll(async () => {
    await twoControllers();
    await twoResolvers();
    if (!(await eventually(180, async () => (await unready()).length === 0)))
      throw new Error((await unready()).join('\n'));
    members = await Members.start();
  }, 500_000);

  afterAll(() => members?.stop());

  test('no request fails and no write is lost', async () => {
    const caller = await certificate('api', 'writer', 'callers');
    const began = performance.now();
    const at = () => (performance.now() - began) / 1000;
    const loading = askLoad(rate, seconds, folder);
    const writing = write(5, seconds, caller);
    await new Promise((next) => setTimeout(next, calm * 1000));
    const done = await storm(lanes(members), at);
    const [run, written] = [await loading, await kept(await writing)];
    const second = (time: number) => `${time.toFixed(0)} s`;
    const rows = done.map(({ name, from, to, problem = '' }) => [name, second(from), second(to), problem]);
    console.log(columns([['event', 'from', 'to', ''], ...rows]).join('\n'));
    console.log(written.says);
    printLimits(run);
    writeFileSync(`${folder}/events.svg`, drawRun(run, done));
    const { missing, refused, twice } = written;
    expect(done.filter(({ problem }) => problem !== undefined)).toEqual([]);
    expect({ errors: run.errors, missing, refused, twice }).toEqual({
      errors: {},
      missing: [],
      refused: {},
      twice: [],
    });
    // A roll-out has some more for a while.
    expect(Math.max(...run.scale.map((step) => step.ready))).toBeGreaterThanOrEqual(10);
    // All of it happened under load.
    expect(Math.max(...done.map(({ to }) => to))).toBeLessThan(seconds);
  });
});

/** The latency, and what limited it: this machine, or limits of the pods. */
function printLimits({ latency, throttled, use }: LoadReport['runs'][number]): void {
  const busy = use.perSecond.filter((one) => one > 95).length;
  console.log(
    `p99 ${latency.p99.toFixed(0)} ms; the machine was busy over 95 % in ${busy} of ${use.perSecond.length} s, and CPU limits held pods back in ${throttled?.toFixed(1) ?? 'an unknown share'} % of periods`,
  );
}
