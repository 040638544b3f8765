import { put, temporaryFolders } from '../synth/folders';
import { bench } from './command';
import type { Time } from './pairs';
import type { Subject } from './subject';

const folder = temporaryFolders();

const shop: Subject = { group: 'synth', title: 'a shop', args: ['shop.js'] };
const mall: Subject = { group: 'services', title: 'a mall', args: ['mall.js', 'OUT'] };
const tool: Subject = { group: 'kustomize', title: 'a tool', program: 'tool', args: ['build'] };

/** Seconds by arguments and checkout; each run is written down. */
function benchWith(argv: readonly string[], root: string, seconds: (args: string, root: string) => number) {
  const runs: string[] = [];
  const said = { out: '', err: '' };
  const time: Time = (at, { program = 'node', args }) => {
    const line = [program, ...args].join(' ');
    runs.push(`${at === root ? 'here' : 'there'}: ${line}`);
    return { seconds: seconds(line, at), ...(line.includes('mall') ? { memory: 120 } : {}) };
  };
  const code = bench({
    argv,
    root,
    subjects: (groups) => [shop, mall, tool].filter(({ group }) => groups.includes(group)),
    time,
    machine: 'a machine',
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return { code, runs, ...said };
}

const steady = (line: string) => (line === 'node -e 0' ? 0.1 : 0.45);

test('figures are of whole processes, and by those of node -e 0', () => {
  const { code, out, err } = benchWith(['--runs', '3'], folder(), steady);
  expect([code, err]).toEqual([0, '']);
  expect(out.split('\n')).toEqual([
    'a machine, 3 runs, seconds of the whole process',
    '                                           median    min    max  x node -e 0   MiB',
    'a shop                                       0.45   0.45   0.45          4.5',
    'a mall                                       0.45   0.45   0.45          4.5   120',
    'a tool                                       0.45   0.45   0.45          4.5',
    '',
  ]);
});

test('another checkout is run in turn with this one, and compared with it', () => {
  const root = put(folder(), { 'before/lib/charts/main.js': '' });
  const seconds = (line: string, at: string) => steady(line) * (at === root ? 1 : 2);
  const { runs, out } = benchWith(['--runs', '1', '--only', 'synth', '--against', 'before'], root, seconds);
  const round = ['here: node -e 0', 'here: node shop.js', 'there: node shop.js'];
  expect(runs).toEqual([...round, ...round]);
  expect(out.split('\n').slice(2)).toEqual([
    'a shop                                       0.45   0.45   0.45          4.5',
    '  before                                     0.90   0.90   0.90          9.0',
    '  here / there                               0.50',
    '',
  ]);
});

test('a tool of others is of no checkout', () => {
  const root = put(folder(), { 'before/lib/charts/main.js': '' });
  const { runs } = benchWith(['--runs', '1', '--only', 'kustomize', '--against', 'before'], root, steady);
  expect(runs).toEqual(['here: node -e 0', 'here: tool build', 'here: node -e 0', 'here: tool build']);
});

test.each([['--help'], ['-h']])('help runs nothing: %s', (argv) => {
  const { code, out, err, runs } = benchWith([argv], folder(), steady);
  expect([code, err, runs]).toEqual([0, '', []]);
  expect(out).toMatch(/^Usage: npm run bench -- \[options\]\n/);
});

test.each([
  [['--runs', 'many'], "option '--runs <number>' argument 'many' is invalid. It must be a whole number from 1 to 999."],
  [['--runs', '0'], "option '--runs <number>' argument '0' is invalid."],
  [['--only', 'lunch'], "option '--only <group...>' argument 'lunch' is invalid."],
  [['--against', 'nowhere'], "option '--against <folder>' argument 'nowhere' is invalid. It has no lib/charts/main.js"],
  [['10'], 'too many arguments'],
  [['--fast'], "unknown option '--fast'"],
])('%j is a usage error', (argv, says) => {
  const { code, out, err, runs } = benchWith(argv, folder(), steady);
  expect([code, out, runs]).toEqual([2, '', []]);
  expect(err).toContain(says);
});

test('a program that fails ends it', () => {
  const { code, err } = benchWith([], folder(), (line) => {
    if (line === 'node mall.js OUT') throw new Error('node mall.js OUT: exit 1');
    return 0.1;
  });
  expect([code, err]).toEqual([1, 'bench: node mall.js OUT: exit 1\n']);
});
