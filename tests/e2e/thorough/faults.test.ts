/**
 * The replica set meets faults, with a writer and a reader at the front door: nothing acknowledged is lost, nothing is
 * there twice, no read is stale. E2E_FAULTS_TIMES: how often the primary is killed, and ended, 5 unless set. E2E_FAULTS
 * faults by chance in E2E_FAULTS_SECONDS seconds: 5 in 60 unless set; E2E_FAULTS_SEED repeats those of a run.
 */
import { patience } from '../../../src/config/patience';
import { percentile } from '../../history/history';
import { certificate } from '../lab/certificate';
import { type Cut, kill, oversleep, partition, pause, recovered, terminate } from '../lab/faults';
import { Figures } from '../lab/figures';
import { hasKit } from '../lab/kit';
import { eventually, must, unready } from '../lab/kubectl';
import { measureLoads, measureProbe, measureReads } from '../lab/member-cost';
import { type MemberName, Members } from '../lab/members';
import { minikube } from '../lab/minikube';
import { returned, twoControllers, twoResolvers } from '../lab/nodes';
import { befall, plan } from '../lab/random-faults';
import { profile } from '../lab/target';
import { nothing, type Stage, underLoad } from '../lab/under-load';
import { useLab } from '../lab/use-lab';

const setting = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const times = setting('E2E_FAULTS_TIMES', 5);
const [faults, seconds] = [setting('E2E_FAULTS', 5), setting('E2E_FAULTS_SECONDS', 60)];
/** How long a partition lasts: longer than an operation of the API. */
const cutSeconds = 15;
const seed = setting('E2E_FAULTS_SEED', Date.now() % 2 ** 31);

jest.setTimeout((seconds + 900) * 1000);

const cutFrom = (what: Cut) => (primary: MemberName) => partition(primary, what, cutSeconds);

/** Faults reach into processes and networks of nodes, as only the kit's can be reached. */
const withKit = hasKit ? describe : describe.skip;

