import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checksums, checksumsFile } from '../../src/synth/checksums';
import { read, recover } from '../../src/synth/dist';
import { temporaryFolders } from './folders';

const temporary = temporaryFolders();

/** The program as it is compiled: `npm test` builds it first. */
const program = join('lib', 'charts', 'main.js');
const runs = 20;

test(`killed ${runs} times at random moments, dist is always whole`, async () => {
  const folder = temporary();
  const dist = join(folder, 'dist');
  cpSync('dist', dist, { recursive: true });
  let killed = 0;
  let putBack = 0;
  for (let n = 0; n < runs; n++) {
    // A difference, so that every run writes.
    appendFileSync(join(dist, 'lab', 'api.k8s.yaml'), `# ${n}\n`);
    const before = JSON.stringify(read(dist));
    const child = spawn('node', [program, '--out', dist], { stdio: 'ignore' });
    const ended = new Promise<NodeJS.Signals | null>((settle) => child.on('close', (_, signal) => settle(signal)));
    // Half of the time falls into the last third of a run, in which files are written.
    const moment = n % 2 === 0 ? Math.random() * 500 : 300 + Math.random() * 200;
    await new Promise((next) => setTimeout(next, moment));
    child.kill('SIGKILL');
    if ((await ended) === 'SIGKILL') killed++;
    if (!existsSync(dist)) putBack++;
    recover(dist);
    const after = read(dist);
    const sums = after.find(({ path }) => path === checksumsFile)?.text;
    const isNew = sums === checksums(after.filter(({ path }) => path !== checksumsFile));
    expect(isNew || JSON.stringify(after) === before).toBe(true);
  }
  console.log(`${killed} of ${runs} runs were killed, and ${putBack} times dist had to be put back`);
  expect(killed).toBeGreaterThan(0);
  expect(spawnSync('node', [program, '--out', dist], { stdio: 'ignore' }).status).toBe(0);
  expect(readdirSync(folder)).toEqual(['dist']);
  expect(existsSync(join(dist, checksumsFile))).toBe(true);
}, 60_000);
