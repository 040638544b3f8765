import { exitStatus, failure, reasons, success } from '../../src/programs/result';

test('the exit status follows from the reason: 0 success, 1 failure, 2 usage error', () => {
  expect(exitStatus()).toBe(0);
  const all = reasons.map((reason) => [reason, exitStatus({ reason, message: '' })]);
  expect(all.filter(([, status]) => status === 2)).toEqual([['usage', 2]]);
  expect(all.filter(([, status]) => status === 1)).toHaveLength(reasons.length - 1);
});

test('a result has its value, or its problem', () => {
  expect(success(3)).toEqual({ ok: true, value: 3 });
  expect(failure('missing', 'no kubectl on PATH')).toEqual({
    ok: false,
    problem: { reason: 'missing', message: 'no kubectl on PATH' },
  });
});
