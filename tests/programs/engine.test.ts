import { findEngine, lastLine } from '../../src/programs/engine';
import { failed, ok, programs } from './fakes';

describe('the container engine', () => {
  const deaf = failed(1, 'no daemon');

  test.each([
    ['Docker where it answers', { docker: ok(), podman: ok() }, 'docker', ['docker info']],
    ['Podman where Docker is missing', { podman: ok() }, 'podman', ['docker info', 'podman info']],
    ['Podman where Docker is deaf', { docker: deaf, podman: ok() }, 'podman', ['docker info', 'podman info']],
  ])('is %s', async (_, answers, engine, lines) => {
    const { run, calls } = programs(answers);
    expect(await findEngine(run)).toEqual({ ok: true, engine });
    expect(calls.map(({ line }) => line)).toEqual(lines);
  });

  test('is none where none answers, and what each said is reported, or its exit code', async () => {
    const said = failed(1, 'a warning\nCannot connect to the daemon\n');
    const { run } = programs({ docker: said, podman: failed(125, '', 'on stdout') });
    const problem =
      "no container engine answers 'info' (docker: Cannot connect to the daemon; podman: on stdout); start Docker, or install Podman (npm run doctor says how)";
    expect(await findEngine(run)).toEqual({ ok: false, problem });
    const silent = await findEngine(programs({ docker: failed(3) }).run, ['docker']);
    expect(silent).toMatchObject({ problem: expect.stringContaining('(docker: exit 3)') });
  });

  test('is the one that was named, or none', async () => {
    const { run, calls } = programs({ docker: ok() });
    expect(await findEngine(run, ['podman'])).toMatchObject({ ok: false });
    expect(calls.map(({ line }) => line)).toEqual(['podman info']);
  });
});

test.each([
  ['one\ntwo\n', 'two'],
  ['  one  ', 'one'],
  ['', ''],
])('the last line of %j is %j', (text, line) => expect(lastLine(text)).toBe(line));
