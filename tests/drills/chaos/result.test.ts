import { all } from '../../../src/drills/chaos/experiment';
import { exceeded, type Result, refusedIn, shortcomings, sufferedIn } from '../../../src/drills/chaos/result';

const bounds = { gap: all(3, { writes: 6 }), abort: all(20), recovered: 60 };
const suffered = (gap: number) => ({ acknowledged: 10, gap, refused: {}, sent: 10, failed: 0 });

function result(changes: Partial<Result> = {}): Result {
  return {
    experiment: 'outage',
    at: '2026-11-29T10:00:00.000Z',
    target: 'the site',
    fault: 10,
    undone: 30,
    recovered: 5,
    callers: { hash: suffered(3), writes: suffered(6) },
    strips: {},
    moments: [],
    ...changes,
  };
}

test('a result at its bounds held', () => expect(shortcomings({ bounds }, result())).toEqual([]));

test.each<[Partial<Result>, string]>([
  [{ callers: { hash: suffered(3.1) } }, 'hash: 3.1 s without a right answer; 3 s were expected at most'],
  [{ callers: { writes: suffered(6.1) } }, 'writes: 6.1 s without a right answer; 6 s were expected at most'],
  [{ recovered: 61 }, 'the steady state came back after 61 s; 60 s were expected at most'],
  [{ aborted: 'it was interrupted' }, 'undone before its time: it was interrupted'],
  [{ stuck: 'no route' }, 'the fault is still there: no route'],
  [{ unread: '503' }, 'what was written could not be read back: 503'],
  [{ kept: { missing: ['a', 'b'], twice: [] } }, '2 acknowledged users: a is missing'],
  [{ kept: { missing: [], twice: ['a'] } }, '1 acknowledged users: a is there twice'],
])('%j did not hold', (changes, sentence) => expect(shortcomings({ bounds }, result(changes))).toEqual([sentence]));

test('without a steady state afterwards it did not hold', () => {
  const { recovered: _, ...never } = result();
  expect(shortcomings({ bounds }, never)).toEqual(['the steady state did not come back']);
});

const answers = { hash: [{ at: 1000 }, { at: 2000 }], writes: [{ at: 1000 }, { at: 1500, wrong: '503' }] };

test('a caller exceeds a bound by the time since its last right answer, or since the fault', () => {
  const most = all(3);
  expect(exceeded(answers, most, 0, 3999)).toBeUndefined();
  expect(exceeded(answers, most, 0, 4000)).toBe('writes: 3.0 s without a right answer');
  expect(exceeded(answers, most, 1800, 4000)).toBeUndefined();
  expect(exceeded(answers, most, 1800, 5000)).toBe('hash: 3.0 s without a right answer');
  expect(exceeded({ hash: [] }, most, 0, 3000)).toBe('hash: 3.0 s without a right answer');
  expect(exceeded({}, most, 0, 9000)).toBeUndefined();
});

test('a caller is refused by a wrong answer or by none', () => {
  expect(refusedIn(answers, 0, 1200)).toBeUndefined();
  expect(refusedIn(answers, 0, 1600)).toBe('writes got 503');
  expect(refusedIn(answers, 1600, 3000)).toBe('writes got no answer');
});

test('callers are counted, those alone that there are', () => {
  expect(sufferedIn(answers, 0, 2000)).toEqual({
    hash: { acknowledged: 2, gap: 1, refused: {}, sent: 2, failed: 0 },
    writes: { acknowledged: 1, gap: 1, refused: { '503': 1 }, sent: 2, failed: 1 },
  });
});
