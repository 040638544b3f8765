import { passed, restoredIn, sentence } from '../../../src/drills/restore/report';

const restored = { backup: 'b', rpo_seconds: 3600.4, restore_seconds: 4.56, counts: { 'users.users': 12345 } };

test('the last line that says how it ended counts', () => {
  const lines = [
    '{"level":"error","message":"try again","reason":"unavailable"}',
    JSON.stringify({ ...restored, passed: true }),
    'end',
    '{',
  ];
  const found = restoredIn(lines);
  expect(found).toMatchObject(restored);
  expect(found && passed(found)).toBe(true);
  expect(restoredIn(lines.slice(0, 1))).toEqual({ message: 'try again', reason: 'unavailable' });
  expect(restoredIn(['{"passed":false,"counts":{}}'])).toBeUndefined();
});

test('people read what came back, and the three times', () => {
  expect(sentence(restored, 31.6)).toBe(
    [
      'backup   b',
      'restored users.users 12,345',
      'RPO      3600 s: from the snapshot to the beginning of the restore',
      'restore  4.6 s: verified, written, read back and compared',
      'RTO      32 s: from the start of the drill until the store had its verdict',
    ].join('\n'),
  );
  expect(sentence({ ...restored, counts: {} }, 1)).toContain('restored nothing');
});
