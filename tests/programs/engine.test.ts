import { findEngine, lastLine } from '../../src/programs/engine';
import { failed, ok, programs } from './fakes';

describe('the container engine', () => {
  test('is Docker where it answers, and Podman is not asked', async () => {
    const { run, calls } = programs({ 'docker info': ok(), 'podman info': ok() });
    expect(await findEngine(run)).toEqual({ ok: true, engine: 'docker' });
    expect(calls.map(({ line }) => line)).toEqual(['docker info']);
  });

  test('is Podman where Docker is missing or does not answer', async () => {
    expect(await findEngine(programs({ podman: ok() }).run)).toEqual({ ok: true, engine: 'podman' });
    expect(await findEngine(programs({ docker: failed(1, 'no daemon'), podman: ok() }).run)).toEqual({
      ok: true,
      engine: 'podman',
    });
  });

  test('is none where none answers, and what each said is reported', async () => {
    const { run } = programs({
      docker: failed(1, 'a warning\nCannot connect to the daemon\n'),
      podman: failed(125, '', 'on stdout'),
    });
    expect(await findEngine(run)).toEqual({
      ok: false,
      problem:
        "no container engine answers 'info' (docker: Cannot connect to the daemon; podman: on stdout); start Docker, or install Podman (npm run doctor says how)",
    });
  });

  test('that said nothing is reported by its exit code', async () => {
    expect(await findEngine(programs({ docker: failed(3) }).run, ['docker'])).toMatchObject({
      problem: expect.stringContaining('(docker: exit 3)'),
    });
  });

  test('is the one that was asked for, or none', async () => {
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
