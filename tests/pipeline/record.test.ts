import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type Record as RunRecord, writeRecord } from '../../src/pipeline/record';
import { temporaryFolders } from '../synth/folders';
import { commit } from './world';

const folder = temporaryFolders();
const record = (began: string, more: Partial<RunRecord> = {}): RunRecord => ({
  ...{ commit, environment: 'lab', began, seconds: 1, outcome: 'running', steps: [], images: {} },
  ...more,
});
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 0, minute)).toISOString();

test('a record is JSON, named by time and commit', () => {
  const place = folder();
  const one = record('2026-11-22T00:01:02.003Z', { problem: 'why' });
  const path = writeRecord(place, one);
  expect(path).toBe(`${place}/2026-11-22T00-01-02-003Z-cccccccccccc.json`);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(one);
});

test('the record of a run is written over, and nothing else is left', () => {
  const place = folder();
  writeRecord(place, record(at(0)));
  const path = writeRecord(place, record(at(0), { outcome: 'passed' }));
  expect(readdirSync(place)).toHaveLength(1);
  expect(JSON.parse(readFileSync(path, 'utf8')).outcome).toBe('passed');
});

test('the latest 50 are kept, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(10_000), { minLength: 48, maxLength: 56 }), (minutes) => {
      const place = folder();
      for (const minute of minutes) writeRecord(place, record(at(minute)));
      const latest = [...minutes].sort((a, b) => a - b).slice(-50);
      expect(readdirSync(place).sort()).toEqual(
        latest.map((minute) => `${at(minute).replace(/[:.]/g, '-')}-cccccccccccc.json`),
      );
    }),
    // Each run writes fifty files: a smaller counterexample is not worth the wait.
    { numRuns: 10, endOnFailure: true },
  );
});
