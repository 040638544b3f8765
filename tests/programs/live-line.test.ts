import { setTimeout as wait } from 'node:timers/promises';
import { liveLine } from '../../src/programs/live-line';

const erased = '\r\u001b[K';

test('on a terminal what runs is shown as long as it runs, and then nothing of it', async () => {
  const said: string[] = [];
  const { show } = liveLine(true, (text) => said.push(text), 2);
  show(new Map([['build', performance.now()]]));
  while (said.length < 4) await wait(1);
  show(new Map());
  const count = said.length;
  await wait(20);
  expect(said.slice(0, 4)).toEqual([erased, ...Array(3).fill(`${erased}… build 0 s`)]);
  expect([said.at(-1), said.length]).toEqual([erased, count]);
});

test('of several each has its own time', () => {
  const said: string[] = [];
  const { show } = liveLine(true, (text) => said.push(text));
  const now = performance.now();
  show(
    new Map([
      ['test', now - 31_000],
      ['gate', now - 2000],
    ]),
  );
  show(new Map());
  expect(said).toEqual([erased, `${erased}… test 31 s, gate 2 s`, erased]);
});

test('it makes room for another line, and comes back', async () => {
  const said: string[] = [];
  const { clear, show } = liveLine(true, (text) => said.push(text), 2);
  show(new Map([['build', performance.now()]]));
  clear();
  while (said.length < 4) await wait(1);
  show(new Map());
  expect(said.slice(1, 4)).toEqual([`${erased}… build 0 s`, erased, `${erased}… build 0 s`]);
});

test('elsewhere nothing is shown', () => {
  const said: string[] = [];
  const { clear, show } = liveLine(false, (text) => said.push(text), 1);
  show(new Map([['build', 0]]));
  clear();
  expect(said).toEqual([]);
});
