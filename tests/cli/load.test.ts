import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { digestOf } from '../../src/load/request';
import { run as realRun } from '../../src/programs/run';
import { failed, ok, programs } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';
import { breakwaterWith } from './breakwater';

const folder = temporaryFolders();
const host = 'hash.lab.breakwater.example';

/** A repository in which the generator is built already. */
const root = () => put(folder(), { '.cache/tools/vegeta@v12.13.0/vegeta': '' });

/** What the generator says of requests with these statuses, sent at a rate. */
function said(statuses: readonly number[], rate = 100): string {
  const lines = statuses.map((code, seq) =>
    JSON.stringify({
      seq,
      code,
      timestamp: new Date(1_000_000 + (seq * 1000) / rate).toISOString(),
      latency: 2e6,
      error: '',
      body: Buffer.from(digestOf(`a-${seq}`)).toString('base64'),
      url: `https://${host}:443/hash/a-${seq}`,
      headers: { 'X-Served-By': [`hash-${seq % 3}`] },
    }),
  );
  return `${lines.join('\n')}\n`;
}

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

const load = (argv: readonly string[], answers: Parameters<typeof breakwaterWith>[1], place = root()) =>
  breakwaterWith(
    { argv: ['load', '--environment', 'lab', '--to', `127.0.0.1:${door.port}`, ...argv], root: place },
    answers,
  );
const secretOf = (authority: string) =>
  ok(JSON.stringify({ data: { 'ca.crt': Buffer.from(authority).toString('base64') } }));
const cluster = () => ({
  'kubectl --context=breakwater-e2e get secret': secretOf(door.authority),
  'kubectl --context=breakwater-e2e get deployment hash': ok('ready 3\nready 4\n'),
});
const well = Array.from({ length: 100 }, () => 200);

test('a run in which all went well ends with 0, figures and a report', async () => {
  const place = root();
  const { code, out, err } = await load(
    ['--rate', '100', '--seconds', '1'],
    { ...cluster(), sh: ok(said(well)) },
    place,
  );
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('achieved           100.0/s, 100.00 % of what was offered\n');
  expect(out).toContain('latency            p50 2.0 ms, p95 2.0 ms, p99 2.0 ms, max 2.0 ms\n');
  expect(out).toContain('share of each      hash-0 34.0 %, hash-1 33.0 %, hash-2 33.0 %\n');
  expect(out).toMatch(/ready pods {9}3 at 0\.0 s, 4 at \d/);
  const written = /report: (\S+)/.exec(out)?.[1] ?? '';
  expect(written).toMatch(/^state\/load\//);
  expect(readdirSync(join(place, written)).sort()).toEqual(['front-door.crt', 'plot.svg', 'report.json', 'report.md']);
  expect(readFileSync(join(place, written, 'report.md'), 'utf8')).toContain('All thresholds were reached.');
});

test('a threshold that is missed ends with 1 and its sentence', async () => {
  const statuses = [...well.slice(2), 503, 503];
  const { code, err } = await load(['--rate', '100', '--seconds', '1'], { ...cluster(), sh: ok(said(statuses)) });
  expect([code, err]).toEqual([
    1,
    'load: 2 of 100 answers were wrong or missing (2 status 503); at most 0 may be\nload: 98.0/s were achieved, 98.00 % of what was offered; at least 99.5 % must be\n',
  ]);
});

test('thresholds may be others', async () => {
  const statuses = [...well.slice(2), 503, 503];
  const answers = { ...cluster(), sh: ok(said(statuses)) };
  const argv = ['--rate', '100', '--seconds', '1', '--max-errors', '2', '--min-achieved', '98', '--max-p99', '2'];
  expect((await load(argv, answers)).code).toBe(0);
  expect((await load([...argv, '--max-p99', '1.9'], answers)).err).toBe(
    'load: 99 of 100 answers took up to 2 ms; at most 1.9 ms is allowed\n',
  );
});

test('as JSON it is the report', async () => {
  const place = root();
  const argv = ['--rate', '100', '--seconds', '1', '--json', '--out', 'mine'];
  const { out } = await load(argv, { ...cluster(), sh: ok(said(well)) }, place);
  expect(out).toBe(readFileSync(join(place, 'mine/report.json'), 'utf8'));
  expect(JSON.parse(out)).toMatchObject({
    environment: 'lab',
    context: 'breakwater-e2e',
    target: `https://${host}/hash/ at 127.0.0.1:${door.port}`,
    runs: [{ offered: 100, seconds: 1, sent: 100, errors: {}, pods: { 'hash-0': 34 } }],
    missed: [],
  });
});

test('the knee is looked for in steps, and each has its plot', async () => {
  const place = root();
  const bad = Array.from({ length: 100 }, () => 502);
  const answers = { ...cluster(), sh: [ok(said(well, 20)), ok(said(bad, 20))] };
  const { code, out } = await load(['--knee', '--rate', '20', '--seconds', '5', '--out', 'mine'], answers, place);
  expect(code).toBe(0);
  expect(out).toContain('20/s is the highest rate that was served well (no error, p99 under 500 ms)\n');
  expect(readdirSync(join(place, 'mine'))).toEqual(expect.arrayContaining(['plot-20.svg', 'plot-30.svg', 'report.md']));
  expect(readFileSync(join(place, 'mine/report.md'), 'utf8')).toContain('| 30 | ');
});

test('a rate that is never served well ends with 1', async () => {
  const answers = { ...cluster(), sh: ok(said([502])) };
  const { code, err } = await load(['--knee', '--rate', '2', '--seconds', '1'], answers);
  expect([code, err.split('\n').at(-2)]).toEqual([1, 'load: no rate that was tried was served well']);
});

test('on a terminal one line changes each second, and is taken away at the end', async () => {
  const fakes = programs({ ...cluster(), sh: ok(said(well)) });
  const run: typeof fakes.run = async (command, args, options) => {
    const outcome = await fakes.run(command, args, options);
    if (command === 'sh') await new Promise((next) => setTimeout(next, 1500));
    return outcome;
  };
  const argv = ['load', '--environment', 'lab', '--to', `127.0.0.1:${door.port}`, '--rate', '100', '--seconds', '1'];
  const { err } = await breakwaterWith({ argv, root: root(), run, terminal: true });
  const clear = '\r\u001b[2K';
  expect(err).toBe(`${clear}1 s: 100 sent, 0 wrong, p50 2.0 ms, p99 2.0 ms, 4 pods ready${clear}`);
});

describe('what is not there is said', () => {
  const short = ['--rate', '10', '--seconds', '1'];

  test('a cluster', async () => {
    const { code, err } = await load(short, { kubectl: failed(1, 'error: context "breakwater-e2e" does not exist') });
    expect([code, err]).toEqual([
      1,
      `load: the context 'breakwater-e2e' gives no authority of the front door (Secret cert-manager/front-door-authority): error: context "breakwater-e2e" does not exist; bring the platform up first, or name another --context\n`,
    ]);
  });

  test('a cluster, before anything is built', async () => {
    const { lines, err } = await breakwaterWith({ argv: ['load', '--environment', 'lab', ...short], root: folder() });
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['kubectl']);
    expect(err).toMatch(/^load: the context 'breakwater-e2e' gives no authority of the front door/);
  });

  test('a front door', async () => {
    const { code, err } = await load([...short, '--to', '127.0.0.1:1'], cluster());
    expect([code, err]).toEqual([
      1,
      `load: https://${host}/hash/abc123 at 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1; it must answer 6367c48dd193d56ea7b0baad25b19455e529f5ee\n`,
    ]);
  });

  test('a right answer', async () => {
    const { code, err } = await load([...short, '--url', '/other/'], cluster());
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('/other/abc123 at 127.0.0.1:') && expect.stringContaining(': 404 not found; it must'),
    ]);
  });

  test('a certificate of the authority', async () => {
    const other = { ...cluster(), kubectl: secretOf('') };
    const answers = Object.fromEntries(Object.entries(other).slice(-1));
    const { code, err } = await load(short, answers);
    expect([code, /self-signed certificate/.test(err)]).toEqual([1, true]);
  });

  test('an authority', async () => {
    const { code, err } = await load(short, { kubectl: ok() });
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('(Secret cert-manager/front-door-authority): there is none'),
    ]);
  });

  test('a generator', async () => {
    const { code, err } = await load(short, { ...cluster() }, folder());
    expect([code, err]).toEqual([
      1,
      'load: vegeta v12.13.0 is built, once\nload: no generator: no go on PATH, which builds it\n',
    ]);
  });

  test('requests', async () => {
    const { code, err } = await load(short, { ...cluster(), sh: failed(1, 'bad certificate\n') });
    expect([code, err]).toEqual([1, 'load: the generator sent nothing: bad certificate\n']);
  });
});

