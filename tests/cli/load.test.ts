import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { digestOf } from '../../src/load/request';
import { run as realRun } from '../../src/programs/run';
import { vegetaLine } from '../load/measured';
import { type Answers, failed, ok, programs } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';
import { breakwaterWith } from './breakwater';

const folder = temporaryFolders();
const host = 'hash.lab.breakwater.example';

/** A repository in which the generator is built already. */
const repository = () => put(folder(), { '.cache/tools/vegeta@v12.13.0/vegeta': '' });

/** What the generator prints of requests with these statuses, sent at a rate. */
function sent(statuses: readonly number[], rate = 100): Answers {
  const lines = statuses.map((code, seq) =>
    vegetaLine(seq, 'a', {
      code,
      timestamp: new Date(1_000_000 + (seq * 1000) / rate).toISOString(),
      latency: 2e6,
      url: `https://${host}:443/hash/a-${seq}`,
      headers: { 'X-Served-By': [`hash-${seq % 3}`] },
    }),
  );
  return { sh: ok(`${lines.join('\n')}\n`) };
}
const statuses = (wrong: number) => Array.from({ length: 100 }, (_, place) => (place < 100 - wrong ? 200 : 503));

/** A front door of this machine: its port and its authority. */
let door: { port: number; authority: string; stop: () => void };

beforeAll(async () => {
  const place = folder();
  const [key, certificate] = [join(place, 'key.pem'), join(place, 'certificate.pem')];
  const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
  const made = await realRun('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'],
    ...['-keyout', key, '-out', certificate, ...subject],
  ]);
  expect(made.code).toBe(0);
  const authority = readFileSync(certificate, 'utf8');
  const server = createServer({ key: readFileSync(key), cert: authority }, ({ url = '' }, response) => {
    if (url.startsWith('/hash/')) response.end(digestOf(url.slice('/hash/'.length)));
    else response.writeHead(404).end('not found');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  door = { port, authority, stop: () => server.close() };
});

afterAll(() => door.stop());

const context = 'kubectl --context=breakwater-e2e';
const authority = (text = door.authority) => ({
  [`${context} get secret`]: ok(JSON.stringify({ data: { 'ca.crt': Buffer.from(text).toString('base64') } })),
});
const ready = { [`${context} get deployment hash`]: ok('ready 3\nready 4\n') };
const second = '--rate 100 --seconds 1';

/** Loads lab, whose front door is the one above. @param words with spaces between */
async function load(words: string, answers: Answers = {}, root = repository()) {
  const argv = `load --environment lab --to 127.0.0.1:${door.port} ${words}`.split(' ');
  return { ...(await breakwaterWith({ argv, root }, { ...answers, ...authority(), ...ready, ...answers })), root };
}

test('a run that reaches all thresholds ends with 0, figures and a report', async () => {
  const { code, out, err, root } = await load(second, sent(statuses(0)));
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('achieved           100.0/s, 100.00 % of what was offered\n');
  expect(out).toContain('latency            p50 2.0 ms, p95 2.0 ms, p99 2.0 ms, max 2.0 ms\n');
  expect(out).toContain('share of each      hash-0 34.0 %, hash-1 33.0 %, hash-2 33.0 %\n');
  expect(out).toMatch(/ready pods {9}3 at 0\.0 s, 4 at \d/);
  const written = /report: (state\/load\/\S+)/.exec(out)?.[1] ?? '';
  expect(readdirSync(join(root, written)).sort()).toEqual(['front-door.crt', 'plot.svg', 'report.json', 'report.md']);
  expect(readFileSync(join(root, written, 'report.md'), 'utf8')).toContain('All thresholds were reached.');
});

test('a missed threshold is named, and ends with 1; options set thresholds', async () => {
  const answers = sent(statuses(2));
  const { code, err } = await load(second, answers);
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(/^load: 2 of 100 answers were wrong .*\nload: 98\.0\/s were achieved, .*\n$/),
  ]);
  const others = `${second} --max-errors 2 --min-achieved 98 --max-p99`;
  expect((await load(`${others} 2`, answers)).code).toBe(0);
  expect((await load(`${others} 1.9`, answers)).err).toMatch(/^load: .*; at most 1\.9 ms is allowed\n$/);
});

test('with --json the output is the report', async () => {
  const { out, root } = await load(`${second} --json --out mine`, sent(statuses(0)));
  expect(out).toBe(readFileSync(join(root, 'mine/report.json'), 'utf8'));
  expect(JSON.parse(out)).toMatchObject({
    environment: 'lab',
    context: 'breakwater-e2e',
    target: `https://${host}/hash/ at 127.0.0.1:${door.port}`,
    runs: [{ offered: 100, seconds: 1, sent: 100, errors: {}, pods: { 'hash-0': 34 } }],
    missed: [],
  });
});

