import { checkFlows, flowPort, flows, lookupOf, lookups, metricsFlows } from '../../src/config/flows';
import type { Service } from '../../src/config/services';
import { metricsPort, services } from '../../src/config/services';

const names = Object.keys(services).join(', ');

describe('the flows', () => {
  test('have nothing wrong', () => expect(checkFlows(flows)).toEqual([]));

  test('each say why', () => {
    expect(flows.filter(({ why }) => why.trim().length < 10)).toEqual([]);
  });

  test('reach every service that has a port', () => {
    const called = new Set<string>([...flows.filter(({ port }) => port !== 'metrics'), ...lookups].map(({ to }) => to));
    const open = Object.entries(services).flatMap(([name, service]) => ('port' in service ? [name] : []));
    expect(open.filter((name) => !called.has(name))).toEqual([]);
  });
});

describe('the port of a flow', () => {
  test('is that of whom is called, also where it is said', () => {
    expect(flowPort({ to: 'api' })).toBe(services.api.port);
    expect(flowPort({ to: 'api', port: 'service' })).toBe(services.api.port);
  });

  test('is that of the metrics where these are asked for', () => {
    expect(flowPort({ to: 'api', port: 'metrics' })).toBe(metricsPort);
  });

  test('is none where nothing is called', () => expect(flowPort({ to: 'client' })).toBeUndefined());
});

describe('metrics', () => {
  const collected = flows.filter(({ port }) => port === 'metrics');

  test('are collected by Prometheus, which calls nothing else', () => {
    expect(collected.length).toBeGreaterThan(0);
    expect(flows.filter(({ from }) => from === 'prometheus')).toEqual(collected);
    expect(collected.filter(({ from }) => from !== 'prometheus')).toEqual([]);
  });

  test('are collected from each service that answers callers', () => {
    const servers = Object.entries<Service>(services).filter(([, { port }]) => port);
    expect(collected.map(({ to }) => to).sort()).toEqual(servers.map(([name]) => name).sort());
  });
});

