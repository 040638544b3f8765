import { checkPatience, patience } from '../../src/config/patience';

test('each limit is longer than what it waits for', () => expect(checkPatience(patience)).toEqual([]));

test.each([
  [{ selection: 4 }, 'patience.selection is 4 s, an election takes up to 5 s; raise it, or lower election'],
  [{ operation: 8 }, 'patience.operation is 8 s, the driver waits up to 8 s; raise it above that'],
  [{ queue: 12 }, 'patience.operation is 10 s, the driver waits up to 12 s; raise it above that'],
  [{ frontDoor: 10 }, 'patience.frontDoor is 10 s, an operation takes up to 10 s; raise it above that'],
])('%j is refused', (more, sentence) => expect(checkPatience({ ...patience, ...more })).toEqual([sentence]));
