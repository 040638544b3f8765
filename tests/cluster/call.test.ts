import { join } from 'node:path';
import { call } from '../../src/cluster/call';
import { jobOfCall } from '../../src/cluster/job-of-call';
import { declaredIn } from '../../src/config/declared';
import { environments } from '../../src/config/environments';
import { flows } from '../../src/config/flows';
import { foreignImages } from '../../src/config/versions';
import type { Manifest } from '../../src/kubernetes/manifest';
import { readObjects } from '../../src/kubernetes/read';
import { policies } from '../../src/policies';
import { parametersOf } from '../../src/policies/parameters';
import { evaluate } from '../../src/policies/policy';
import { admissionOf, isHeld } from '../../src/policies/vap';
import { type Result, success } from '../../src/programs/result';
import { pod } from './cluster-says';
import { fakeKubectl, inTurn, listing, quick, refusal } from './fake-kubectl';

const { lab } = environments;
const objects = readObjects(join('dist', lab.name));
const isOfClient = ({ kind, metadata }: Manifest) => kind === 'Job' && metadata.namespace === 'client';
const job = objects.find(isOfClient);
const request = {
  method: 'POST',
  path: '/users/',
  headers: { 'idempotency-key': '1' },
  body: '{"email":"a@b.example"}',
};
const line = JSON.stringify({
  status: 201,
  reason: 'Created',
  headers: [['content-type', 'application/json']],
  body: Buffer.from('{"id":"é"}').toString('base64'),
  cut: false,
  seconds: 0.012,
});
const answer = { ...JSON.parse(line), body: '{"id":"é"}' };

const running = (type?: string) =>
  success({
    metadata: { uid: 'u-1' },
    status: type === undefined ? {} : { conditions: [{ type, status: 'True' }] },
  });
const noImage = pod({ waiting: { reason: 'ErrImageNeverPull' } });

interface Answers {
  readonly jobs?: readonly [unknown, ...unknown[]];
  readonly pods?: () => Promise<ReturnType<typeof success<readonly object[]>> | ReturnType<typeof refusal>>;
  readonly logs?: ReturnType<typeof success<readonly string[]>> | ReturnType<typeof refusal>;
  readonly refuses?: (kind: string, time: number) => boolean;
  readonly signal?: AbortSignal;
}

/** One call on a cluster that answers so. */
async function ask({ jobs, logs, pods, refuses = () => false, signal }: Answers = {}) {
  if (!job) throw new Error('dist/lab has no Job of the client');
  const clock = quick();
  const times: Record<string, number> = {};
  const answers = inTurn(...(jobs ?? [running(), running(), running('Complete')]));
  const cluster = fakeKubectl({
    get: answers as never,
    list: listing({ pods: pods ?? (async () => success([pod({ terminated: { reason: 'Completed', exitCode: 0 } })])) }),
    logs: async () => logs ?? success(['a warning', line]),
    applyObject: async (object) => {
      const time = (times[object.kind] ?? 0) + 1;
      times[object.kind] = time;
      if (refuses(object.kind, time)) return refusal(`${object.kind} is refused`);
      cluster.brought.push(object);
      return success(undefined);
    },
  });
  const props = { kubectl: cluster, clock, job, call: request, seconds: 60 };
  const ended = await call(signal ? { ...props, signal } : props);
  return { ended, ...cluster, slept: clock.slept.length };
}

const problem = (ended: Result<unknown>) => (ended.ok ? {} : ended.problem);

test('an answer is that of the log, and nothing of the call is left', async () => {
  const { brought, deleted, ended, slept } = await ask();
  expect(ended).toEqual(success(answer));
  expect(slept).toBe(1);
  const [secret, made, owned] = brought;
  const name = String(made?.metadata.name);
  expect(name).toMatch(/^client-call-[0-9a-f]{8}$/);
  expect(deleted).toEqual([`job ${name} client`, `secret ${name} client`]);
  expect(JSON.parse(Buffer.from((secret as never)['data']['request'], 'base64').toString())).toEqual(request);
  // Where this process is killed, the request goes with the Job.
  const owner = { apiVersion: 'batch/v1', kind: 'Job', name, uid: 'u-1' };
  expect(owned).toEqual({ ...secret, metadata: { ...secret?.metadata, ownerReferences: [owner] } });
});

interface JobFields extends Manifest {
  readonly spec: {
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: { readonly containers: readonly { readonly volumeMounts: readonly object[] }[] };
    };
  };
}

