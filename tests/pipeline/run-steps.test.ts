import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Record as RunRecord } from '../../src/pipeline/record';
import { runSteps } from '../../src/pipeline/run-steps';
import { done, failed as failedStep, type Step, type StepName, type StepResult } from '../../src/pipeline/step';
import { type Answers, failed } from '../programs/fakes';
import { type Files, temporaryFolders } from '../synth/folders';
import { commit, earlier, idOf, release, repository, vouch, world } from './world';

const folder = temporaryFolders();

/** A step that ends as it is set to, and says when it ran. */
const step = (name: StepName, work: () => StepResult | Promise<StepResult> = () => done(`${name} said`)): Step => ({
  ...{ name, why: '' },
  run: async () => work(),
});

/** @param recorded what the cluster runs, whose release before was signed */
async function go(steps: readonly Step[], recorded: Files = {}, answers: Answers = {}) {
  const there = world(answers);
  const { release: made } = release(repository(folder()), there);
  await vouch(made, there);
  await vouch({ ...made, commit: earlier }, there);
  for (const [key, value] of Object.entries(recorded)) there.recorded.set(key, value);
  const [said, shown]: [string[], string[]] = [[], []];
  const runs = () => {
    const [file, ...others] = readdirSync(made.places.runs);
    expect(others).toEqual([]);
    return JSON.parse(readFileSync(join(made.places.runs, file ?? ''), 'utf8')) as RunRecord;
  };
  const seen: RunRecord[] = [];
  const watched = steps.map((one) => ({
    ...one,
    run: (of: typeof made) => {
      seen.push(runs());
      return one.run(of);
    },
  }));
  const record = await runSteps({
    ...{
      release: made,
      steps: watched,
      say: (line) => said.push(line),
      live: (running) => shown.push([...running.keys()].join(' ')),
    },
    again: (name) => `again ${name}`,
  });
  const state = Object.fromEntries(there.recorded);
  const plain = said.map((line) => line.replace(/ +\d+\.\d s {2}/, ' N s '));
  return { record, written: runs(), seen, said: plain, shown, state, images: made.images };
}
const names = ({ steps }: RunRecord) => steps.map(({ name }) => name);
const on = { state: 'deploying', commit, previous: earlier };

describe('a run whose steps pass', () => {
  test('runs them in turn, says a line of each, and shows which one it is at', async () => {
    const { record, said, shown } = await go([step('check'), step('build')]);
    expect(record).toMatchObject({ commit, environment: 'lab', outcome: 'passed' });
    expect(said).toEqual(['ok   check N s check said', 'ok   build N s build said']);
    expect(shown).toEqual(['check', '', 'build', '']);
  });

  test('is written down before the first step and after each, in one record', async () => {
    const { record, seen, written } = await go([step('check'), step('build')]);
    expect(seen.map((one) => [one.outcome, names(one)])).toEqual([
      ['running', []],
      ['running', ['check']],
    ]);
    expect(written).toEqual(JSON.parse(JSON.stringify(record)));
    expect(record.steps).toEqual([
      { name: 'check', result: 'passed', seconds: expect.any(Number), says: 'check said' },
      { name: 'build', result: 'passed', seconds: expect.any(Number), says: 'build said' },
    ]);
    expect(record).not.toHaveProperty('problem');
  });

  test('says which images it is of', async () => {
    const { images, record } = await go([step('check')]);
    expect(record.images).toEqual(
      Object.fromEntries(images.map(({ name, reference }) => [name, { reference, id: idOf(reference) }])),
    );
    const bare = await go([step('check')], {}, { 'docker image inspect --format {{.Id}} none': failed(1) });
    expect(Object.keys(bare.record.images)).toEqual(['api', 'client']);
  });
});

test('an image that is not built is in no record', async () => {
  const there = world();
  const { release: made } = release(repository(folder()), there);
  const props = { release: made, steps: [], say: () => {}, live: () => {}, again: () => '' };
  expect((await runSteps(props)).images).toEqual({});
});

