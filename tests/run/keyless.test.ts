import { run } from '../../src/programs/run';
import { failed, programs } from '../programs/fakes';
import { describeWhere, hasNamespaces } from '../programs/namespaces';
import { put, temporaryFolders } from '../synth/folders';
import { keyless } from './keyless';

const folder = temporaryFolders();
const key = { 'state/keys/signing.key': 'the text of a key' };

test('without a key tests run as they are', async () => {
  const { calls, run: fake } = programs({});
  expect([await keyless(fake, folder(), () => {}), calls]).toEqual([undefined, []]);
});

describeWhere(hasNamespaces)('with a key', () => {
  test('tests do not find it, and their exit status is that of the command', async () => {
    const hostile = "process.exitCode = require('node:fs').existsSync('state') ? 1 : 7;\n";
    const root = put(folder(), { ...key, 'lib/tests/run/main.js': hostile });
    expect((await run('env', ['-C', root, 'node', 'lib/tests/run/main.js'])).code).toBe(1);
    expect(await keyless(run, root, () => {})).toBe(7);
  });
});

test('a machine that cannot keep them from it says so', async () => {
  const said: string[] = [];
  const fake = programs({ '': failed(1, 'no namespaces\n') }).run;
  expect(await keyless(fake, put(folder(), key), (line) => said.push(line))).toBeUndefined();
  expect(said).toEqual([expect.stringMatching(/^programs cannot be kept from .*; tests can read state\/keys\n$/)]);
});
