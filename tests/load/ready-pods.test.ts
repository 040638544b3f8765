import { watchPods } from '../../src/load/ready-pods';
import type { Run } from '../../src/programs/run';

/** A kubectl that says what it is given until it is ended. */
function watching() {
  let say: (text: string) => void = () => {};
  const asked: string[] = [];
  const run: Run = (command, args, { line, signal } = {}) => {
    asked.push([command, ...args].join(' '));
    say = line ?? say;
    return new Promise((settle) => {
      signal?.addEventListener('abort', () => settle({ code: 143, stdout: '', stderr: '' }));
    });
  };
  return { run, asked, say: (text: string) => say(text) };
}

test('each change is a step, until it is stopped', async () => {
  const { run, asked, say } = watching();
  const told: number[] = [];
  const pods = watchPods(run, 'lab', 'hash', ({ ready }) => told.push(ready));
  expect(pods.steps()).toEqual([]);
  for (const text of ['ready 3', 'ready 3', 'a warning', 'ready 4', 'ready ']) say(text);
  await pods.stop();
  expect(told).toEqual([3, 4, 0]);
  expect(pods.steps().map(({ ready }) => ready)).toEqual([3, 4, 0]);
  expect(pods.steps()[0]?.at).toBe(0);
  expect(asked).toEqual([
    'kubectl --context=lab get deployment hash --namespace=hash --watch --output=jsonpath=ready {.status.readyReplicas}{"\\n"}',
  ]);
});
