import type { Answer } from '../../../src/cluster/answer';
import type { LiveObject } from '../../../src/cluster/live-objects';
import { detect } from '../../../src/drills/wrong-env/detect';
import { clock } from '../../../src/programs/clock';
import { success } from '../../../src/programs/result';
import { fakeKubectl, inTurn, listing, refusal } from '../../cluster/fake-kubectl';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const role: LiveObject = { apiVersion: 'v1', kind: 'Role', metadata: { name: 'a', creationTimestamp: '' } };

type Found = Answer<readonly LiveObject[]>;

/** @param answers what the cluster lists, one after the other */
function watched(...answers: readonly [Found, ...Found[]]) {
  let polls = 0;
  const next = inTurn(...answers);
  const list = listing({
    '': async () => {
      polls++;
      return next();
    },
  });
  return { detector: detect(fakeKubectl({ list }), clock, 'beta'), polls: () => polls };
}

test('polls every five seconds until there is something, though the cluster does not always answer', async () => {
  const { detector, polls } = watched(refusal('EOF'), success([]), success([role]));
  await jest.advanceTimersByTimeAsync(9999);
  expect(polls()).toBe(2);
  await jest.advanceTimersByTimeAsync(1);
  expect(await detector.found).toEqual([role]);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(polls()).toBe(3);
});

test('finds nothing where it was stopped before', async () => {
  const { detector, polls } = watched(success([]));
  detector.stop();
  await jest.advanceTimersByTimeAsync(60_000);
  expect([await detector.found, polls()]).toEqual([undefined, 1]);
});
