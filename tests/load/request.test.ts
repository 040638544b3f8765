import * as fc from 'fast-check';
import { digestOf, readShot } from '../../src/load/request';
import { vegetaLine } from './measured';

const read = (changes: object) => readShot(vegetaLine(7, 'a', changes));

test('the digest is that of the contract', () => {
  expect(digestOf('abc123')).toBe('6367c48dd193d56ea7b0baad25b19455e529f5ee');
});

test('a right answer has its time, its place and its pod', () => {
  expect(read({})).toEqual({ place: 7, at: Date.UTC(2026, 0, 2, 3, 4, 5) + 250.00075, took: 1.5, pod: 'hash-1' });
});

test('a time without fractions is a time', () => {
  expect(read({ timestamp: '2026-01-02T03:04:05Z' })?.at).toBe(Date.UTC(2026, 0, 2, 3, 4, 5));
});

test.each([
  [{ code: 503, error: '503 Service Unavailable' }, 'status 503'],
  [{ code: 308 }, 'status 308'],
  [{ code: 204, body: '' }, 'status 204'],
  [{ code: 0, error: 'Get "https://x": dial tcp 127.0.0.1:1: connect: connection refused' }, 'refused'],
  [{ code: 0, error: 'Get "https://x": context deadline exceeded (Client.Timeout exceeded)' }, 'timeout'],
  [{ code: 0, error: 'read tcp: connection reset by peer' }, 'reset'],
  [{ code: 0, error: 'tls: failed to verify certificate: x509: unknown authority' }, 'certificate'],
  [{ code: 0, error: 'Get "https://x": EOF' }, 'closed'],
  [{ code: 0, error: 'something new' }, 'something new'],
  [{ code: 0 }, 'no answer'],
  [{ code: 200, error: 'unexpected EOF' }, 'closed'],
  [{ body: Buffer.from(digestOf('a-8')).toString('base64') }, 'wrong answer'],
  [{ body: null }, 'wrong answer'],
])('%j is wrong: %s', (changes, wrong) => expect(read(changes)?.wrong).toBe(wrong));

test('an answer without a name has no pod', () => {
  expect(read({ headers: null })).not.toHaveProperty('pod');
  expect(read({ headers: {} })).not.toHaveProperty('pod');
});

test('other lines of the generator, and requests that were not sent, are left out', () => {
  expect(readShot('level=warning')).toBeUndefined();
  expect(readShot('')).toBeUndefined();
  expect(read({ url: '', code: 0, error: 'no targets to attack' })).toBeUndefined();
});

test('an answer is right for its own text only', () => {
  const text = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(text, text, (asked, answered) => {
      const url = `https://hash.test:443/hash/${encodeURIComponent(asked)}`;
      const body = Buffer.from(digestOf(answered)).toString('base64');
      expect(read({ url, body })?.wrong).toBe(asked === answered ? undefined : 'wrong answer');
    }),
  );
});
