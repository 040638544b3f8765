import type { AcceptedVulnerability, Severity } from '../../../src/config/vulnerabilities';
import { severities, vulnerabilityPolicy } from '../../../src/config/vulnerabilities';
import type { FoundVulnerability, JudgeProps } from '../../../src/scan/vulnerabilities/judge';
import { judgeVulnerabilities } from '../../../src/scan/vulnerabilities/judge';

const hole = (more: Partial<FoundVulnerability> = {}): FoundVulnerability => ({
  image: 'api',
  id: 'CVE-2026-1234',
  aliases: ['GHSA-aaaa-bbbb-cccc'],
  severity: 'high',
  package: 'starlette',
  version: '1.0',
  fixed: '1.1',
  since: '2026-11-01',
  ...more,
});

const acceptance = (more: Partial<AcceptedVulnerability> = {}): AcceptedVulnerability => ({
  id: 'CVE-2026-1234',
  package: 'starlette',
  images: ['api'],
  reason: 'the form parser that has it is never called',
  owner: 'security',
  from: '2026-11-20',
  until: '2026-12-15',
  ...more,
});

const judge = (found: readonly FoundVulnerability[], more: Partial<JudgeProps> = {}) =>
  judgeVulnerabilities({
    found,
    images: ['api', 'web'],
    policy: vulnerabilityPolicy,
    accepted: [],
    today: '2026-11-30',
    database: '2026-11-29',
    ...more,
  });

/** The day so many days before the one on which is judged. */
const ago = (days: number) => new Date(Date.parse('2026-11-30') - days * 86_400_000).toISOString().slice(0, 10);

describe('a vulnerability', () => {
  test.each<[Severity, 'fixed' | 'unfixed', number, boolean]>([
    ['critical', 'fixed', 0, true],
    ['critical', 'unfixed', 6, false],
    ['critical', 'unfixed', 7, true],
    ['high', 'fixed', 6, false],
    ['high', 'fixed', 7, true],
    ['high', 'unfixed', 29, false],
    ['high', 'unfixed', 30, true],
    ['medium', 'fixed', 89, false],
    ['medium', 'fixed', 90, true],
    ['medium', 'unfixed', 5000, false],
    ['low', 'fixed', 5000, false],
    ['low', 'unfixed', 5000, false],
    ['unknown', 'fixed', 7, true],
    ['unknown', 'unfixed', 29, false],
  ])('that is %s and %s, known for %d days, blocks: %s', (severity, state, days, blocks) => {
    const { fixed: _, ...open } = hole({ severity, since: ago(days) });
    const { blocking, allowed } = judge([state === 'fixed' ? { ...open, fixed: '1.1' } : open]);
    expect([blocking.length, allowed.length]).toEqual(blocks ? [1, 0] : [0, 1]);
  });

  test('that blocks says where, what, since when, and which version is without it', () => {
    expect(judge([hole()]).blocking).toEqual([
      'api: starlette 1.0: CVE-2026-1234, high: fixed in 1.1; known since 2026-11-01, 29 days, at most 7',
    ]);
  });

  test('of which no day is said blocks, as if its time had passed; one that never blocks does not', () => {
    const { since: _, ...one } = hole({ severity: 'medium' });
    expect(judge([one]).blocking).toEqual([
      'api: starlette 1.0: CVE-2026-1234, medium: fixed in 1.1; since when is not said, at most 90 days',
    ]);
    expect(judge([{ ...one, severity: 'low' }]).allowed).toEqual([
      'api: starlette 1.0: CVE-2026-1234, low: fixed in 1.1; low does not block',
    ]);
  });
});

describe('an acceptance', () => {
  test('lets it pass up to its last day, by either name, and says by whom and why', () => {
    const says =
      'api: starlette 1.0: CVE-2026-1234, high: accepted until 2026-12-15 by security: the form parser that has it is never called';
    for (const today of ['2026-11-30', '2026-12-15'])
      for (const id of ['CVE-2026-1234', 'GHSA-aaaa-bbbb-cccc'])
        expect(judge([hole()], { accepted: [acceptance({ id })], today, database: today })).toEqual({
          blocking: [],
          allowed: [says],
        });
  });

  const of = 'acceptance of CVE-2026-1234 in starlette by security: ';

  test.each<[string, Partial<AcceptedVulnerability>]>([
    ['it ended on 2026-11-29: take the vulnerability out, or accept it anew', { until: '2026-11-29' }],
    ['it begins on 2026-12-01, which is not yet', { from: '2026-12-01' }],
    ['it is for 31 days, at most 30', { until: '2026-12-21' }],
    [
      "'from' and 'until' must be days in their order, such as 2026-11-30, got '2026-11-20' and '2026-11-19'",
      { until: '2026-11-19' },
    ],
    [
      "'from' and 'until' must be days in their order, such as 2026-11-30, got '2026-11-20' and '2026-02-30'",
      { until: '2026-02-30' },
    ],
    [
      "'from' and 'until' must be days in their order, such as 2026-11-30, got '2026-11-20' and 'soon'",
      { until: 'soon' },
    ],
    ["'reason' must say why it does no harm, got 'later'", { reason: 'later' }],
    ["'images' must be of api, web, got none", { images: [] }],
    ["'images' must be of api, web, got shop", { images: ['api', 'shop'] }],
    ['image web does not have it any more: take it off the list', { images: ['api', 'web'] }],
  ])('blocks where %s', (says, more) => {
    expect(judge([hole()], { accepted: [acceptance(more)] }).blocking).toContain(`${of}${says}`);
  });

  test.each<[string, Partial<AcceptedVulnerability>]>([
    ['of another vulnerability', { id: 'CVE-2026-1235' }],
    ['of another package', { package: 'uvicorn' }],
    ['of another image', { images: ['web'] }],
    ['that has ended', { until: '2026-11-29' }],
    ['that has not begun', { from: '2026-12-01' }],
  ])('%s lets nothing pass', (_, more) => {
    expect(judge([hole()], { accepted: [acceptance(more)] }).blocking).toContainEqual(
      expect.stringMatching(/^api: starlette 1\.0: CVE-2026-1234, high: fixed in 1\.1; known since /),
    );
  });

  test('may be as long as the least of the severities that it is for', () => {
    const found = [hole(), hole({ severity: 'critical', version: '0.9' })];
    expect(judge(found, { accepted: [acceptance()] }).blocking).toEqual([`${of}it is for 25 days, at most 14`]);
  });
});

test('an old database blocks, whatever it finds', () => {
  expect(judge([], { database: '2026-11-23' })).toEqual({ blocking: [], allowed: [] });
  expect(judge([], { database: '2026-11-22' }).blocking).toEqual([
    'the database is of 2026-11-22, 8 days old; at most 7: fetch a newer one',
  ]);
});

test('what is worse has less time, with a fix less than without, and is accepted for less', () => {
  const { limits } = vulnerabilityPolicy;
  const times = severities.slice(0, 4).map((one) => limits[one]);
  for (const part of ['fixed', 'unfixed', 'accepted'] as const) {
    const all = times.map((limit) => limit[part] ?? Number.POSITIVE_INFINITY);
    expect(all).toEqual([...all].sort((a, b) => a - b));
  }
  for (const { fixed = Number.POSITIVE_INFINITY, unfixed = Number.POSITIVE_INFINITY } of times)
    expect(fixed).toBeLessThanOrEqual(unfixed);
  expect(limits.unknown).toEqual(limits.high);
});
