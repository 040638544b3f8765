import * as fc from 'fast-check';
import { gapIn, type History, judge, percentile, type Read, type Stored, type Write } from './history';

const id = (number: number) => `id-${number}`;
const email = (number: number) => `writer-${number}@example.com`;
const write = (number: number, acknowledged = number * 50 + 5): Write => ({
  email: email(number),
  sent: number * 50,
  acknowledged,
  ids: [id(number)],
});
const read = (number: number, began: number, answer: Read['answer'] = 'found'): Read => ({
  id: id(number),
  began,
  ended: began + 3,
  answer,
});

const numbers = Array.from({ length: 100 }, (_, number) => number);
const writes = numbers.map((number) => write(number));
const reads = numbers.map((number) => read(number, number * 50 + 20));
const stored = numbers.map((number): Stored => ({ id: id(number), email: email(number) }));
const good: History = { writes, reads };
const clean = { lost: [], twice: [], stale: [], judged: 100 };

const judged = (history: History, api: readonly Stored[] = stored, database: readonly Stored[] = stored) =>
  judge(history, { api, database });

test('a history without a fault is clean, whatever else is stored', () => {
  expect(judged(good)).toEqual(clean);
  const others = [1, 2].map((number) => ({ id: `other-${number}`, email: 'other@example.com' }));
  expect(judged(good, [...stored, ...others])).toEqual(clean);
});

describe('is found, planted anywhere:', () => {
  const anywhere = fc.integer({ min: 0, max: 99 });
  const sources = ['api', 'database'] as const;

  test.each(sources)('a write that is lost from the %s', (source) => {
    fc.assert(
      fc.property(anywhere, (number) => {
        const without = { api: stored, database: stored, [source]: stored.filter((one) => one.id !== id(number)) };
        const { lost, ...rest } = judge(good, without);
        expect(lost).toEqual([`${email(number)}: not in ${source} as ${id(number)}`]);
        expect({ ...rest, lost: [] }).toEqual(clean);
      }),
    );
  });

  test.each(sources)('a second document of one write in the %s', (source) => {
    fc.assert(
      fc.property(anywhere, (number) => {
        const second = { id: 'second', email: email(number) };
        const { twice, ...rest } = judge(good, { api: stored, database: stored, [source]: [...stored, second] });
        expect(twice).toEqual([`${email(number)}: 2 times in ${source}: ${id(number)}, second`]);
        expect({ ...rest, twice: [] }).toEqual(clean);
      }),
    );
  });

  test.each(['missing', 'other'] as const)('a read that answers: %s', (answer) => {
    fc.assert(
      fc.property(anywhere, (number) => {
        const planted = read(number, number * 50 + 30, answer);
        const { stale, judged: count } = judged({ writes, reads: [...reads, planted] });
        expect(stale).toEqual([`${id(number)}: ${answer}, read 25 ms after its acknowledgement`]);
        expect(count).toBe(101);
      }),
    );
  });
});

test('a write that was acknowledged is lost where its id has become that of another', () => {
  const other = stored.map((one) => (one.id === id(7) ? { ...one, email: email(8) } : one));
  const { lost, twice } = judged(good, other);
  expect(lost).toEqual([`${email(7)}: not in api as ${id(7)}`]);
  expect(twice).toEqual([`${email(8)}: 2 times in api: ${id(7)}, ${id(8)}`]);
});

test('a write whose repeats were answered with two ids is there twice, and one of them is missing', () => {
  const two = { ...write(3), ids: [id(3), 'second'] };
  const { lost, twice } = judged({ reads, writes: writes.with(3, two) });
  expect(twice).toEqual([`${email(3)}: ids ${id(3)}, second`]);
  expect(lost).toHaveLength(2);
});

test('an acknowledgement without an id counts as lost', () => {
  const { lost } = judged({ reads: [], writes: [{ ...write(3), ids: [] }] });
  expect(lost).toEqual([`${email(3)}: not in api as any id`, `${email(3)}: not in database as any id`]);
});

test('a write of unknown fate may be there or not, and once at the most', () => {
  const unknown = { reads: [], writes: writes.with(3, { email: email(3), sent: 150, ids: [] }) };
  expect(judged(unknown)).toEqual({ ...clean, judged: 0 });
  expect(judged(unknown, stored.toSpliced(3, 1)).lost).toEqual([]);
  expect(judged(unknown, [...stored, { id: 'second', email: email(3) }]).twice).toHaveLength(1);
});

test('a read that began before the acknowledgement, or was not answered, says nothing', () => {
  const early = read(3, 155, 'missing');
  const silent = read(3, 200, 'none');
  const unknown = { ...read(3, 200, 'missing'), id: 'never acknowledged' };
  expect(judged({ writes, reads: [...reads, early, silent, unknown] })).toEqual(clean);
});

describe('the gap', () => {
  const at = (...moments: readonly number[]) => ({ writes: moments.map((moment) => write(0, moment)) });

  test('is the longest time without an acknowledgement', () => {
    expect(gapIn(at(0, 100, 5100, 5200, 6200), 50, 6000)).toBe(5);
  });

  test('counts where it begins before the span, or ends after it', () => {
    expect(gapIn(at(0, 3000, 3100), 2000, 3050)).toBe(3);
    expect(gapIn(at(0, 100, 7100), 50, 200)).toBe(7);
  });

  test('reaches to the end where nothing was acknowledged any more', () => {
    expect(gapIn(at(1000), 2000, 9000)).toBe(8);
    expect(gapIn(at(), 2000, 9000)).toBe(7);
  });

  test('does not depend on the order of the writes', () => {
    expect(gapIn(at(5200, 100, 0, 5100), 50, 5150)).toBe(5);
  });
});

test.each([
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.5, 5],
  [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.95, 10],
  [Array.from({ length: 20 }, (_, index) => index + 1), 0.95, 19],
  [[4], 0.5, 4],
])('of %j the share %d does not exceed %d', (values, share, wanted) => {
  expect(percentile(values, share)).toBe(wanted);
});

test('without values there is no percentile', () => expect(() => percentile([], 0.5)).toThrow('there are no values'));
