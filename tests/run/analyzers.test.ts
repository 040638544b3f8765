import { failed, programs } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { analyzerSuite, analyzers, analyzerTools } from './analyzers';

const folder = temporaryFolders();

test('each is pinned by its version and the hash of its files', () => {
  for (const { version, sum } of Object.values(analyzers)) {
    expect(version).toMatch(/^v\d+\.\d+\.\d+$/);
    expect(sum).toMatch(/^h1:[A-Za-z0-9+/]{43}=(\n\S+ v\S+ h1:[A-Za-z0-9+/]{43}=)*$/);
  }
});

test('programs that are given are taken as they are', async () => {
  const { run, calls } = programs({});
  const given = { netpolicy: '/bin/netpolicy', cyclonus: '/bin/cyclonus' };
  expect(await analyzerTools(run, folder(), given)).toEqual({
    netpolicy: { path: '/bin/netpolicy' },
    cyclonus: { path: '/bin/cyclonus' },
  });
  expect(calls).toEqual([]);
});

test('the suite runs with one of them, and names neither where both are there', async () => {
  const { run } = programs({ 'go build': failed(1, 'no module\n') });
  const suite = await analyzerSuite(run, folder(), { REACH_CYCLONUS: '/bin/cyclonus' });
  expect(suite).toMatchObject({ name: 'reach', command: 'node' });
});

test('with none of them it says why, in one line', async () => {
  const said: string[] = [];
  const { run } = programs({});
  const suite = await analyzerSuite(run, folder(), {}, (line) => said.push(line));
  expect(suite).toEqual({
    why: 'netpolicy: no go on PATH, which builds it; cyclonus: no go on PATH, which builds it',
  });
  expect(said).toEqual(['netpolicy v1.4.4 is built, once', 'cyclonus v0.5.6 is built, once']);
});
