import { spawnSync } from 'node:child_process';
import { Writable } from 'node:stream';
import { outliveReader } from '../../src/synth/output';

/** The programs as they are compiled: `npm test` builds them first. */
test.each([
  ['charts/main.js --stdout --environment lab', 0],
  ['src/pipeline/main.js policies --json', 0],
  ['src/pipeline/main.js check tests/synth/no-such-file.yaml 2>&1', 2],
])('%s keeps its exit code and prints no error when the reader has closed the pipe', (command, code) => {
  const script = `node lib/${command} | true; exit "\${PIPESTATUS[0]}"`;
  const { status, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([code, '']);
});

test.each([
  ['EPIPE', false],
  ['ENOSPC', true],
])('%s: it is thrown: %s', (code, isThrown) => {
  const stream = new Writable();
  outliveReader(stream);
  const fail = () => stream.emit('error', Object.assign(new Error(code), { code }));
  if (isThrown) expect(fail).toThrow(code);
  else expect(fail).not.toThrow();
});
