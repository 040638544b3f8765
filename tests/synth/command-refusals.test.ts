import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SynthProps } from '../../src/synth/command';
import { synth } from '../../src/synth/command';
import { contents, put, temporaryFolders } from './folders';
import type { Environment } from './shop';
import { BrokenChart, charts, environments } from './shop';

const folder = temporaryFolders();

/** Runs the command, which should refuse; gives its exit code and what it said. */
function refusal(argv: readonly string[], props: Partial<SynthProps<Environment>> = {}) {
  const said = { out: '', err: '' };
  const out = { write: (text: string) => (said.out += text) };
  const err = { write: (text: string) => (said.err += text) };
  return { code: synth({ argv, environments, charts, problems: [], out, err, ...props }), ...said };
}

describe('synth does not understand', () => {
  test.each([
    [
      ['--environment', 'mars'],
      "error: option '--environment <name...>' argument 'mars' is invalid. Allowed choices are lab, live.\n",
    ],
    [['--chekc'], "error: unknown option '--chekc'\n(Did you mean --check?)\n"],
    [['lab'], 'error: too many arguments. Expected 0 arguments but got 1.\n'],
    [['--stdout', '--check'], "error: option '--stdout' cannot be used with option '--check'\n"],
    [['--stdout', '--json'], "error: option '--stdout' cannot be used with option '--json'\n"],
    [['--out'], "error: option '--out <folder>' argument missing\n"],
  ])('%j', (argv, err) => expect(refusal(argv)).toEqual({ code: 2, out: '', err }));

  test('but helps', () => {
    const { code, out, err } = refusal(['--help']);
    expect([code, err]).toEqual([0, '']);
    for (const option of ['--check', '--environment', '--stdout', '--out', '--json']) expect(out).toContain(option);
  });
});

describe('synth refuses to write', () => {
  test('where the values are wrong already, and then renders nothing', () => {
    const place = folder();
    const problems = ['one thing', 'another'];
    expect(refusal(['--out', join(place, 'dist')], { problems, charts: [BrokenChart] })).toEqual({
      code: 1,
      out: '',
      err: 'one thing\nanother\nsynth: 2 problems; nothing was written\n',
    });
    expect(readdirSync(place)).toEqual([]);
  });

  test('where any chart fails, and leaves what is there', () => {
    const place = put(folder(), { 'dist/lab/shop.k8s.yaml': 'old' });
    expect(refusal(['--out', join(place, 'dist')], { charts: [...charts, BrokenChart] })).toEqual({
      code: 1,
      out: '',
      err: [
        "[lab/broken] 'port' must be 1024 or higher in lab, got 80",
        "[live/broken] 'port' must be 1024 or higher in live, got 80",
        'synth: 2 problems; nothing was written\n',
      ].join('\n'),
    });
    expect(contents(place)).toEqual({ 'dist/lab/shop.k8s.yaml': 'old' });
  });

  test('counts one problem as one', () => {
    const { err } = refusal(['--stdout', '--environment', 'lab'], { charts: [BrokenChart] });
    expect(err).toMatch(/\nsynth: 1 problem; nothing was written\n$/);
  });

  test('where it cannot, and says what to do', () => {
    const place = put(folder(), { file: '' });
    const out = join(place, 'file', 'dist');
    const { code, err } = refusal(['--out', out]);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^synth: cannot write '.*\/file\/dist' \(ENOTDIR: .*\); make it and its parent folder writable, or use --out FOLDER\n$/,
    );
    expect(contents(place)).toEqual({ file: '' });
  });

  test('where there is a file in its place', () => {
    const place = put(folder(), { dist: 'a file' });
    const { code, err } = refusal(['--out', join(place, 'dist')]);
    expect([code, err]).toEqual([1, expect.stringMatching(/^synth: cannot write '.*' \(ENOTDIR/)]);
    expect(contents(place)).toEqual({ dist: 'a file' });
    const checked = refusal(['--check', '--out', join(place, 'dist')]);
    expect([checked.code, checked.err]).toEqual([1, expect.stringMatching(/^synth: cannot read '.*' \(ENOTDIR/)]);
  });
});

describe('an error that is not one of usage or of the file system', () => {
  const broken = () => {
    throw new Error('the terminal is gone');
  };

  test('is not called a wrong option', () => {
    expect(() => refusal(['--help'], { out: { write: broken } })).toThrow(new Error('the terminal is gone'));
  });

  test('is not called a place that cannot be written', () => {
    const place = put(folder(), { 'dist.previous/lab/shop.k8s.yaml': 'old' });
    expect(() => refusal(['--out', join(place, 'dist')], { err: { write: broken } })).toThrow(
      new Error('the terminal is gone'),
    );
  });
});
