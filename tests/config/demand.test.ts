import fc from 'fast-check';
import {
  ceiling,
  demand,
  leaving,
  quotaOf,
  roomOn,
  spare,
  steadyDemand,
  sum,
  surge,
  totalDemand,
} from '../../src/config/demand';
import { range } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import type { ServiceName } from '../../src/config/services';
import { services } from '../../src/config/services';
import { workloads } from '../../src/config/workloads';
import { canonicalCpu, canonicalMemory, mebibytes, milliCpu } from '../../src/kubernetes/quantity';
import { readObjects } from '../../src/kubernetes/read';

describe('surge', () => {
  test.each([
    [1, 1],
    [3, 1],
    [4, 1],
    [5, 2],
    [10, 3],
    [12, 3],
  ])('adds to %d instances %d', (instances, more) => expect(surge(instances)).toBe(more));

  test('is at least one and at least a quarter, and would not be with one less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (instances) => {
        expect(surge(instances)).toBeGreaterThanOrEqual(Math.max(1, instances / 4));
        expect(surge(instances) - 1).toBeLessThan(instances / 4);
      }),
    );
  });
});

describe('the range of instances', () => {
  test('of a number is that number twice', () => expect(range(3)).toEqual({ min: 3, max: 3 }));

  test('is itself when it is one', () => expect(range({ min: 3, max: 10 })).toEqual({ min: 3, max: 10 }));
});

describe('demand', () => {
  test('of a fixed number without a rolling update is so many times one instance', () => {
    expect(demand({ instances: 3, cpu: '250m', memory: '1Gi' }, false)).toEqual({ pods: 3, cpu: 750, memory: 3072 });
  });

  test('of a rolling update counts the pods that it adds', () => {
    expect(demand({ instances: 3, cpu: '250m', memory: '1Gi' }, true)).toEqual({ pods: 4, cpu: 1000, memory: 4096 });
  });

  test('of a range is that of its largest', () => {
    expect(demand({ instances: { min: 3, max: 10 }, cpu: '40m', memory: '128Mi' }, true)).toEqual({
      pods: 13,
      cpu: 520,
      memory: 1664,
    });
  });
});

describe('pods on their way out', () => {
  test.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 2],
    [5, 4],
    [10, 6],
  ])('are of %d instances %d', (instances, pods) => expect(leaving(instances)).toBe(pods));

  test('are those of two steps of an update, and no more than there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (instances) => {
        expect(leaving(instances)).toBeLessThanOrEqual(Math.min(instances, 2 * surge(instances)));
        expect(leaving(instances)).toBeGreaterThanOrEqual(Math.min(instances, instances / 2));
      }),
    );
  });
});

describe('the room of a namespace', () => {
  test('is that of an update at its largest, with the pods that leave', () => {
    const capacity = { instances: { min: 3, max: 10 }, cpu: '40m', memory: '128Mi' } as const;
    expect(ceiling(capacity)).toEqual({ pods: 10 + 3 + 6, cpu: 19 * 40, memory: 19 * 128 });
    expect(ceiling({ ...capacity, instances: 1 })).toEqual({ pods: 1 + 1 + 1, cpu: 3 * 40, memory: 3 * 128 });
  });

  test('is never less than what an update asks for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (instances) => {
        const capacity = { instances, cpu: '10m', memory: '1Mi' } as const;
        expect(ceiling(capacity).pods).toBe(demand(capacity, true).pods + leaving(instances));
        expect(ceiling(capacity).cpu).toBe(10 * ceiling(capacity).pods);
      }),
    );
  });
});

