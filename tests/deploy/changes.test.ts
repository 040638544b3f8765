import { count } from '../../src/deploy/changes';

describe('changes', () => {
  test.each([
    [{ add: 0, change: 0, destroy: 0 }, 'No changes'],
    [{ add: 3, change: 0, destroy: 1 }, '3 added, 1 destroyed'],
    [{ add: 1, change: 2, destroy: 3 }, '1 added, 2 changed, 3 destroyed'],
  ])('%j are %j', (changes, words) => expect(count(changes)).toBe(words));

  test('are reported as what would be, where they are only planned', () => {
    const words = ['to add', 'to change', 'to destroy'];
    expect(count({ add: 0, change: 2, destroy: 1 }, words)).toBe('2 to change, 1 to destroy');
  });
});
