import { environments } from '../../src/config/environments';
import { limitOf, loadAtMost, publicNames } from '../../src/config/rate-limits';
import { services } from '../../src/config/services';
import { highest } from '../../src/load/knee';

const { lab, production } = environments;
const withLimits = (limits: typeof lab.frontDoor.limits) => ({ ...lab, frontDoor: { ...lab.frontDoor, limits } });

describe('the limit of a service', () => {
  test('is its own where it has one, and else that of all', () => {
    const limits = { default: { perSecond: 10, connections: 20 }, web: { perSecond: 1, burst: 2, connections: 3 } };
    expect(limitOf('web', withLimits(limits))).toEqual({ burst: 2, connections: 3, perSecond: 1 });
    expect(limitOf('hash', withLimits(limits))).toEqual({ burst: 5, connections: 20, perSecond: 10 });
  });

  test('is bounded in production for every service', () => {
    const all = publicNames.map((name) => limitOf(name, production).perSecond);
    expect(Math.max(...all)).toBeLessThanOrEqual(100);
  });

  test('holds back the public site of lab, so that a suite can see it', () => {
    const { burst, perSecond } = limitOf('web', lab);
    expect(burst * perSecond).toBeLessThanOrEqual(500);
  });
});

test('the services behind the front door are those with a host', () => {
  expect(publicNames).toEqual(Object.entries(services).flatMap(([name, one]) => ('host' in one ? [name] : [])));
});

test('a load test asks no more than the front door of this machine lets through', () => {
  expect(highest).toBe(loadAtMost.perSecond);
});