describe('the job of a call', () => {
  test.each(Object.values(environments))('is admitted by every policy of $name', (environment) => {
    const around = readObjects(join('dist', environment.name));
    const own = around.find(isOfClient);
    if (!own) throw new Error(`dist/${environment.name} has no Job of the client`);
    const made = jobOfCall(own, 'client-call-0123abcd', 60);
    const parameters = parametersOf(environment, foreignImages(environment), declaredIn(environment));
    const { violations } = evaluate(policies, { ...parameters, objects: [...around, made] }, [made]);
    const broken = [...new Set(violations.map(({ policy }) => policy))];
    const refuses = policies.filter((one) => isHeld(admissionOf(one, parameters))).map(({ id }) => id);
    expect(refuses.length).toBeGreaterThan(50);
    expect(broken.filter((id) => refuses.includes(id) && !parameters.noted?.includes(id))).toEqual([]);
    // Rules for dist alone: its request is brought, and its account, which has no token, is that of the smoke test.
    const ofDist = ['exemption-needed', 'secret-source', 'service-account-owner', 'user-namespaces'];
    expect(broken.filter((id) => !ofDist.includes(id))).toEqual([]);
  });

  test('is that of dist with another argument, one try, and an end', () => {
    const was = job as JobFields;
    const is = jobOfCall(was, 'client-call-0123abcd', 60) as JobFields;
    const limits = { activeDeadlineSeconds: 60, backoffLimit: 0, ttlSecondsAfterFinished: 60 };
    expect(is.spec).toEqual({ ...was.spec, ...limits, template: expect.anything() });
    const named = { 'app.kubernetes.io/instance': 'client-call-0123abcd' };
    expect(is.metadata.labels).toEqual({ ...was.metadata.labels, ...named });
    expect(is.spec.template.metadata.labels).toEqual({ ...was.spec.template.metadata.labels, ...named });
    const [[before], [after]] = [was, is].map(({ spec }) => spec.template.spec.containers) as never as [
      [{ volumeMounts: readonly object[] }],
      [{ volumeMounts: readonly object[] }],
    ];
    expect(after).toEqual({
      ...before,
      args: ['call'],
      volumeMounts: expect.arrayContaining([...before.volumeMounts]),
    });
    expect(after.volumeMounts).toHaveLength(before.volumeMounts.length + 1);
  });

  test('has one address to go to: that of a declared flow of the client', () => {
    const targets = flows.filter(({ from }) => from === 'client').map(({ to }) => to);
    const settings = objects.filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.namespace === 'client');
    const urls = settings.flatMap((one) => (one as never as { data: Record<string, string> }).data['API_URL'] ?? []);
    expect(urls).toEqual(targets.map((to) => `http://${to}.${to}.svc.cluster.local:8080`));
  });
});

describe('a call fails', () => {
  test.each<[string, Answers, object]>([
    ['whose request is refused', { refuses: (kind) => kind === 'Secret' }, { message: 'Secret is refused' }],
    ['whose job is refused', { refuses: (kind) => kind === 'Job' }, { message: 'Job is refused' }],
    ['whose job is not found again', { jobs: [refusal('EOF')] }, { message: 'EOF' }],
    ['whose request cannot be bound to it', { refuses: (_, time) => time === 2 }, { message: 'Secret is refused' }],
    ['without an answer', { logs: success(['FAIL GET / got no answer']) }, { message: 'FAIL GET / got no answer' }],
    ['with an answer that is none', { logs: success(['{"status"', '{}']) }, { message: '{"status"\n{}' }],
    ['whose log cannot be read', { logs: refusal('gone') }, { message: 'gone' }],
    [
      'that says nothing',
      {
        logs: success([]),
        pods: async () => success([pod({ terminated: { reason: 'OOMKilled', exitCode: 137 } })]),
      },
      { message: 'api/api-7d9c: ended with 137 (OOMKilled)' },
    ],
    [
      'that ends without a pod',
      { jobs: [running(), running('Failed')], pods: async () => success([]) },
      { message: 'it has no pod: its quota, or a policy, may refuse it' },
    ],
    [
      'whose image is not there',
      { jobs: [running()], pods: async () => success([noImage]) },
      { message: expect.stringMatching(/ErrImageNeverPull[\s\S]*the cluster must have what dist has: npm run up$/) },
    ],
    [
      'that takes too long',
      { jobs: [running(), refusal('EOF')], pods: async () => refusal('EOF') },
      { reason: 'timeout', message: expect.stringMatching(/^no answer within 60 s\nit has no pod/) },
    ],
    ['that is interrupted', { signal: AbortSignal.abort() }, { message: 'it was interrupted' }],
  ])('%s, and leaves nothing', async (_, answers, wanted) => {
    const { deleted, ended } = await ask(answers);
    expect(problem(ended)).toMatchObject(wanted);
    expect(deleted).toEqual([expect.stringMatching(/^job /), expect.stringMatching(/^secret /)]);
  });

  test('of a job that is gone before it is asked for, without an owner of its request', async () => {
    const { brought, ended } = await ask({ jobs: [success(undefined), running('Complete')] });
    expect([ended.ok, brought.map(({ kind }) => kind)]).toEqual([true, ['Secret', 'Job']]);
  });
});
