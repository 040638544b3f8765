import { nearest, unknownPolicy } from '../../src/writing/nearest';

const known = ['run-as-user', 'run-as-group', 'probes', 'seccomp-profile'];

test.each([
  ['run-as-usr', 'run-as-user'],
  ['run-as-grup', 'run-as-group'],
  ['runasuser', 'run-as-user'],
  ['probe', 'probes'],
  ['seccompprofile', 'seccomp-profile'],
  ['', undefined],
  ['image', undefined],
  ['x'.repeat(1000), undefined],
])('%j may mean %j', (word, meant) => {
  expect(nearest(word, known)).toBe(meant);
});

test('says what may be meant, and what there is', () => {
  expect(unknownPolicy('probe', ['probes', 'images'])).toBe(
    "there is no policy 'probe'; did you mean 'probes'? known: probes, images",
  );
  expect(unknownPolicy('x', ['probes', 'images'])).toBe("there is no policy 'x'; known: probes, images");
});
