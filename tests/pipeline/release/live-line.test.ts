import { setTimeout as wait } from 'node:timers/promises';
import { liveLine } from '../../../src/pipeline/release/live-line';

const clear = '\r\u001b[K';

test('on a terminal the step is shown from its begin to its end, and then nothing of it', async () => {
  const said: string[] = [];
  const live = liveLine(true, (text) => said.push(text), 2);
  live('build');
  while (said.length < 4) await wait(1);
  live(undefined);
  const count = said.length;
  await wait(20);
  expect(said.slice(0, 4)).toEqual([clear, ...Array(3).fill(`${clear}… build 0 s`)]);
  expect([said.at(-1), said.length]).toEqual([clear, count]);
});

test('elsewhere nothing is shown', () => {
  const said: string[] = [];
  const live = liveLine(false, (text) => said.push(text), 1);
  live('build');
  live(undefined);
  expect(said).toEqual([]);
});
