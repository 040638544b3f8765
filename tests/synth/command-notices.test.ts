import { join } from 'node:path';
import { synth } from '../../src/synth/command';
import { contents, temporaryFolders } from './folders';
import { charts, environments } from './shop';

const folder = temporaryFolders();
const notices = ['the till is old', 'so is the shop'];
const printed = 'notice: the till is old\nnotice: so is the shop\n';

/** Runs the command, by default with two notices; returns its exit code and output. */
function run(place: string, argv: readonly string[], given: readonly string[] = notices, problems: string[] = []) {
  const said = { out: '', err: '' };
  const code = synth({
    argv: ['--out', join(place, 'dist'), ...argv],
    environments,
    charts,
    problems,
    notices: given,
    out: { write: (text) => (said.out += text) },
    err: { write: (text) => (said.err += text) },
  });
  return { code, out: said.out.replaceAll(place, 'OUT'), err: said.err };
}

/** A folder that holds what was rendered. */
function written(): string {
  const place = folder();
  expect(run(place, [], []).code).toBe(0);
  return place;
}

describe('a notice', () => {
  test('is printed once, beside the files that were written, and changes nothing of it', () => {
    const [place, without] = [folder(), folder()];
    const { code, out, err } = run(place, []);
    expect([code, err]).toEqual([0, printed]);
    expect(out).toBe(run(without, [], []).out);
    expect(contents(place)).toEqual(contents(without));
  });

  test('is printed where there was nothing to do, too', () => expect(run(written(), []).err).toBe(printed));

  test.each([[['--check']], [['--check', '--json']], [['--json']], [['--stdout']]])(
    'is not printed with %j',
    (argv) => {
      expect(run(written(), argv)).toMatchObject({ code: 0, err: '' });
    },
  );

  test('is not printed where nothing was written', () => {
    expect(run(folder(), [], notices, ['a problem'])).toEqual({
      code: 1,
      out: '',
      err: 'a problem\nsynth: 1 problem; nothing was written\n',
    });
  });
});