describe('what is not understood ends with 2', () => {
  test.each([
    [['--rate', '0'], "error: option '--rate <n>' argument '0' is invalid. Use a whole number from 1 to 5000.\n"],
    [['--rate', '5001'], "error: option '--rate <n>' argument '5001' is invalid. Use a whole number from 1 to 5000.\n"],
    [['--rate', 'fast'], "error: option '--rate <n>' argument 'fast' is invalid. Use a whole number from 1 to 5000.\n"],
    [['--rate', '1.5'], "error: option '--rate <n>' argument '1.5' is invalid. Use a whole number from 1 to 5000.\n"],
    [['--minutes', '31'], "error: option '--minutes <n>' argument '31' is invalid. Use a number above 0, up to 30.\n"],
    [
      ['--seconds', '1801'],
      "error: option '--seconds <n>' argument '1801' is invalid. Use a whole number from 1 to 1800.\n",
    ],
    [
      ['--seconds', '5', '--minutes', '5'],
      "error: option '--seconds <n>' cannot be used with option '--minutes <n>'\n",
    ],
    [['--knee', '--minutes', '5'], "error: option '--knee' cannot be used with option '--minutes <n>'\n"],
    [
      ['--to', '10.0.0.1:443'],
      "error: option '--to <address>' argument '10.0.0.1:443' is invalid. Use a port of this machine, as in 127.0.0.1:28443: load goes nowhere else.\n",
    ],
    [
      ['--url', 'https://example.com/'],
      "error: option '--url <path>' argument 'https://example.com/' is invalid. Use a path that begins and ends with /, as in /hash/.\n",
    ],
  ])('%j', async (argv, err) => {
    const place = folder();
    expect(await breakwaterWith({ argv: ['load', '--environment', 'lab', ...argv], root: place })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining(err),
    });
    expect(existsSync(join(place, 'state'))).toBe(false);
  });

  test('a front door that is not on this machine', async () => {
    const { code, err } = await breakwaterWith({ argv: ['load', '--environment', 'production'], root: folder() });
    expect([code, err]).toEqual([
      2,
      'load: the front door of production is not on this machine, and load goes nowhere else; name a port that leads there with --to\n',
    ]);
  });
});
