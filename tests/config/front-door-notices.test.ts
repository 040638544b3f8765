import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { frontDoorNotices } from '../../src/config/front-door-notices';
import type { Controller } from '../../src/config/front-doors';
import type { RateLimits } from '../../src/config/rate-limits';

const { production } = environments;
const having = (controller: Controller, limits: RateLimits = production.frontDoor.limits): Environment => ({
  ...production,
  frontDoor: { ...production.frontDoor, controller, limits },
});
const where = 'front door envoy-gateway of production: frontDoor.limits';

test.each(['addon', 'ingress-nginx', 'traefik'] as const)('%s keeps every limit as it is said', (controller) => {
  expect(frontDoorNotices({ production: having(controller) })).toEqual([]);
});

test('envoy-gateway has bursts of one second, and counts all callers together: a sentence for each value', () => {
  const limits = { default: { perSecond: 50, connections: 40 }, api: { perSecond: 20, burst: 3, connections: 7 } };
  expect(frontDoorNotices({ production: having('envoy-gateway', limits) })).toEqual([
    `${where}.default.burst is 5, and one address gets 429 after one second's worth, 50; set burst to 1 if that is meant`,
    `${where}.api.burst is 3, and one address gets 429 after one second's worth, 20; set burst to 1 if that is meant`,
    `${where}.default.connections is 40, and all callers together have 400, since it does not count them for one address`,
    `${where}.api.connections is 7, and all callers together have 70, since it does not count them for one address`,
  ]);
});

test('a burst of one second is as envoy-gateway has it', () => {
  const limits = { default: { perSecond: 50, burst: 1, connections: 40 } };
  expect(frontDoorNotices({ production: having('envoy-gateway', limits) })).toEqual([
    expect.stringContaining('connections is 40'),
  ]);
});

test('our environments have none', () => expect(frontDoorNotices(environments)).toEqual([]));