withKit('under 20 writes and 20 reads a second', () => {
  let given: Stage;
  const figures = new Figures();

  useLab({ nodes: 3 });

  beforeAll(async () => {
    await twoControllers();
    await twoResolvers();
    const isWell = await eventually(180, async () => (await unready()).length === 0);
    if (!isWell) throw new Error((await unready()).join('\n'));
    const caller = await certificate('api', 'writer', 'callers');
    given = { caller, members: await Members.start(), figures };
    await recovered(given.members);
  }, 400_000);

  afterAll(async () => {
    await given?.members.stop();
    console.log(`${figures}`);
  });

  const nodeOf = (member: MemberName) =>
    must('get', 'pod', member, '--namespace=mongo', '--output=jsonpath={.spec.nodeName}');

  /** The node of the primary, once that is not the first: the API server and the front door's ports are there. */
  async function primarysNode(): Promise<string> {
    for (let step = 0; step < 10; step++) {
      const primary = await recovered(given.members);
      const node = await nodeOf(primary);
      if (node !== profile) return node;
      await given.members.stepDown(primary);
      await pause(1);
    }
    throw new Error(`after 10 step-downs the primary is still on ${profile}`);
  }

  test('at rest and under load: memory and CPU of the members, the cost of a probe and of a read', async () => {
    const worked = await measureLoads(given.caller, [20, 50]);
    const unknown = worked.flatMap(({ writes }) => writes.filter(({ acknowledged }) => acknowledged === undefined));
    expect([worked.map(({ others }) => others), unknown]).toEqual([[{}, {}], []]);
    expect(await measureProbe(10_000)).toBeGreaterThan(0);
    const { linearizable, majority } = await measureReads(given.members, 500);
    expect(linearizable).toBeGreaterThan(majority);
  });

  test.each([
    // An election takes longer than its timeout.
    { what: 'kill -9 of the primary', fault: kill, bound: 6 },
    // The primary hands over before it ends: without that, the timeout would have to pass.
    { what: 'SIGTERM of the primary', fault: terminate, bound: 2 },
  ])('$what, again and again', async ({ bound, fault, what }) => {
    const judged = await underLoad(what, given, async (note) => {
      for (let time = 0; time < times; time++) {
        const primary = await recovered(given.members);
        await note(async () => {
          await fault(primary);
          await pause(3);
          await recovered(given.members);
        });
        await pause(2);
      }
    });
    expect(judged).toMatchObject(nothing);
    expect(judged.judged).toBeGreaterThan(0);
    expect(judged.gaps).toHaveLength(times);
    expect(percentile(judged.gaps, 0.95)).toBeLessThan(bound);
  });

  test("the primary's node is drained", async () => {
    const node = await primarysNode();
    const judged = await underLoad(`drain of the primary's node, ${node}`, given, async (note) => {
      await note(async () => {
        await must('drain', node, '--ignore-daemonsets', '--delete-emptydir-data', '--force', '--timeout=240s');
        await pause(5);
      });
      // The volume is on that node: the member waits for it.
      await must('uncordon', node);
      await recovered(given.members);
    });
    expect(judged).toMatchObject(nothing);
    expect(judged.judged).toBeGreaterThan(0);
  });

  test("the primary's node is lost, and comes back", async () => {
    const node = await primarysNode();
    const judged = await underLoad(`loss of the primary's node, ${node}`, given, async (note) => {
      await note(async () => {
        await minikube('node', 'stop', node, '--profile', profile);
        await pause(45);
      });
      await note(async () => {
        await minikube('node', 'start', node, '--profile', profile);
        await returned(node);
        await recovered(given.members);
        await pause(5);
      }, `return of ${node}`);
    });
    expect(judged).toMatchObject(nothing);
    expect(judged.judged).toBeGreaterThan(0);
  });

  const alone = 'reaches the old primary alone';

  test.each<{ readonly means: string; readonly fault: (primary: MemberName) => Promise<void> }>([
    { means: 'every instance of the API reaches both sides', fault: cutFrom('members') },
    { means: `one instance of the API ${alone}`, fault: cutFrom('client') },
    { means: `every instance of the API ${alone}`, fault: cutFrom('clients') },
    { means: 'nothing reaches the old primary', fault: cutFrom('all') },
    // With read concern majority such an instance answers 404 for users that were acknowledged before: 0030.
    { means: `one instance ${alone}, which oversleeps an election`, fault: (primary) => oversleep(primary, 7) },
  ])('the primary is cut from the majority: $means', async ({ fault, means }) => {
    const judged = await underLoad(`cut: ${means}`, given, async (note) => {
      const primary = await recovered(given.members);
      await note(async () => {
        await fault(primary);
        await recovered(given.members);
      });
      // It was deposed.
      expect(await recovered(given.members)).not.toBe(primary);
    });
    expect(judged).toMatchObject(nothing);
    expect(judged.judged).toBeGreaterThan(0);
    // Without a majority callers are refused in time, and never left waiting.
    expect(Object.keys(judged.others).filter((other) => !other.endsWith(' 503'))).toEqual([]);
    expect(judged.slowestRead).toBeLessThan(patience.operation + 3);
  });

  test(`${faults} faults by chance in ${seconds} s`, async () => {
    const planned = plan(seed, faults);
    console.log(`seed ${seed}: E2E_FAULTS_SEED=${seed} repeats these faults`);
    const began = performance.now();
    const late: number[] = [];
    const judged = await underLoad(`${faults} faults, seed ${seed}`, given, async (note) => {
      for (const [number, fault] of planned.entries()) {
        const wait = (number * seconds) / faults - (performance.now() - began) / 1000;
        late.push(-wait);
        if (wait > 0) await pause(wait);
        await note(() => befall(fault, given.members), fault.kind);
      }
      await recovered(given.members);
    });
    console.log(`${faults} faults in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    expect(judged).toMatchObject(nothing);
    expect(judged.judged).toBeGreaterThan(0);
    expect(judged.gaps).toHaveLength(faults);
  });
});
