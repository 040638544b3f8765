import { FrontDoorName, timeToLive } from '../../../src/drills/migration/front-door-name';
import { hurriedTime } from '../hurried';

const hurried = hurriedTime();
const [here, there] = [
  { address: '127.0.0.1', port: 1 },
  { address: '127.0.0.1', port: 2 },
];

const clock = {
  now: () => performance.now(),
  sleep: (seconds: number) => new Promise<void>((next) => setTimeout(next, seconds * 1000)),
};

test('some callers have the old address until resolvers have forgotten it', async () => {
  const name = new FrontDoorName(here, clock);
  const asked = () => [1, 2, 3, 4].map(() => name.resolve().port);
  expect(asked()).toEqual([1, 1, 1, 1]);
  const changing = name.change(there);
  expect(name.door).toEqual(there);
  expect(asked()).toEqual([2, 1, 2, 1]);
  const began = performance.now();
  await hurried(changing);
  expect(performance.now() - began).toBeGreaterThanOrEqual(timeToLive * 1000);
  expect(asked()).toEqual([2, 2, 2, 2]);
});
