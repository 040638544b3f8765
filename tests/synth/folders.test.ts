import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { temporaryFolder, temporaryFolders } from './folders';

let made = '';

// No other call at the top of this file: here the folders of one block are removed.
describe('temporary folders', () => {
  const folder = temporaryFolders();

  test('are made under the name of the test file, also by modules that are shared', () => {
    made = folder();
    expect(basename(made)).toMatch(/^folders-\w{6}$/);
    expect([existsSync(made), existsSync(temporaryFolder())]).toEqual([true, true]);
  });
});

test('are removed after the tests that made them, and are refused where nothing would remove them', () => {
  expect([made === '', existsSync(made)]).toEqual([false, false]);
  expect(temporaryFolder).toThrow('call temporaryFolders() at the top of the test file');
});
