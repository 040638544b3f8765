import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Record as RunRecord } from '../../src/pipeline/record';
import { runSteps } from '../../src/pipeline/run-steps';
import { done, failed as failedStep, type Step, type StepName, type StepResult } from '../../src/pipeline/step';
import { type Answers, failed } from '../programs/fakes';
import { type Files, temporaryFolders } from '../synth/folders';
import { commit, earlier, idOf, pairs, signed, stage, vouch } from './world';

const folder = temporaryFolders();

/** A step that ends as it is set to, and says when it ran. */
const step = (name: StepName, work: () => StepResult | Promise<StepResult> = () => done(`${name} said`)): Step => ({
  ...{ name, why: '' },
  run: async () => work(),
});

const why = failedStep('why');

/** @param recorded what the cluster runs, whose release before was signed */
async function go(steps: readonly Step[], recorded: Files = {}, answers: Answers = {}) {
  const there = await signed(folder(), answers, recorded);
  const { made } = there;
  await vouch({ ...made, commit: earlier }, there);
  const [said, shown, seen]: [string[], string[], RunRecord[]] = [[], [], []];
  const written = () => {
    const [file, ...others] = readdirSync(made.places.runs);
    expect(others).toEqual([]);
    return JSON.parse(readFileSync(join(made.places.runs, file ?? ''), 'utf8')) as RunRecord;
  };
  const watched = steps.map((one) => ({
    ...one,
    run: (of: typeof made) => {
      seen.push(written());
      return one.run(of);
    },
  }));
  const record = await runSteps({
    ...{ release: made, steps: watched, again: (name) => `again ${name}` },
    say: (line) => said.push(line.replace(/ +\d+\.\d s {2}/, ' N s ')),
    live: (running) => shown.push([...running.keys()].join(' ')),
  });
  return { record, written: written(), seen, said, shown, state: pairs(there.recorded), images: made.images };
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

  test('says which images it is of, but for those that are not built', async () => {
    const { images, record } = await go([step('check')]);
    expect(record.images).toEqual(
      Object.fromEntries(images.map(({ name, reference }) => [name, { reference, id: idOf(reference) }])),
    );
    const props = { release: stage(folder()).made, steps: [], say: () => {}, live: () => {}, again: () => '' };
    expect((await runSteps(props)).images).toEqual({});
  });
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

  test.each<[StepName, Files]>([
    ['deploy', on],
    ['smoke', on],
    ['finish', on],
    ['smoke', { ...on, state: 'applied' }],
  ])('at %s is taken back from %j', async (name, recorded) => {
    const { record, said, state } = await go([step(name, () => why)], recorded);
    expect(record).toMatchObject({ outcome: 'rolled back', problem: 'why' });
    expect(names(record)).toEqual([name, 'rollback']);
    expect(said.at(-1)).toBe(`ok   rollback N s the cluster runs ${earlier}, as before`);
    expect(state).toMatchObject({ state: 'good', commit: earlier });
  });

  test.each<[StepName, string, Files]>([
    ['deploy', 'is good', { state: 'good', commit }],
    ['deploy', 'is of another commit', { ...on, commit: earlier }],
    ['deploy', 'was not deployed by a run', {}],
    ['gate', 'is another run, half done', on],
  ])('at %s takes nothing back where what is there %s', async (name, _, recorded) => {
    const { record, state } = await go([step(name, () => why)], recorded);
    expect([record.outcome, names(record), state]).toEqual(['refused', [name], recorded]);
  });

  test('that cannot be taken back has failed', async () => {
    const { record, said } = await go([step('deploy', () => why)], on, { 'kubectl apply': failed(1, 'no\n') });
    expect(record).toMatchObject({ outcome: 'failed', problem: 'why' });
    expect(said.slice(-2)).toEqual([`FAIL rollback N s ${earlier} does not come up again: not applied:`, '       no']);
  });

  test('on a cluster that then does not say what it runs has failed, and is not called refused', async () => {
    const { record } = await go([step('deploy', () => why)], on, { 'kubectl get configmap': failed(1, 'gone\n') });
    const problem = 'why\nthe cluster does not say what it runs: gone';
    expect(record).toMatchObject({ outcome: 'failed', problem });
  });
});

describe('a step that runs beside others', () => {
  /** Two steps: the first, which `tag` needs, ends as given while the second runs, or only after it. */
  function pair(result: StepResult, second: StepResult, late = false) {
    let end: (result: StepResult) => void = () => {};
    const first = new Promise<StepResult>((settle) => {
      end = settle;
    });
    const other = step('gate', () => {
      if (late) setTimeout(end, 20, result);
      else end(result);
      return second;
    });
    return [{ ...step('test', () => first), before: 'tag' as const }, other] as const;
  }
  const answers = done('it answers');

  test('goes on while they run, and has ended before the step that needs it', async () => {
    const [one, gate] = pair(done('all passed'), answers);
    const { record, said, shown } = await go([step('check'), one, step('build'), gate, step('tag')]);
    expect(record.outcome).toBe('passed');
    expect(shown).toContain('test build');
    expect(names(record).sort()).toEqual(['build', 'check', 'gate', 'tag', 'test']);
    expect(said.at(-1)).toBe('ok   tag N s tag said');
  });

  test('ends the run when it fails, and nothing that needs it runs', async () => {
    const { record, said } = await go([...pair(failedStep('1 failed\nwhich'), answers), step('tag')]);
    expect(record).toMatchObject({ outcome: 'refused', problem: '1 failed\nwhich' });
    expect(names(record).sort()).toEqual(['gate', 'test']);
    expect(said).toContain('     repeat: again test');
  });

  test('is waited for where another fails, which is the problem of the run', async () => {
    const { record } = await go([...pair(failedStep('1 failed'), failedStep('no answer'), true), step('tag')]);
    expect(record).toMatchObject({ outcome: 'refused', problem: 'no answer' });
    expect(names(record)).toEqual(['gate', 'test']);
  });

  test('is waited for at the end, where what needs it does not run', async () => {
    const { record } = await go(pair(failedStep('1 failed'), answers, true));
    expect(record).toMatchObject({ outcome: 'refused', problem: '1 failed' });
  });
});

describe('a step that throws', () => {
  test('is one that fails, with where it was', async () => {
    const { record } = await go([step('deploy', () => Promise.reject(new Error('a defect of ours')))], on);
    expect(record).toMatchObject({ outcome: 'rolled back', problem: expect.stringMatching(/a defect of ours\n +at /) });
  });

  const placeless = Object.assign(new Error('no place'), { stack: undefined });
  test.each([
    [placeless, 'no place'],
    ['a text', 'a text'],
  ])('whatever it throws', async (error, problem) => {
    const { record } = await go([step('check', () => Promise.reject(error))]);
    expect(record).toMatchObject({ outcome: 'refused', problem });
  });
});
