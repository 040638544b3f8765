import type { Clock } from '../../src/programs/clock';
import { poll } from '../../src/programs/poll';

/** Time passes only while a caller sleeps. */
function clock(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  const seconds = () => slept.reduce((sum, one) => sum + one, 0);
  return {
    slept,
    now: () => seconds() * 1000,
    sleep: async (time) => {
      slept.push(time);
    },
  };
}

test('the first answer ends it', async () => {
  const time = clock();
  const answers = [undefined, undefined, 'yes', 'later'];
  expect(await poll({ clock: time, timeout: 60 }, async () => answers.shift())).toBe('yes');
  expect(time.slept).toEqual([1, 1]);
});

test('without an answer it ends with its time', async () => {
  const time = clock();
  let asked = 0;
  expect(await poll({ clock: time, timeout: 10, interval: 5 }, async () => void asked++)).toBeUndefined();
  expect([asked, time.slept]).toEqual([3, [5, 5]]);
});

test('with no time at all it asks once', async () => {
  const time = clock();
  expect(await poll({ clock: time, timeout: 0 }, async () => 'there')).toBe('there');
  expect(await poll({ clock: time, timeout: 0 }, async () => undefined)).toBeUndefined();
  expect(time.slept).toEqual([]);
});
