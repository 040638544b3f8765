/** lab from Terraform to Flux and back, by the commands of docs/how-to/gitops.md: no pod is made anew, nothing is deleted. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { lab } from '../../../src/config/environments/lab';
import { run } from '../../../src/programs/run';
import { removeClusters } from '../lab/cluster';
import { reconcile, takes } from '../lab/flux';
import { GitServer } from '../lab/git-server';
import { mustPerform, pageCommands } from '../lab/gitops-page';
import { hasKit } from '../lab/kit';
import { list, must } from '../lab/kubectl';
import { minikube } from '../lab/minikube';
import { breakwater } from '../lab/platform';
import { leftOut, variables } from './deploys';
import { fromNothing } from './setup';

interface Started {
  readonly metadata: { readonly namespace: string; readonly name: string; readonly uid: string };
  readonly status: {
    readonly startTime: string;
    readonly containerStatuses?: readonly { readonly restartCount: number }[];
  };
}

interface Owned {
  readonly metadata: { readonly managedFields?: readonly { readonly manager: string }[] };
}

/** Each pod of ours: its identity, when it began, and how often its containers were started again. */
async function pods(): Promise<readonly string[]> {
  const all = await list<Started>('pods', '-A', '--selector=app.kubernetes.io/part-of=breakwater');
  return all
    .map(({ metadata: { namespace, name, uid }, status: { containerStatuses = [], startTime } }) =>
      [namespace, name, uid, startTime, ...containerStatuses.map(({ restartCount }) => restartCount)].join(' '),
    )
    .sort();
}

/** Who has written fields of what dist has. */
async function managers(): Promise<readonly string[]> {
  const kinds = 'deployments,services,configmaps,networkpolicies,namespaces';
  const all = await list<Owned>(
    kinds,
    '-A',
    '--selector=app.kubernetes.io/part-of=breakwater',
    '--show-managed-fields',
  );
  return [...new Set(all.flatMap(({ metadata }) => metadata.managedFields ?? []).map(({ manager }) => manager))].sort();
}

const charts = process.env['BREAKWATER_CHARTS'];
const env = variables;
const appliedBy = (who: string) => `appliedBy: '${who}',`;
const values = 'src/config/environments/lab.ts';

// Without the kit there is neither a git server in the cluster nor Flux to begin with.
const suite = hasKit ? describe : describe.skip;

suite('lab, from Terraform to Flux and back', () => {
  let server: GitServer;
  let before: readonly string[] = [];

  const product = (...args: readonly string[]) =>
    server.checkout.run('node', ['lib/src/cli/main.js', ...args, '--environment', lab.name], { env });
  const performed = (command: string, instead: Readonly<Record<string, string>> = {}) =>
    mustPerform(command, { checkout: server.checkout, context: lab.context, instead, env });
  const ownedBy = async (from: string, to: string) => {
    server.checkout.edit(values, appliedBy(from), appliedBy(to));
    expect(await server.checkout.run('node', ['node_modules/typescript/bin/tsc'])).toMatchObject({ code: 0 });
    return server.push(`lab is applied by ${to}`);
  };

  beforeAll(async () => {
    await fromNothing();
    const cluster = ['up', '--environment', lab.name, '--uncommitted', '--only', 'cluster'];
    expect(await breakwater(cluster, { echo: true, env })).toMatchObject({ code: 0 });
    await minikube('addons', 'enable', 'flux', '--profile', lab.context);
    server = await GitServer.start();
    // The checkout is another folder, and charts are named from it.
    const folders = charts === undefined ? ['state'] : ['state', charts];
    for (const name of folders) cpSync(name, join(server.checkout.folder, name), { recursive: true });
    await server.secrets(lab.context);
  }, 900_000);

  afterAll(async () => {
    await server?.stop();
    await run('rm', ['-rf', `state/${lab.name}`]);
    if (!process.env['E2E_KEEP']) await removeClusters();
  }, 120_000);

  jest.setTimeout(1_200_000);

  test('Terraform applies it, and plans no change', async () => {
    const up = await product('up', '--uncommitted');
    expect([up.code, up.stderr]).toEqual([0, '']);
    expect(await product('plan', '--check')).toMatchObject({ code: 0 });
    before = await pods();
    console.log(`pods: ${before.length}`);
    expect(before.length).toBeGreaterThan(10);
    expect(await managers()).toContain('terraform');
  });

  test('Flux adopts each object as it stands', async () => {
    const forgotten = await performed(pageCommands.forget);
    console.log(forgotten.trim().split('\n').at(-1));
    const commit = await ownedBy('terraform', 'gitops');
    await performed(pageCommands.override);
    await must('-n', 'flux-system', 'rollout', 'status', 'deployment/kustomize-controller', '--timeout=120s');
    await server.define(lab.name, lab.context);
    await reconcile();
    await takes(commit, 'adopted from Terraform', 600);
    expect(await pods()).toEqual(before);
    expect(await managers()).not.toContain('terraform');
    const { code, stdout } = await product('drift');
    expect([code, stdout]).toEqual([0, expect.stringContaining('as in dist/lab')]);
  });

  test('Terraform takes each object back, and plans no change', async () => {
    await performed(pageCommands.stop);
    await ownedBy('gitops', 'terraform');
    await performed(pageCommands.stacks);
    await performed(pageCommands.imports);
    await performed(pageCommands.init);
    const applied = await performed(pageCommands.apply, { ' apply': ' apply -auto-approve -no-color' });
    const [plan = ''] = /^Plan: .*$/m.exec(applied) ?? [];
    console.log(plan);
    expect(plan).toMatch(/^Plan: \d{3} to import, .* 0 to destroy\.$/);
    const up = await product('up', '--uncommitted');
    expect([up.code, up.stdout]).toEqual([0, expect.stringMatching(/^workloads: No changes/m)]);
    expect(await product('plan', '--check')).toMatchObject({ code: 0 });
    expect(await pods()).toEqual(before);
  });
});

console.log(leftOut.length > 0 ? `left out here: ${leftOut.join(', ')}` : 'no release is left out');

// A file without a test would be an error.
if (!hasKit) test.todo('needs the git server and the controllers of ../shared/cluster');
