import { clock, elapsed } from '../../src/programs/clock';

test('time is printed in seconds, to a tenth', () => {
  expect(elapsed(performance.now() - 12_345)).toMatch(/^12\.[34] s$/);
});

test('a sleep takes seconds', async () => {
  const began = clock.now();
  await clock.sleep(0.02);
  expect(clock.now() - began).toBeGreaterThanOrEqual(19);
});
