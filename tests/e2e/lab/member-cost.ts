/** Memory and CPU of the members, measured over a time. */
import type { CallerCertificate } from './certificate';
import { pause } from './faults';
import { type Members, memberNames } from './members';
import { connect, find, type Mongod, usage } from './mongod';
import { type Worked, Workload } from './workload';

/** Seconds over which it is measured. */
const seconds = 15;

/** @returns a line for the log: thousandths of a processor, resident memory and that of the cgroup, of each member */
async function over(what: string, mongods: readonly Mongod[], work: () => Promise<unknown>): Promise<string> {
  const began = performance.now();
  const before = await Promise.all(mongods.map(usage));
  await work();
  const after = await Promise.all(mongods.map(usage));
  const took = (performance.now() - began) / 1000;
  const each = mongods.map(({ member }, index) => {
    const { cpu, group, resident } = after[index] ?? { cpu: 0, group: 0, resident: 0 };
    const millis = ((cpu - (before[index]?.cpu ?? 0)) / took) * 1000;
    return `${member} ${millis.toFixed(0)}m CPU, ${resident.toFixed(0)} MiB resident, ${group.toFixed(0)} MiB in its cgroup`;
  });
  return `${what}: ${each.join('; ')}`;
}

/** At rest, and under rates of writes with as many reads: prints the figures. @returns what each workload met */
export async function measureLoads(caller: CallerCertificate, rates: readonly number[]): Promise<readonly Worked[]> {
  const mongods = await Promise.all(memberNames.map(find));
  console.log(await over('at rest', mongods, () => pause(seconds)));
  const worked: Worked[] = [];
  for (const rate of rates) {
    const workload = await Workload.start(rate, caller);
    await pause(5);
    console.log(await over(`${rate} writes/s and ${rate} reads/s`, mongods, () => pause(seconds)));
    worked.push(await workload.stop());
  }
  return worked;
}

/** Connections a second of the two probes: readiness every 5 s, liveness every 10 s. */
const probes = 1 / 5 + 1 / 10;

/** Prints the cost of one probe, and so of all: connections as the kubelet makes them, many, against the same time without. */
export async function measureProbe(connections: number): Promise<number> {
  const mongod = await find('mongo-0');
  // What a workload left to do is done.
  await pause(10);
  const cpuOf = async (work: () => Promise<unknown>) => {
    const before = (await usage(mongod)).cpu;
    await work();
    return (await usage(mongod)).cpu - before;
  };
  const began = performance.now();
  const busy = await cpuOf(() => connect(mongod, connections));
  const took = (performance.now() - began) / 1000;
  const idle = await cpuOf(() => pause(took));
  const each = (busy - idle) / connections;
  console.log(
    `a probe opens the port and closes it (tcpSocket): ${(each * 1e6).toFixed(0)} µs of mongod's CPU (${connections} in ${took.toFixed(0)} s: ${busy.toFixed(2)} s, without ${idle.toFixed(2)} s); ${probes.toFixed(1)} probes/s cost ${(each * probes * 1000).toFixed(2)}m`,
  );
  return each;
}

/**
 * Prints what one read costs with each read concern: how long it takes, and the CPU of all members together.
 *
 * @param count reads of one document, one after another
 * @returns seconds of a read with each
 */
export async function measureReads(
  members: Members,
  count: number,
): Promise<Record<'majority' | 'linearizable', number>> {
  const mongods = await Promise.all(memberNames.map(find));
  const cpu = async () => (await Promise.all(mongods.map(usage))).reduce((sum, one) => sum + one.cpu, 0);
  const measure = async (level: 'majority' | 'linearizable') => {
    const before = await cpu();
    const took = (await members.reads(level, count)) / count;
    const each = ((await cpu()) - before) / count;
    console.log(
      `a read, ${level}: ${(took * 1000).toFixed(1)} ms, ${(each * 1e6).toFixed(0)} µs of CPU of all members`,
    );
    return took;
  };
  return { majority: await measure('majority'), linearizable: await measure('linearizable') };
}
