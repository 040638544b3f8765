import { promotedOf, promotedText, proofOf, proofText } from '../../src/gitops/records';

const [commit, other] = ['a'.repeat(40), 'b'.repeat(40)];

test('a record is read as it was written; of the way back 20 commits are kept', () => {
  const promoted = { environment: 'beta', commit, before: [other] };
  expect(promotedOf(promotedText(promoted))).toEqual(promoted);
  expect(promotedOf(promotedText({ ...promoted, before: Array(30).fill(other) }))?.before).toHaveLength(20);
  expect(proofOf(proofText({ environment: 'beta', commit }))).toEqual({ environment: 'beta', commit });
});

test.each([
  ['no JSON', 'beta'],
  ['nothing', 'null'],
  ['a short hash', JSON.stringify({ environment: 'beta', commit: 'abc', before: [] })],
  ['no environment', JSON.stringify({ commit, before: [] })],
])('%s is not a record', (_, message) => {
  expect(promotedOf(message)).toBeUndefined();
  expect(proofOf(message)).toBeUndefined();
});

test.each([
  ['no way back', { environment: 'beta', commit }],
  ['a way back to a word', { environment: 'beta', commit, before: ['HEAD'] }],
])('with %s it is not a record of a promotion', (_, record) =>
  expect(promotedOf(JSON.stringify(record))).toBeUndefined(),
);
