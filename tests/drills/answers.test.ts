import { seenIn } from '../../src/drills/answers';

const answers = [
  { at: 1000 },
  { at: 1500, wrong: '503' },
  { at: 4000 },
  // Answers come in another order than that of their moments.
  { at: 2000 },
  { at: 9000, wrong: '503' },
];

test('right answers are counted, others by what they were, and the longest gap between right ones is found', () => {
  expect(seenIn(answers, 0, 5000)).toEqual({ acknowledged: 3, gap: 2, refused: { '503': 1 } });
});

test('a gap that has not ended counts as far as it has come, and one that began before from its beginning', () => {
  expect(seenIn(answers, 0, 10_000)).toEqual({ acknowledged: 3, gap: 6, refused: { '503': 2 } });
  expect(seenIn(answers, 5000, 8000)).toEqual({ acknowledged: 0, gap: 3, refused: {} });
});

test('the first moment of a span is not in it, the last one is', () => {
  expect(seenIn(answers, 1000, 2000).acknowledged).toBe(1);
});
