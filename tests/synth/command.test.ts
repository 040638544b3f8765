import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { SynthProps } from '../../src/synth/command';
import { synth } from '../../src/synth/command';
import { contents, put, temporaryFolders } from './folders';
import { charts, type Environment, environments } from './shop';

const folder = temporaryFolders();

/** An environment that may stand on the machine of another. */
interface Placed extends Environment {
  readonly host?: string;
}

/** A chart that says on whose machine it is. */
class PlacedChart extends Chart {
  constructor(scope: Construct, { host = 'its own' }: Placed) {
    super(scope, 'placed');
    new ApiObject(this, 'where', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'where' }, data: { host } });
  }
}

/** Runs the command; the folder of the test is called OUT in what it says. */
function run(place: string, argv: readonly string[], props: Partial<SynthProps<Environment>> = {}) {
  const said = { out: '', err: '' };
  const code = synth({
    argv: ['--out', join(place, 'dist'), ...argv],
    environments,
    charts,
    problems: [],
    out: { write: (text) => (said.out += text) },
    err: { write: (text) => (said.err += text) },
    ...props,
  });
  const anonymous = (text: string) => text.replaceAll(place, 'OUT');
  return { code, out: anonymous(said.out), err: anonymous(said.err) };
}

/** A folder that holds what was rendered. */
function written(): string {
  const place = folder();
  expect(run(place, []).code).toBe(0);
  return place;
}

const paths = [
  'dist/SHA256SUMS',
  'dist/lab/shop.k8s.yaml',
  'dist/lab/till.k8s.yaml',
  'dist/live/shop.k8s.yaml',
  'dist/live/till.k8s.yaml',
];

describe('synth', () => {
  test('writes a file for each chart of each environment, and says what it wrote', () => {
    const place = folder();
    expect(run(place, [])).toEqual({
      code: 0,
      out: [
        'environment  files  objects  bytes  changed',
        'lab              2        3    418        2',
        'live             2        3    421        2',
        'OUT/dist written: review it with git diff\n',
      ].join('\n'),
      err: '',
    });
    expect(Object.keys(contents(place))).toEqual(paths);
    expect(contents(place)['dist/lab/shop.k8s.yaml']).toContain('environment: lab\n');
    expect(readdirSync(place)).toEqual(['dist']);
  });

  test('says the second time that there was nothing to do', () => {
    const place = written();
    const before = contents(place);
    const { code, out } = run(place, []);
    expect([code, out.split('\n').at(-2)]).toEqual([0, 'OUT/dist was up to date']);
    expect(contents(place)).toEqual(before);
  });

  test('removes what belongs to no chart, and says so', () => {
    const place = put(written(), { 'dist/lab/old.k8s.yaml': '', 'dist/gone/a.k8s.yaml': '' });
    const { code, out } = run(place, []);
    expect([code, ...out.split('\n').slice(3)]).toEqual([
      0,
      'removed OUT/dist/gone/a.k8s.yaml, which belongs to no chart',
      'removed OUT/dist/lab/old.k8s.yaml, which belongs to no chart',
      'OUT/dist written: review it with git diff',
      '',
    ]);
    expect(Object.keys(contents(place))).toEqual(paths);
  });

  test('puts back what a killed run left, and says so', () => {
    const place = put(folder(), { 'dist.previous/lab/shop.k8s.yaml': 'old' });
    const { code, err } = run(place, []);
    expect([code, err]).toEqual([0, 'OUT/dist was put back after a run that was killed\n']);
    expect(Object.keys(contents(place))).toEqual(paths);
    expect(readdirSync(place)).toEqual(['dist']);
  });

  test('says what it did as JSON', () => {
    const place = put(written(), { 'dist/lab/shop.k8s.yaml': 'edited' });
    const { code, out, err } = run(place, ['--json']);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      environments: [
        { environment: 'lab', files: 2, objects: 3, bytes: 418, changed: 1 },
        { environment: 'live', files: 2, objects: 3, bytes: 421, changed: 0 },
      ],
      changes: [{ path: 'lab/shop.k8s.yaml', change: 'changed' }],
    });
  });
});

describe('synth --environment', () => {
  test('writes that one alone, and keeps the checksums of all', () => {
    const place = written();
    const before = contents(place);
    put(place, { 'dist/lab/shop.k8s.yaml': 'edited', 'dist/live/shop.k8s.yaml': 'edited' });
    expect(run(place, ['--environment', 'lab']).out).not.toContain('live');
    const after = contents(place);
    expect(after['dist/lab/shop.k8s.yaml']).toBe(before['dist/lab/shop.k8s.yaml']);
    expect(after['dist/live/shop.k8s.yaml']).toBe('edited');
    expect(Object.keys(after)).toEqual(paths);
    expect(after['dist/SHA256SUMS']?.split('\n').map((line) => line.slice(66))).toEqual([
      ...paths.slice(1).map((path) => path.slice(5)),
      '',
    ]);
  });

  test('takes one twice for one', () => {
    const place = folder();
    run(place, ['--environment', 'lab', 'lab']);
    expect(run(place, ['--check', '--environment', 'lab']).code).toBe(0);
    expect(contents(place)['dist/SHA256SUMS']?.trim().split('\n')).toHaveLength(2);
  });

  test('takes several', () => {
    const place = folder();
    run(place, ['--environment', 'lab', 'live']);
    expect(Object.keys(contents(place))).toEqual(paths);
  });
});

test('synth goes through a generator of charts for every environment', () => {
  const place = folder();
  run(place, [], { charts: charts.values() });
  expect(Object.keys(contents(place))).toEqual(paths);
});

