/** Lines of the brief that no core suite shows. */
import { hostOf, urlOf } from '../../../charts/context';
import { call } from '../../../src/cluster/call';
import { kubectl as kubectlOn } from '../../../src/cluster/kubectl';
import { watchRollouts } from '../../../src/cluster/rollouts';
import { lab } from '../../../src/config/environments/lab';
import { limitOf } from '../../../src/config/rate-limits';
import { readObjects } from '../../../src/kubernetes/read';
import { clock } from '../../../src/programs/clock';
import { success } from '../../../src/programs/result';
import { run } from '../../../src/programs/run';
import { burst } from '../lab/burst';
import { clientJob } from '../lab/client-job';
import { ask } from '../lab/front-door';
import { apply, eventually, must } from '../lab/kubectl';
import { breakwater } from '../lab/platform';
import { readTarget } from '../lab/target';
import { useLab } from '../lab/use-lab';

useLab();

jest.setTimeout(300_000);

describe('a caller who asks too often', () => {
  const { perSecond, burst: atOnce } = limitOf('web', lab);
  const site = hostOf('web', lab);

  test('gets as much as the limit of the service says, and status 429 for the rest', async () => {
    const began = performance.now();
    const answers = await burst({ host: site, path: '/', count: 1500, open: 40 });
    const seconds = (performance.now() - began) / 1000;
    console.log(`web, ${perSecond}/s: ${JSON.stringify(answers)} in ${seconds.toFixed(1)} s`);
    expect(Object.keys(answers).sort()).toEqual(['200', '429']);
    expect(answers['200']).toBeGreaterThanOrEqual(perSecond);
    // What came at once, and what came in by and by; a second for the beginning.
    expect(answers['200']).toBeLessThanOrEqual(perSecond * (atOnce + seconds + 1));
  });

  test('is not held back at another service, which has a limit of its own', async () => {
    const answers = await burst({ host: hostOf('hash', lab), path: '/hash/abc123', count: 600, open: 20 });
    expect(answers).toEqual({ 200: 600 });
  });

  test('is served again a moment later', async () => {
    expect(await eventually(30, async () => (await ask({ host: site, path: '/' })).status === 200)).toBe(true);
  });
});

/** `npm run client` on lab. */
async function client(...words: readonly string[]) {
  const { code, stdout, stderr } = await breakwater(['client', '--environment=lab', ...words]);
  return { code, out: stdout, err: stderr };
}

/** Jobs and Secrets of calls. */
const left = async () =>
  (await must('get', 'jobs,secrets', '-n', 'client', '-o', 'name')).split('\n').filter((one) => one.includes('-call-'));

describe('one call by a person, from inside the cluster', () => {
  test('is answered, and nothing of it is left', async () => {
    const began = performance.now();
    const { code, err, out } = await client('GET', '/users/?limit=1', '--headers');
    console.log(`npm run client: ${((performance.now() - began) / 1000).toFixed(1)} s\n${err}${out}`);
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(/^200 OK, \d+ ms\n[\s\S]*^content-type: application\/json/m),
    ]);
    expect(JSON.parse(out)).toMatchObject({ items: expect.any(Array) });
    expect(await left()).toEqual([]);
  });

  test('makes a user, whatever stands in the request, and removes it', async () => {
    const user = { name: 'One call', email: `call-${Date.now()}@example.com` };
    const made = await client('POST', '/users/', '--json', '--data', JSON.stringify(user));
    expect(JSON.parse(made.out)).toMatchObject({ status: 201 });
    const { id } = JSON.parse(JSON.parse(made.out).body);
    expect(JSON.parse((await client('GET', `/users/${id}`)).out)).toEqual({ ...user, id });
    expect(await client('DELETE', `/users/${id}`)).toMatchObject({ code: 0, out: '' });
    expect(await client('GET', `/users/${id}`)).toMatchObject({ code: 1, err: expect.stringMatching(/^404 /) });
  });

  test('reaches nothing but what the client has a flow to, whatever address it is given', async () => {
    const { job, objects } = clientJob('client-astray', { API_URL: urlOf('web') });
    expect(await apply(...objects.filter(({ kind }) => kind === 'ConfigMap'))).toMatchObject({ code: 0 });
    const props = { kubectl: kubectlOn(run, readTarget().context), clock, job, seconds: 60 };
    const answer = await call({ ...props, call: { method: 'GET', path: '/' } });
    expect(answer).toMatchObject({
      ok: false,
      problem: { message: expect.stringMatching(/FAIL GET \/ got no answer: (TimeoutError|OSError\(113)/) },
    });
  });

  test('whose command is killed before it takes anything away goes by itself, with its request', async () => {
    const own = readObjects('dist/lab').find(({ kind, metadata }) => kind === 'Job' && metadata.namespace === 'client');
    if (!own) throw new Error('dist/lab has no Job of the client');
    const killed = { ...kubectlOn(run, readTarget().context), delete: async () => success(undefined) };
    const answer = await call({
      kubectl: killed,
      clock,
      job: own,
      seconds: 60,
      call: { method: 'GET', path: '/livez' },
    });
    expect(answer).toMatchObject({ ok: true, value: { status: 200 } });
    expect(await left()).toHaveLength(2);
    expect(await eventually(150, async () => (await left()).length === 0)).toBe(true);
  });
});

describe('a smoke test that fails', () => {
  const name = 'client-fails';

  afterAll(() => must('delete', 'job', name, '-n', 'client', '--ignore-not-found'));

  test('ends the deploy at once, and its log stays where the message says', async () => {
    // A port on which the API does not answer callers.
    const { job, objects } = clientJob(name, { API_URL: urlOf('api').replace(/\d+$/, '8081'), WAIT_SECONDS: '1' });
    expect(await apply(...objects)).toMatchObject({ code: 0 });
    const began = performance.now();
    const live = { kubectl: kubectlOn(run, readTarget().context), clock, patience: 240, say: () => {} };
    const ended = await watchRollouts(live, [job], Date.now(), { jobs: true });
    const { message } = ended.ok ? { message: '' } : ended.problem;
    console.log(`${((performance.now() - began) / 1000).toFixed(1)} s\n${message}`);
    expect(message).toMatch(
      /^job client\/client-fails failed; its last lines:\n {2}\| FAIL GET \/readyz should answer 200/,
    );
    expect(performance.now() - began).toBeLessThan(60_000);
    const [, command = ''] = /all of its pods: (kubectl .*)$/.exec(message) ?? [];
    const [program = '', ...args] = command.split(' ');
    expect((await run(program, args)).stdout).toContain('FAIL GET /readyz');
  });
});