describe('a step that fails', () => {
  const broken = step('gate', () => failedStep('api: no answer\nits last lines:'));

  test('ends the run: it is refused, with the whole problem and how to repeat it', async () => {
    const { record, said, written } = await go([step('build'), broken, step('tag')]);
    expect(record).toMatchObject({ outcome: 'refused', problem: 'api: no answer\nits last lines:' });
    expect(names(written)).toEqual(['build', 'gate']);
    expect(said.slice(1)).toEqual([
      'FAIL gate N s api: no answer',
      '       its last lines:',
      '     repeat: again gate',
    ]);
  });

  test('before deploy takes nothing back, whatever the cluster says', async () => {
    const { record, state } = await go([broken], on);
    expect([record.outcome, state]).toEqual(['refused', on]);
  });

  test.each<StepName>(['deploy', 'smoke', 'finish'])('at %s is taken back', async (name) => {
    const { record, said, state } = await go([step(name, () => failedStep('why'))], on);
    expect(record).toMatchObject({ outcome: 'rolled back', problem: 'why' });
    expect(names(record)).toEqual([name, 'rollback']);
    expect(said.at(-1)).toBe(`ok   rollback N s the cluster runs ${earlier}, as before`);
    expect(state).toMatchObject({ state: 'good', commit: earlier });
  });

  test('is taken back too where all was applied', async () => {
    const { record } = await go([step('smoke', () => failedStep('why'))], { ...on, state: 'applied' });
    expect(record.outcome).toBe('rolled back');
  });

  test.each<[string, Files]>([
    ['is good', { state: 'good', commit }],
    ['is of another commit', { ...on, commit: earlier }],
    ['is none of ours', {}],
  ])('takes nothing back where what is there %s', async (_, recorded) => {
    const { record, state } = await go([step('deploy', () => failedStep('why'))], recorded);
    expect([record.outcome, names(record), state]).toEqual(['refused', ['deploy'], recorded]);
  });

  test('that cannot be taken back has failed', async () => {
    const { record, said } = await go([step('deploy', () => failedStep('why'))], on, {
      'kubectl apply': failed(1, 'no\n'),
    });
    expect(record).toMatchObject({ outcome: 'failed', problem: 'why' });
    expect(said.slice(-2)).toEqual([`FAIL rollback N s ${earlier} does not come up again: not applied:`, '       no']);
  });

  test('on a cluster that then does not say what it runs has failed, and is not called refused', async () => {
    const { record } = await go([step('deploy', () => failedStep('why'))], on, {
      'kubectl get configmap deployed': failed(1, 'gone\n'),
    });
    expect(record).toMatchObject({
      outcome: 'failed',
      problem: 'why\nthe cluster does not say what it runs: gone',
    });
  });
});

describe('a step that runs beside others', () => {
  /** Ends when it is called. */
  function slow(result: StepResult) {
    let end = () => {};
    const wait = new Promise<void>((settle) => {
      end = settle;
    });
    return { ...step('test', () => wait.then(() => result)), before: 'tag' as const, end: () => end() };
  }

  test('goes on while they run, and has ended before the step that needs it', async () => {
    const one = slow(done('all passed'));
    const gate = step('gate', () => {
      one.end();
      return done('it answers');
    });
    const { record, said, shown } = await go([step('check'), one, step('build'), gate, step('tag')]);
    expect(record.outcome).toBe('passed');
    expect(shown).toContain('test build');
    expect(names(record).sort()).toEqual(['build', 'check', 'gate', 'tag', 'test']);
    expect(said.at(-1)).toBe('ok   tag N s tag said');
  });

  test('ends the run when it fails, and nothing that needs it runs', async () => {
    const one = slow(failedStep('1 failed\nwhich'));
    const gate = step('gate', () => {
      one.end();
      return done('it answers');
    });
    const { record, said } = await go([one, gate, step('tag')]);
    expect(record).toMatchObject({ outcome: 'refused', problem: '1 failed\nwhich' });
    expect(names(record).sort()).toEqual(['gate', 'test']);
    expect(said).toContain('     repeat: again test');
  });

  test('is waited for where another fails, whose problem is reported first', async () => {
    const one = slow(failedStep('1 failed'));
    const gate = step('gate', () => {
      setTimeout(one.end, 20);
      return failedStep('no answer');
    });
    const { record } = await go([one, gate, step('tag')]);
    expect(record).toMatchObject({ outcome: 'refused', problem: 'no answer' });
    expect(names(record)).toEqual(['gate', 'test']);
  });

  test('is waited for at the end, where what needs it was not asked for', async () => {
    const one = slow(failedStep('1 failed'));
    const build = step('build', () => {
      setTimeout(one.end, 20);
      return done('built');
    });
    expect((await go([one, build])).record).toMatchObject({ outcome: 'refused', problem: '1 failed' });
  });

  test('alone it is a step as any other', async () => {
    const one = slow(done('all passed'));
    one.end();
    expect((await go([one])).said).toEqual(['ok   test N s all passed']);
  });
});

describe('a step that throws', () => {
  test('is one that fails, with where it was', async () => {
    const thrown = step('deploy', () => {
      throw new Error('a defect of ours');
    });
    const { record } = await go([thrown], on);
    expect(record).toMatchObject({ outcome: 'rolled back', problem: expect.stringMatching(/a defect of ours\n +at /) });
  });

  test.each([
    [
      new (class extends Error {
        override stack = undefined;
      })('no place'),
      'no place',
    ],
    ['a text', 'a text'],
  ])('whatever it throws', async (error, problem) => {
    const { record } = await go([step('check', () => Promise.reject(error))]);
    expect(record).toMatchObject({ outcome: 'refused', problem });
  });
});
