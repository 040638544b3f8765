/** lab by its three stacks, with Terraform's providers: from nothing, drift, a broken release, secrets, destroyed. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { removeClusters } from '../lab/cluster';
import { ask } from '../lab/front-door';
import { kubectl, must } from '../lab/kubectl';
import { breakwater } from '../lab/platform';
import { applied, leftOut, planned, reviewed, variables } from './deploys';
import { placeDotenv, removeDotenv } from './dotenv';
import { fromNothing } from './setup';

const log: string[] = [];

async function command(verb: string, ...args: readonly string[]) {
  const began = performance.now();
  const outcome = await breakwater([verb, '--environment', 'lab', ...args], {
    echo: true,
    env: { ...variables, ...canaryVariables },
  });
  log.push(outcome.stdout, outcome.stderr);
  return { ...outcome, seconds: (performance.now() - began) / 1000 };
}

/** Fifty secrets, where secrets may be: variables, a file `.env`, Secrets on the cluster. */
const canaries = Array.from({ length: 50 }, (_, place) => `canary${place}x${randomBytes(12).toString('hex')}`);
const places = ['MONGO_URL', 'AWS_SECRET_ACCESS_KEY', 'GF_SECURITY_ADMIN_PASSWORD', 'TF_VAR_password', 'KUBE_TOKEN'];
const canaryVariables = Object.fromEntries(
  canaries.slice(0, 20).map((value, place) => [places[place] ?? `SECRET_${place}`, value]),
);
const dotenv = '.env';

/** What is there beside pods: what a destroy must not leave. */
async function inventory(): Promise<readonly string[]> {
  const kinds = [
    'namespaces',
    'customresourcedefinitions',
    'clusterroles',
    'clusterrolebindings',
    'validatingwebhookconfigurations',
    'mutatingwebhookconfigurations',
    'validatingadmissionpolicies',
    'validatingadmissionpolicybindings',
    'priorityclasses',
    'apiservices',
    'ingressclasses',
  ];
  const names = await must('get', kinds.join(','), '--output=name');
  const kubeSystem = await must('get', 'roles,rolebindings,leases,secrets', '--namespace=kube-system', '--output=name');
  return [...names.split('\n'), ...kubeSystem.split('\n')].filter((name) => name !== '' && !/apiserver-/.test(name));
}

