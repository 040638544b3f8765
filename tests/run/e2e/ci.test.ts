/** `.ci/run` and the hosted workflow: their limits are those of the table, and no failure of a step is lost. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { load } from 'js-yaml';
import { put, temporaryFolders } from '../../synth/folders';
import { changeSteps, hostedMinutes, nightlySteps } from './ci';
import { minutesOf } from './table';

const folder = temporaryFolders();
const script = readFileSync('.ci/run', 'utf8');

interface Step {
  readonly how: string;
  readonly name: string;
  readonly minutes: number;
  readonly command: string;
}

/** The steps of a part of the script. */
function stepsOf(part: string): readonly Step[] {
  return [...part.matchAll(/^ {2}(step|suite) (\S+) (\d+) (.+)$/gm)].map(
    ([, how = '', name = '', minutes, command = '']) => ({ how, name, minutes: Number(minutes), command }),
  );
}

const [nightly = [], change = []] = (script.split(/\nif .* = --thorough \]; then\n/)[1] ?? '')
  .split('\nelse\n')
  .map(stepsOf);

const limits = (steps: readonly Step[]) => Object.fromEntries(steps.map(({ name, minutes }) => [name, minutes]));

test('the steps of .ci/run have the names and limits of the table, and their order', () => {
  expect(limits(change)).toEqual(changeSteps);
  expect(limits(nightly)).toEqual(nightlySteps);
  expect(change.map(({ name }) => name)).toEqual(Object.keys(changeSteps));
  expect([changeSteps.e2e, nightlySteps.e2e]).toEqual([minutesOf('core'), minutesOf('thorough')]);
});

describe('.github/workflows/ci.yml', () => {
  interface Job {
    readonly 'timeout-minutes': number;
    readonly if?: string;
    readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
  }
  const workflow = load(readFileSync('.github/workflows/ci.yml', 'utf8')) as {
    readonly on: Readonly<Record<string, unknown>>;
    readonly jobs: Readonly<Record<string, Job>>;
  };
  const { ci, nightly: night } = workflow.jobs;
  // What a run's confinement needs of the kernel of a hosted runner comes first.
  const namespaces = 'sudo sysctl --write kernel.apparmor_restrict_unprivileged_userns=0';
  const commands = (job: Job | undefined) => job?.steps.flatMap(({ run }) => run ?? []);

  test('gives a change the time of its steps, and not less', () => {
    expect([commands(ci), ci?.['timeout-minutes']]).toEqual([[namespaces, '.ci/run'], hostedMinutes(changeSteps)]);
  });

  test('runs the thorough suites every night, with their time', () => {
    expect(Object.keys(workflow.on)).toContain('schedule');
    expect([commands(night), night?.['timeout-minutes']]).toEqual([
      [namespaces, '.ci/run --thorough'],
      hostedMinutes(nightlySteps),
    ]);
    expect([ci?.if, night?.if]).toEqual(["github.event_name != 'schedule'", "github.event_name == 'schedule'"]);
  });
});

/** How the programs of one step behave; all others succeed. */
interface Planted {
  readonly command: string;
  readonly prints?: string;
  readonly ends: string;
}

/** Runs the script with programs that only pretend. */
function ci(planted: readonly Planted[] = [], argv: readonly string[] = []) {
  const root = folder();
  const bin = join(root, 'bin');
  const cases = planted.map(({ command, prints = '', ends }) => `  "${command}") printf '%b' '${prints}'; ${ends};;`);
  const pretend = [
    '#!/bin/sh',
    'case "$(basename "$0") $*" in',
    ...cases,
    '  *) printf "3 passed, 0 failed\\n";;',
    'esac',
  ];
  const text = `${pretend.join('\n')}\n`;
  put(root, { 'bin/npm': text, '.venv/bin/mypy': text, 'dockerfiles/README.md': '' });
  cpSync('.ci', join(root, '.ci'), { recursive: true });
  for (const name of ['bin/npm', '.venv/bin/mypy']) chmodSync(join(root, name), 0o755);
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}` };
  const { status, stdout } = spawnSync(join(root, '.ci', 'run'), argv, { encoding: 'utf8', env, input: '' });
  return { status, last: stdout.trimEnd().split('\n').at(-1), stdout };
}

const asked = ({ command }: Step) => (command.startsWith('env ') ? 'mypy ' : command);

describe('.ci/run', () => {
  test('ends with the sum of its suites, and with 0 where all is well', () => {
    const { last, status } = ci();
    expect([status, last]).toEqual([0, `${3 * change.filter(({ how }) => how === 'suite').length} passed, 0 failed`]);
    expect(ci([], ['--thorough'])).toMatchObject({ status: 0, last: '3 passed, 0 failed' });
  });

  test('runs to the end whatever fails, and counts each step that does', () => {
    const { last, status, stdout } = ci(change.map((step) => ({ command: asked(step), ends: 'exit 1' })));
    expect([status, last]).toEqual([1, `0 passed, ${change.length} failed`]);
    for (const { name } of change) expect(stdout).toMatch(new RegExp(`^${name}: \\d+ s of .*, exit 1$`, 'm'));
  });

  test.each([
    ['is killed after it counted', { prints: '9999 passed, 0 failed\\n', ends: 'kill -9 $$' }, [9999, 1]],
    ['exits with 1 after it counted', { prints: '9 passed, 0 failed\\n', ends: 'exit 1' }, [9, 1]],
    ['exits with 0 and counts failures', { prints: '9 passed, 2 failed\\n', ends: 'exit 0' }, [9, 2]],
    ['prints no closing line', { prints: 'all is well\\n', ends: 'exit 0' }, [0, 1]],
    ['prints its line within another', { prints: 'web: 9 passed, 0 failed\\n', ends: 'exit 0' }, [0, 1]],
  ])('fails where a suite %s', (_, behaviour, [passes = 0, fails = 0]) => {
    for (const [steps, ...argv] of [[change], [nightly, '--thorough']] as const) {
      const suites = steps.filter(({ how }) => how === 'suite');
      const { last, status } = ci(
        suites.map(({ command }) => ({ command, ...behaviour })),
        argv,
      );
      const [passed, failed] = [passes * suites.length, fails * suites.length];
      expect([status, last]).toEqual([1, `${passed} passed, ${failed} failed`]);
    }
  });

  test('says what was skipped and why, and counts it', () => {
    const prints = 'python: skipped: no python3 on PATH\\n\\n5 passed, 0 failed, 1 skipped\\n';
    const { last, status, stdout } = ci([{ command: 'npm test -- --coverage', prints, ends: 'exit 0' }]);
    // Each other suite prints three.
    const others = change.filter(({ how }) => how === 'suite').length - 1;
    expect([status, last]).toEqual([0, `${5 + 3 * others} passed, 0 failed, 1 skipped`]);
    expect(stdout.trimEnd().split('\n').at(-2)).toBe('python: skipped: no python3 on PATH');
  });

  test('ends a step with its time', () => {
    expect(change.length).toBeGreaterThan(5);
    expect(script).toMatch(/^ {2}timeout \$foreground --kill-after=30 "\$\{minutes\}m" "\$@" /m);
  });
});
