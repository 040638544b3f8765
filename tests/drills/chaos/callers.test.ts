import { lab } from '../../../src/config/environments/lab';
import { production } from '../../../src/config/environments/production';
import { doorOf, startCallers } from '../../../src/drills/chaos/callers';
import { clock } from '../../../src/programs/clock';

/** A port on which nothing listens. */
const door = { address: '127.0.0.1', port: 1 };
const credentials = { cert: '', key: '', ca: '' };

test('callers of a front door that is not there go on, and see that it is not', async () => {
  const callers = startCallers({ environment: production, door, credentials, clock });
  const seen = () => Object.values(callers.answers()).every((one) => one.length > 1);
  while (!seen()) await clock.sleep(0.05);
  expect(await callers.stop()).toBeUndefined();
  const { hash = [], newcomers = [], reads = [], writes } = callers.answers();
  expect([hash, newcomers, reads].map(([first]) => first?.wrong)).toEqual(Array(3).fill(expect.any(String)));
  expect(writes).toBeUndefined();
});

test('users are created where the cluster is of this machine alone', async () => {
  // What is of unknown fate is repeated, with pauses.
  const hurried = { ...clock, sleep: (seconds: number) => clock.sleep(seconds / 50) };
  const callers = startCallers({ environment: lab, door, credentials, clock: hurried });
  expect(Object.keys(callers.answers())).toEqual(['hash', 'newcomers', 'reads', 'writes']);
  await expect(callers.stop()).rejects.toThrow();
});

test('the front door is on this machine, or at its address', () => {
  expect(doorOf(lab)).toEqual({ address: '127.0.0.1', port: 18443 });
  expect(doorOf(production)).toEqual({ address: '203.0.113.20', port: 443 });
});