describe('synth --stdout', () => {
  test('prints one stream of documents, and writes nothing', () => {
    const place = folder();
    const { code, out, err } = run(place, ['--stdout', '--environment', 'lab']);
    expect([code, err]).toEqual([0, '']);
    expect(out.split('---\n')).toHaveLength(3);
    expect(out.match(/^# Chart '.*'/gm)).toEqual(["# Chart 'shop'", "# Chart 'till'"]);
    expect(readdirSync(place)).toEqual([]);
  });
});

describe('synth --check', () => {
  test('says that all is well', () => {
    expect(run(written(), ['--check'])).toEqual({ code: 0, out: 'OUT/dist is up to date: 4 files\n', err: '' });
  });

  test.each([
    ['one changed byte', { 'dist/lab/till.k8s.yaml': '#' }, ['lab/till.k8s.yaml is not what would be written']],
    ['an orphan', { 'dist/lab/old.k8s.yaml': '' }, ['lab/old.k8s.yaml belongs to no chart']],
    ['wrong checksums', { 'dist/SHA256SUMS': '' }, ['SHA256SUMS is not what would be written']],
  ])('names %s and how to repair it, and writes nothing', (_, edit, sentences) => {
    const place = put(written(), edit);
    const before = contents(place);
    expect(run(place, ['--check'])).toEqual({
      code: 1,
      out: '',
      err: [...sentences.map((one) => `OUT/dist/${one}`), 'repair: npm run synth -- --out OUT/dist', ''].join('\n'),
    });
    expect(contents(place)).toEqual(before);
  });

  test('names every file where nothing was written yet', () => {
    const place = folder();
    const { code, err } = run(place, ['--check']);
    expect([code, err.match(/is missing$/gm)?.length]).toEqual([1, 5]);
    expect(readdirSync(place)).toEqual([]);
  });

  test('says the same as JSON, for machines', () => {
    const place = put(written(), { 'dist/lab/till.k8s.yaml': '#' });
    const { code, out } = run(place, ['--check', '--json']);
    expect([code, JSON.parse(out)]).toEqual([1, { stale: [{ path: 'lab/till.k8s.yaml', change: 'changed' }] }]);
    expect(JSON.parse(run(written(), ['--check', '--json']).out)).toEqual({ stale: [] });
  });

  test('looks at one environment alone where asked to, though the checksums are of all', () => {
    const place = put(written(), { 'dist/live/shop.k8s.yaml': 'edited' });
    expect(run(place, ['--check', '--environment', 'lab']).err).toContain('SHA256SUMS is not what would be written');
    expect(run(place, ['--check', '--environment', 'lab']).err).not.toContain('shop.k8s.yaml');
  });

  test('of dist itself is repaired by the plain command', () => {
    const said: string[] = [];
    const err = { write: (text: string) => said.push(text) };
    expect(run(folder(), [], { argv: ['--check'], err }).code).toBe(1);
    expect(said.at(-1)).toBe('repair: npm run synth\n');
  });
});

describe('synth --on', () => {
  const placedOn = ({ name }: Environment, host: Environment): Placed => ({ name, host: host.name });

  test('renders each as it is on the machine of that one, under its own name', () => {
    const place = folder();
    const { code, err } = run(place, ['--on', 'lab', '--environment', 'live'], { placedOn, charts: [PlacedChart] });
    expect([code, err]).toEqual([0, '']);
    const { 'dist/SHA256SUMS': _, ...files } = contents(place);
    expect(Object.keys(files)).toEqual(['dist/live/placed.k8s.yaml']);
    expect(files['dist/live/placed.k8s.yaml']).toContain('  host: lab\n');
  });

  test('into dist is not understood, and nothing is written', () => {
    const place = folder();
    const argv = ['--on', 'lab'];
    for (const out of [[], ['--out', './dist/'], ['--out', resolve('dist')], ['--out', 'dist/lab/..drill']]) {
      expect(run(place, [], { placedOn, argv: [...argv, ...out] })).toEqual({
        code: 2,
        out: '',
        err: 'synth: --on is for drills and must not be written into dist; name a folder beside it with --out\n',
      });
    }
    expect(readdirSync(place)).toEqual([]);
  });

  test('is understood where nothing is written', () => {
    const asked = { placedOn, charts: [PlacedChart] };
    const argv = ['--on', 'lab', '--environment', 'live'];
    const printed = run(folder(), [], { ...asked, argv: [...argv, '--stdout'] });
    expect([printed.code, printed.out]).toEqual([0, expect.stringContaining('  host: lab\n')]);
    const place = folder();
    expect(run(place, argv, asked).code).toBe(0);
    expect(run(place, [...argv, '--check'], asked).code).toBe(0);
    expect(run(place, ['--environment', 'live', '--check'], asked).code).toBe(1);
  });

  test('takes known environments only', () => {
    const { code, err } = run(folder(), ['--on', 'moon'], { placedOn });
    expect([code, err]).toEqual([2, expect.stringContaining('Allowed choices are lab, live.')]);
  });

  test('is an unknown option where nothing is placed elsewhere', () => {
    const { code, err } = run(folder(), ['--on', 'lab']);
    expect([code, err]).toEqual([2, expect.stringContaining("unknown option '--on'")]);
  });

  test('places nothing where it is not asked for', () => {
    const place = folder();
    expect(run(place, [], { placedOn }).code).toBe(0);
    expect(contents(place)).toEqual(contents(written()));
  });
});