test('--knee searches in steps, and each has its plot', async () => {
  const answers = [statuses(0), statuses(100)].map((all) => sent(all, 20)['sh']).flatMap((one) => one ?? []);
  const { code, out, root } = await load('--knee --rate 20 --seconds 5 --out mine', { sh: answers });
  expect([code, out]).toEqual([0, expect.stringContaining('20/s is the highest rate that was served well ')]);
  expect(readdirSync(join(root, 'mine'))).toEqual(expect.arrayContaining(['plot-20.svg', 'plot-30.svg', 'report.md']));
  expect(readFileSync(join(root, 'mine/report.md'), 'utf8')).toContain('| 30 | ');
});

test('--knee ends with 1 where no rate is served well', async () => {
  const { code, err } = await load('--knee --rate 2 --seconds 1', sent([502]));
  expect([code, err.split('\n').at(-2)]).toEqual([1, 'load: no rate that was tried was served well']);
});

test('on a terminal one line changes each second, and is cleared at the end', async () => {
  const fakes = programs({ ...authority(), ...ready, ...sent(statuses(0)) });
  const run: typeof fakes.run = async (command, args, options) => {
    const outcome = await fakes.run(command, args, options);
    if (command === 'sh') await new Promise((next) => setTimeout(next, 1500));
    return outcome;
  };
  const argv = `load --environment lab --to 127.0.0.1:${door.port} ${second}`.split(' ');
  const { err } = await breakwaterWith({ argv, root: repository(), run, terminal: true });
  const clear = '\r\u001b[2K';
  expect(err).toBe(`${clear}1 s: 100 sent, 0 wrong, p50 2.0 ms, p99 2.0 ms, 4 pods ready${clear}`);
});

describe('ends with 1', () => {
  const noAuthority = "load: the context 'breakwater-e2e' gives no authority of the front door ";

  test.each<[string, string, () => Answers, string]>([
    [
      'a cluster',
      '',
      () => ({ kubectl: failed(1, 'error: no such context') }),
      `${noAuthority}(Secret cert-manager/front-door-authority): error: no such context; bring the platform up first, or name another --context\n`,
    ],
    ['an authority', '', () => ({ kubectl: ok() }), '(Secret cert-manager/front-door-authority): there is none'],
    [
      'a front door',
      ' --to 127.0.0.1:1',
      () => ({}),
      `load: https://${host}/hash/abc123 at 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1; it must answer 6367c48dd193d56ea7b0baad25b19455e529f5ee\n`,
    ],
    ['a right answer', ' --url /other/', () => ({}), ': 404 not found; it must'],
    ['a certificate of the authority', '', () => authority(''), 'self-signed certificate'],
    [
      'requests',
      '',
      () => ({ sh: failed(1, 'bad certificate\n') }),
      'load: the generator sent nothing: bad certificate\n',
    ],
  ])('without %s', async (_, words, answers, message) => {
    const { code, err } = await load(`${second}${words}`, answers());
    expect([code, err]).toEqual([1, expect.stringContaining(message)]);
  });

  test('without a generator, which is built only where there is a cluster', async () => {
    expect(await load(second, {}, folder())).toMatchObject({
      code: 1,
      err: 'load: vegeta v12.13.0 is built, once\nload: no generator: no go on PATH, which builds it\n',
    });
    const { lines, err } = await load(second, { kubectl: failed(1) }, folder());
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['kubectl']);
    expect(err.startsWith(noAuthority)).toBe(true);
  });
});

test.each([
  ['--rate 0', "'0' is invalid. Use a whole number from 1 to 5000.\n"],
  ['--rate 5001', "'5001' is invalid. Use a whole number from 1 to 5000.\n"],
  ['--rate fast', "'fast' is invalid. Use a whole number from 1 to 5000.\n"],
  ['--rate 1.5', "'1.5' is invalid. Use a whole number from 1 to 5000.\n"],
  ['--minutes 31', "'31' is invalid. Use a number above 0, up to 30.\n"],
  ['--seconds 1801', "'1801' is invalid. Use a whole number from 1 to 1800.\n"],
  ['--seconds 5 --minutes 5', "option '--seconds <n>' cannot be used with option '--minutes <n>'\n"],
  ['--knee --minutes 5', "option '--knee' cannot be used with option '--minutes <n>'\n"],
  ['--to 10.0.0.1:443', "'10.0.0.1:443' is invalid. Use a port of this machine, as in 127.0.0.1:28443: "],
  ['--url https://a.b/', "'https://a.b/' is invalid. Use a path that begins and ends with /, as in /hash/.\n"],
  ['--environment production', 'load: the front door of production is not on this machine, and load goes nowhere else'],
])('%s is a usage error', async (words, message) => {
  const root = folder();
  const ended = await breakwaterWith({ argv: `load ${words}`.split(' '), root });
  expect(ended).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
  expect(existsSync(join(root, 'state'))).toBe(false);
});