describe('a quota', () => {
  const every = Object.values(environments).flatMap((environment) => Object.values(workloads(environment)));

  test.each(every)('of $name, $capacity, has room for an update at the largest, and to spare', (workload) => {
    const [need, quota] = [demand(workload.capacity, workload.scales), quotaOf(workload)];
    for (const what of ['pods', 'cpu', 'memory'] as const)
      expect(quota[what]).toBeGreaterThanOrEqual(need[what] + spare[what]);
  });

  test.each(Object.keys(environments))('of each namespace of %s is that in dist', (name) => {
    const environment = environments[name as keyof typeof environments];
    const quotas = readObjects(`dist/${name}`).filter(({ kind }) => kind === 'ResourceQuota');
    const said = Object.values(workloads(environment)).map((one) => {
      const quota = quotas.find(({ metadata }) => metadata.namespace === one.name);
      const { hard } = (quota?.['spec'] ?? { hard: {} }) as { readonly hard: Readonly<Record<string, string>> };
      return [one.name, hard['pods'], hard['requests.cpu'], hard['requests.memory']];
    });
    const wanted = Object.values(workloads(environment)).map((one) => {
      const { pods, cpu, memory } = quotaOf(one);
      return [one.name, String(pods), canonicalCpu(cpu), canonicalMemory(memory)];
    });
    expect(said).toEqual(wanted);
  });
});

describe('the room on nodes', () => {
  const nodes = { count: 3, zones: ['a'], cpu: '1000m', memory: '2Gi' } as const;

  test('is theirs less the reserve', () => expect(roomOn(nodes)).toEqual({ cpu: 2600, memory: 5120 }));

  test('with one lost is less by one', () => expect(roomOn(nodes, 1)).toEqual({ cpu: 1600, memory: 3072 }));
});

test('while nothing is updated no pods are added', () => {
  const { lab } = environments;
  const scaled = Object.values(workloads(lab)).filter(({ scales }) => scales);
  const surges = scaled.map(({ capacity }) => surge(range(capacity.instances).max));
  expect(surges.length).toBeGreaterThan(0);
  expect(totalDemand(lab).pods - steadyDemand(lab).pods).toBe(surges.reduce((all, one) => all + one, 0));
});

describe('the sum of demands', () => {
  const some = fc.array(fc.record({ pods: fc.nat(99), cpu: fc.nat(9999), memory: fc.nat(9999) }));

  test('of none is nothing', () => expect(sum([])).toEqual({ pods: 0, cpu: 0, memory: 0 }));

  test('is the same however they are grouped', () => {
    fc.assert(
      fc.property(some, some, (left, right) => expect(sum([sum(left), sum(right)])).toEqual(sum([...left, ...right]))),
    );
  });

  test('adds each of the three by itself', () => {
    const parts = [
      { pods: 1, cpu: 20, memory: 300 },
      { pods: 2, cpu: 50, memory: 700 },
    ];
    expect(sum(parts)).toEqual({ pods: 3, cpu: 70, memory: 1000 });
  });
});

describe('the demand of an environment', () => {
  const { lab } = environments;

  test.each([
    ['api', 10 + 3],
    ['web', 10 + 3],
    ['resolver', 3 + 1],
    ['mongo', lab.database.members],
    ['client', 1],
  ] as const)('counts %s at its largest: %d pods', (name, pods) => {
    const more = totalDemand({
      ...lab,
      capacity: { ...lab.capacity, [name]: { ...lab.capacity[name], cpu: '1000m' } },
    });
    expect(more.cpu - totalDemand(lab).cpu).toBe(pods * (1000 - milliCpu(lab.capacity[name].cpu)));
  });

  test('counts every service', () => {
    const all = Object.keys(services) as ServiceName[];
    const ignored = all.filter((name) => {
      const capacity = { ...lab.capacity, [name]: { ...lab.capacity[name], cpu: '3000m' } };
      return totalDemand({ ...lab, capacity }).cpu === totalDemand(lab).cpu;
    });
    expect(ignored).toEqual([]);
  });

  test('grows with the members of the database', () => {
    const five = totalDemand({ ...lab, database: { ...lab.database, members: 5 } });
    expect(five.pods - totalDemand(lab).pods).toBe(2);
    const { exporter } = lab.database;
    expect(five.cpu - totalDemand(lab).cpu).toBe(2 * (milliCpu(lab.capacity.mongo.cpu) + milliCpu(exporter.cpu)));
    expect(five.memory - totalDemand(lab).memory).toBe(
      2 * (mebibytes(lab.capacity.mongo.memory) + mebibytes(exporter.memory)),
    );
  });
});
