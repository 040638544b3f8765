import { watchReasons } from '../../src/cluster/watch-reasons';
import { success } from '../../src/programs/result';
import { noImage, noImageSaid, notYet } from './cluster-says';
import { fakeKubectl, inTurn, listing } from './fake-kubectl';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const list = (...pods: readonly object[]) => success(pods);
type Pods = ReturnType<typeof list>;

/** Watches pods for some polls, five seconds apart. */
async function watch(first: Pods, looks: number, ...more: readonly Pods[]) {
  const said: string[] = [];
  let polls = 0;
  const next = inTurn(first, ...more);
  const pods = async () => {
    polls++;
    return next();
  };
  const one = watchReasons(fakeKubectl({ list: listing({ pods }) }), (line) => said.push(line));
  await jest.advanceTimersByTimeAsync(looks * 5000);
  return { watch: one, said, seen: () => polls };
}

test('a poll is taken every five seconds', async () => {
  const { watch: one, seen } = await watch(list(), 3);
  expect(seen()).toBe(3);
  await one.stop();
});

test('a reason is said when it is seen the second time, and once', async () => {
  const { watch: one, said } = await watch(list(noImage), 1);
  expect(said).toEqual([]);
  await jest.advanceTimersByTimeAsync(5000);
  expect(said).toEqual([noImageSaid]);
  await jest.advanceTimersByTimeAsync(20_000);
  expect(said).toEqual([noImageSaid]);
  await one.stop();
});

test.each<[string, Pods, readonly Pods[], readonly string[]]>([
  ['what only needs time, where there is nothing else', list(notYet), [], ['api/api-7d9c: runs, and is not ready yet']],
  ['what lasted, when its pods are gone', list(noImage, notYet), [list(noImage, notYet), list()], [noImageSaid]],
  ['nothing that was there for a moment', list(noImage), [list()], []],
])('at the end is known %s', async (_, first, more, reasons) => {
  const { watch: one, said } = await watch(first, 5, ...more);
  expect([await one.stop(), said]).toEqual([reasons, more.length > 1 ? reasons : []]);
});

test('one that is stopped at once has looked once', async () => {
  const { watch: one, seen } = await watch(list(noImage), 0);
  expect(await one.stop()).toEqual([noImageSaid]);
  expect(seen()).toBe(1);
});

test('one that is stopped looks no more, and keeps no program from ending', async () => {
  const { watch: one, seen } = await watch(list(), 2);
  await one.stop();
  expect([seen(), jest.getTimerCount()]).toEqual([3, 0]);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(seen()).toBe(3);
});

test('one that is stopped while it looks ends that look first', async () => {
  let answer = () => {};
  let asked = 0;
  const pods = async () => {
    asked++;
    if (asked === 1) await new Promise<void>((next) => (answer = next));
    return list();
  };
  const one = watchReasons(fakeKubectl({ list: listing({ pods }) }), () => {});
  await jest.advanceTimersByTimeAsync(5000);
  const stopped = one.stop();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(1);
  answer();
  expect([await stopped, asked]).toEqual([[], 2]);
});