/** Everything that Terraform or we wrote, as one text. */
function written(): string {
  const folders = ['dist', 'cdktf.out', 'state/lab'];
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('.terraform'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

/** The objects of lab with one of them changed, or without it. */
function changed(kind: string, name: string, change: (spec: never) => object): readonly Manifest[] {
  return reviewed().map((object) =>
    object.kind === kind && object.metadata.name === name
      ? { ...object, spec: { ...(object['spec'] as object), ...change(object['spec'] as never) } }
      : object,
  );
}

let before: readonly string[] = [];

beforeAll(async () => {
  await fromNothing();
  const lines = canaries.slice(20, 30).map((value, place) => `SECRET_${place}=${value}`);
  if (!placeDotenv(dotenv, lines))
    console.log(`${dotenv} is there already, and not the suite's: no secret is planted in it`);
}, 600_000);
afterAll(async () => {
  removeDotenv(dotenv);
  if (!process.env['E2E_KEEP']) await removeClusters();
});

console.log(
  leftOut.length > 0
    ? `left out here, since their images are not available: ${leftOut.join(', ')}`
    : 'no release is left out',
);

describe('lab, by its stacks', () => {
  test('comes up from nothing, in one command', async () => {
    const cluster = await command('up', '--uncommitted', '--only', 'cluster');
    expect(cluster.code).toBe(0);
    before = await inventory();
    const rest = await command('up', '--uncommitted');
    expect([rest.code, rest.stderr]).toEqual([0, '']);
    console.log(`from nothing: ${(cluster.seconds + rest.seconds).toFixed(0)} s`);
    const answer = await ask({ host: 'hash.lab.breakwater.example', path: '/hash/abc123' });
    expect([answer.status, answer.body.trim()]).toEqual([200, '6367c48dd193d56ea7b0baad25b19455e529f5ee']);
    expect(await must('logs', '--namespace=client', '--selector=app=client')).toMatch(/deleted/i);
  });

  test('changes nothing the second time', async () => {
    const { code, stdout, seconds } = await command('up', '--uncommitted');
    const parts = [...stdout.matchAll(/^(cluster|platform|workloads): No changes, ([\d.]+) s$/gm)];
    console.log(
      `second run: ${seconds.toFixed(0)} s, ${parts.map(([, part, time]) => `${part} ${time} s`).join(', ')}`,
    );
    expect([code, parts.map(([, part]) => part)]).toEqual([0, ['cluster', 'platform', 'workloads']]);
    expect((await command('plan', '--check')).code).toBe(0);
  });

  test('plans just the field of one service that was changed', async () => {
    const objects = changed('Deployment', 'hash', () => ({ minReadySeconds: 6 }));
    const { changes, text } = await planned('workloads', objects);
    expect(changes).toEqual({ add: 0, change: 1, destroy: 0 });
    const arrows = text.split('\n').filter((line) => line.includes(' -> '));
    expect(arrows.map((line) => line.replace(/\s+/g, ' ').trim())).toEqual([
      '~ minReadySeconds = 5 -> 6',
      '~ minReadySeconds = 5 -> 6',
    ]);
  });

  /** Drift that the guardrails let through: what they refuse cannot drift. */
  test('finds what was changed with kubectl, and plans it back', async () => {
    const unsafe = ['namespace/api', 'pod-security.kubernetes.io/enforce=privileged', '--overwrite'];
    expect(await kubectl('label', ...unsafe)).toMatchObject({ code: 1, stderr: expect.stringContaining('denied') });
    const rules = () => must('get', 'networkpolicy', 'web', '--namespace=web', '--output=jsonpath={.spec.ingress}');
    const reviewedRules = await rules();
    await must('label', 'deployment/hash', '--namespace=hash', 'owner=shop', '--overwrite');
    await must('patch', 'hpa', 'hash', '--namespace=hash', '--type=merge', '--patch={"spec":{"maxReplicas":9}}');
    const without = '--patch=[{"op":"remove","path":"/spec/ingress/0"}]';
    await must('patch', 'networkpolicy', 'web', '--namespace=web', '--type=json', without);
    const { changes, text } = await planned('workloads');
    expect(changes).toEqual({ add: 0, change: 3, destroy: 0 });
    expect(text).toMatch(/owner\s+= "shop" -> "platform"/);
    expect(text).toMatch(/maxReplicas\s+= 9 -> 10/);
    expect(await applied('workloads')).toEqual({ ok: true });
    expect(await rules()).toBe(reviewedRules);
    expect((await planned('workloads')).changes).toEqual({ add: 0, change: 0, destroy: 0 });
  });

  // One that the guardrails let a GitOps engine write.
  const extra = 'argocd.argoproj.io/instance';

  test('names a label of another field manager, with the command that removes it', async () => {
    await must('label', 'service/hash', '--namespace=hash', `${extra}=foreign`);
    const result = await applied('workloads');
    expect(result).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining(`Service hash has the label '${extra}', which is not in dist`) },
    });
    await must('label', 'service/hash', '--namespace=hash', `${extra}-`);
    expect(await applied('workloads')).toEqual({ ok: true });
  });

  test('removes from the cluster what is removed from the code, and brings it back', async () => {
    const without = reviewed().filter(
      ({ kind, metadata }) => !(kind === 'PodDisruptionBudget' && metadata.name === 'hash'),
    );
    expect(without).toHaveLength(reviewed().length - 1);
    expect(await applied('workloads', without)).toEqual({ ok: true });
    expect((await kubectl('get', 'poddisruptionbudget', 'hash', '--namespace=hash')).code).toBe(1);
    expect(await applied('workloads')).toEqual({ ok: true });
    expect((await kubectl('get', 'poddisruptionbudget', 'hash', '--namespace=hash')).code).toBe(0);
  });

  test('rolls a broken release back, and says which and why', async () => {
    const broken = { BREAKWATER_REGISTRY: 'nowhere.breakwater.example/mirror/', BREAKWATER_PATIENCE: '40' };
    const result = await applied('platform', reviewed(), broken);
    if (result.ok) throw new Error('the broken release was installed');
    console.log(result.problem.message);
    expect(result.problem.message).toContain('cert-manager');
    expect(result.problem.message).toMatch(/cert-manager\/cert-manager-\S+: .*[Pp]ull.*nowhere\.breakwater\.example/);
    await must('rollout', 'status', 'deployment/cert-manager', '--namespace=cert-manager', '--timeout=60s');
    expect(await applied('platform')).toEqual({ ok: true });
    expect((await planned('platform')).changes).toEqual({ add: 0, change: 0, destroy: 0 });
  });

  test('keeps secrets out of dist, stacks, states and logs', async () => {
    const left = canaries.slice(30);
    for (const [place, value] of left.entries()) {
      const namespace = ['api', 'mongo', 'web', 'cert-manager'][place % 4] ?? 'api';
      await must(
        'create',
        'secret',
        'generic',
        `canary-${place}`,
        `--namespace=${namespace}`,
        `--from-literal=value=${value}`,
      );
    }
    const { code } = await command('up', '--uncommitted');
    const { text } = await planned('workloads');
    const everything = [written(), text, ...log].join('\n');
    const found = canaries.filter(
      (value) => everything.includes(value) || everything.includes(Buffer.from(value).toString('base64')),
    );
    expect([code, found]).toEqual([0, []]);
    // A deploy takes from namespaces of ours what no chart wrote.
    const there = (await must('get', 'secrets', '--all-namespaces', '--output=name')).split('\n');
    const kept = there.filter((name) => name.includes('/canary-'));
    expect(kept).toEqual(left.flatMap((_, place) => (place % 4 === 3 ? [`secret/canary-${place}`] : [])).sort());
    for (const name of kept) await must('delete', name, '--namespace=cert-manager');
  });

  test('leaves nothing when it is destroyed', async () => {
    const services = await command('down', '--only', 'workloads', 'platform');
    expect([services.code, services.stderr]).toEqual([0, '']);
    const after = await inventory();
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
    const { code, seconds } = await command('down');
    console.log(`down: ${(services.seconds + seconds).toFixed(0)} s`);
    expect(code).toBe(0);
    mkdirSync('.cache/e2e', { recursive: true });
    const profiles = await breakwater(['plan', '--environment', 'lab', '--only', 'cluster'], { env: variables });
    expect(profiles.stdout).toMatch(/^cluster: \d+ to add/);
  });
});
