import { aborts, forward, wayBack } from '../../../src/drills/migration/stages';

test('each stage is gone back from, and the old cluster is alone after it', () => {
  const ways = aborts();
  expect(ways.map((way) => way.filter(({ way: one }) => one === 'forward').at(-1)?.name)).toEqual(Object.keys(wayBack));
  for (const way of ways) expect(way.at(-1)).toMatchObject({ name: 'alone', way: 'back' });
});

test('the way back of the last one goes by way of the stage that has members of both clusters', () => {
  expect(
    aborts()
      .at(-1)
      ?.map(({ name, way }) => `${name} ${way}`),
  ).toEqual([
    'follow forward',
    'vote forward',
    'lead forward',
    'switch forward',
    'leave forward',
    'lead back',
    'switch back',
    'vote back',
    'alone back',
  ]);
});

test('the old members lead again before the old values close the line to the new ones', () => {
  for (const from of ['lead', 'switch', 'leave'] as const)
    expect(wayBack[from].slice(-2).map(({ name }) => name)).toEqual(['vote', 'alone']);
});

test('the name leads elsewhere while members of both are there', () => {
  const names = forward.map(({ name }) => name);
  expect(names.indexOf('switch')).toBe(names.indexOf('lead') + 1);
  expect(names.indexOf('leave')).toBe(names.indexOf('switch') + 1);
});
