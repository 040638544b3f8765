import { Timeline } from '../../src/drills/timeline';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('moments are kept and said as they happen, and counted anew from a beginning', () => {
  const said: string[] = [];
  const timeline = new Timeline((line) => said.push(line));
  jest.advanceTimersByTime(90_000);
  expect(timeline.note('made')).toBe(90);
  timeline.begin('begun');
  jest.advanceTimersByTime(1500);
  expect([timeline.seconds, timeline.note('found')]).toEqual([1.5, 1.5]);
  expect(timeline.moments).toEqual([
    { at: 90, what: 'made' },
    { at: 0, what: 'begun' },
    { at: 1.5, what: 'found' },
  ]);
  expect(said).toEqual(['   90.0 s  made', '    0.0 s  begun', '    1.5 s  found']);
});