describe('checkFlows', () => {
  test.each([
    {
      says: 'a call to Prometheus',
      flow: { from: 'api', to: 'prometheus' },
      problems: [`flow api → prometheus: there is no service 'prometheus'; services.ts has ${names}`],
    },
    {
      says: 'metrics of what does not exist',
      flow: { from: 'prometheus', to: 'apy', port: 'metrics' as const },
      problems: [`flow prometheus → apy (metrics): there is no service 'apy'; services.ts has ${names}`],
    },
    {
      says: 'metrics of what serves no callers',
      flow: { from: 'prometheus', to: 'client', port: 'metrics' as const },
      problems: [
        "flow prometheus → client (metrics): 'client' has no port to be called on; give it one in services.ts",
      ],
    },
    {
      says: 'metrics that another service collects',
      flow: { from: 'web', to: 'api', port: 'metrics' as const },
      problems: ['flow web → api (metrics): metrics are served to prometheus alone; omit the port'],
    },
    {
      says: 'a caller that does not exist',
      flow: { from: 'apy', to: 'mongo' },
      problems: [`flow apy → mongo: there is no service 'apy'; services.ts has ${names}`],
    },
    {
      says: 'a callee that does not exist',
      flow: { from: 'api', to: 'mango' },
      problems: [`flow api → mango: there is no service 'mango'; services.ts has ${names}`],
    },
    {
      says: 'two names that do not exist',
      flow: { from: 'apy', to: 'mango' },
      problems: [
        `flow apy → mango: there is no service 'apy'; services.ts has ${names}`,
        `flow apy → mango: there is no service 'mango'; services.ts has ${names}`,
      ],
    },
    {
      says: 'a call to the front door',
      flow: { from: 'api', to: 'front-door' },
      problems: [`flow api → front-door: there is no service 'front-door'; services.ts has ${names}`],
    },
    {
      says: 'a call of the front door to itself',
      flow: { from: 'front-door', to: 'front-door' },
      problems: [`flow front-door → front-door: there is no service 'front-door'; services.ts has ${names}`],
    },
    {
      says: 'one name that does not exist, once',
      flow: { from: 'apy', to: 'apy' },
      problems: [`flow apy → apy: there is no service 'apy'; services.ts has ${names}`],
    },
    {
      says: 'a callee without a port',
      flow: { from: 'api', to: 'client' },
      problems: ["flow api → client: 'client' has no port to be called on; give it one in services.ts"],
    },
    {
      says: 'a callee behind the front door without a host',
      flow: { from: 'front-door', to: 'mongo' },
      problems: ["flow front-door → mongo: 'mongo' has no host behind the front door; give it one in services.ts"],
    },
    {
      says: 'a callee behind the front door with neither port nor host',
      flow: { from: 'front-door', to: 'client' },
      problems: [
        "flow front-door → client: 'client' has no port to be called on; give it one in services.ts",
        "flow front-door → client: 'client' has no host behind the front door; give it one in services.ts",
      ],
    },
  ])('names $says', ({ flow, problems }) => expect(checkFlows([flow])).toEqual(problems));

  test('names a flow that is there twice', () => {
    const flow = { from: 'api', to: 'mongo' };
    expect(checkFlows([flow, { from: 'client', to: 'api' }, flow])).toEqual([
      'flow api → mongo: declared twice; keep one',
    ]);
  });

  test('names metrics that are asked for twice, and takes them for another flow than calls', () => {
    const metrics = { from: 'prometheus', to: 'api', port: 'metrics' } as const;
    expect(checkFlows([metrics, { from: 'prometheus', to: 'api' }])).toEqual([]);
    expect(checkFlows([metrics, metrics])).toEqual(['flow prometheus → api (metrics): declared twice; keep one']);
  });

  test('takes the reverse of a flow for another flow', () => {
    const known = { a: { ...services.api }, b: { ...services.web } };
    const both = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ];
    expect(checkFlows(both, known)).toEqual([]);
  });

  test('names every wrong flow, in their order', () => {
    const wrong = [
      { from: 'web', to: 'client' },
      { from: 'api', to: 'mongo' },
      { from: 'hash', to: 'absent' },
    ];
    expect(checkFlows(wrong)).toEqual([
      "flow web → client: 'client' has no port to be called on; give it one in services.ts",
      `flow hash → absent: there is no service 'absent'; services.ts has ${names}`,
    ]);
  });
});

describe('DNS', () => {
  test('is for the services that call another', () => {
    const all = Object.keys(services) as (keyof typeof services)[];
    const callers = all.filter((name) => flows.some(({ from }) => from === name));
    expect(all.filter((name) => lookupOf(name)?.to === 'resolver')).toEqual(callers);
    expect([lookupOf('api'), lookupOf('hash')]).toEqual([{ from: 'api', to: 'resolver', port: 5353 }, undefined]);
  });

  test('of the cluster is asked by the resolver alone', () => {
    expect(lookups.filter(({ to }) => to === 'dns')).toEqual([{ from: 'resolver', to: 'dns', port: 53 }]);
  });

  test('is for none where there are no flows', () => expect(lookupOf('api', [])).toBeUndefined());
});

describe('Prometheus', () => {
  const service = (component: Service['component'], port?: number): Service => ({
    ...{ purpose: 'p', data: 'none', failure: 'f', component },
    ...(port === undefined ? {} : { port }),
  });

  test('has a flow to the metrics of every service with a port, those of a database by its exporter', () => {
    const all = {
      plum: service('worker', 8000),
      pear: service('database', 5432),
      fig: service('job'),
      apple: service('api', 8080),
    };
    expect(metricsFlows(all)).toEqual(
      ['apple', 'pear', 'plum'].map((to) => ({ from: 'prometheus', to, port: 'metrics', why: expect.any(String) })),
    );
    expect(metricsFlows(all).map(({ why }) => why.startsWith('state'))).toEqual([false, true, false]);
  });
});
