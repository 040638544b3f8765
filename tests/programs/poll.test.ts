import { poll } from '../../src/programs/poll';
import { quick } from '../cluster/fake-kubectl';

test('the first answer ends it', async () => {
  const time = quick();
  const answers = [undefined, undefined, 'yes', 'later'];
  expect(await poll({ clock: time, timeout: 60 }, async () => answers.shift())).toBe('yes');
  expect(time.slept).toEqual([1, 1]);
});

test('without an answer it ends with its time', async () => {
  const time = quick();
  let asked = 0;
  expect(await poll({ clock: time, timeout: 10, interval: 5 }, async () => void asked++)).toBeUndefined();
  expect([asked, time.slept]).toEqual([3, [5, 5]]);
});

test('with no time at all it asks once', async () => {
  const time = quick();
  expect(await poll({ clock: time, timeout: 0 }, async () => 'there')).toBe('there');
  expect(await poll({ clock: time, timeout: 0 }, async () => undefined)).toBeUndefined();
  expect(time.slept).toEqual([]);
});
