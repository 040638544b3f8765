/** Releases move from one cluster to the next, each followed by its own Flux: proven, soaked, promoted, frozen, and back. */
import { lab } from '../../../src/config/environments/lab';
import { clock } from '../../../src/programs/clock';
import { removeClusters } from '../lab/cluster';
import { happened, reconcile, settled, table, takes } from '../lab/flux';
import { GitServer } from '../lab/git-server';
import { hasKit } from '../lab/kit';
import { must } from '../lab/kubectl';
import { loadLocal, startLocal } from '../lab/local-cluster';
import { minikube } from '../lab/minikube';
import { localProfile, readTarget, saveTarget } from '../lab/target';
import { useLab } from '../lab/use-lab';

const suite = hasKit ? describe : describe.skip;

/** Seconds that a commit serves in the first environment before the second may have it. */
const soak = 90;

/** What is done as if the suite's cluster were the second one. */
async function onSecond<T>(body: () => Promise<T>): Promise<T> {
  const first = readTarget();
  saveTarget({ ...first, context: localProfile });
  try {
    return await body();
  } finally {
    saveTarget(first);
  }
}

suite('two clusters, one repository', () => {
  let server: GitServer;

  if (hasKit) beforeAll(removeClusters, 120_000);
  if (hasKit) useLab({ applied: false });

  beforeAll(async () => {
    await startLocal(false);
    await loadLocal();
    for (const context of [lab.context, localProfile]) await minikube('addons', 'enable', 'flux', '--profile', context);
    server = await GitServer.start();
    await server.mirror(localProfile);
    for (const context of [lab.context, localProfile]) await server.secrets(context);
    const values = (name: string) => `src/config/environments/${name}.ts`;
    const followed = (promotion: string) => `appliedBy: 'gitops',\n  promotion: { ${promotion} },`;
    server.checkout.edit(values('lab'), "appliedBy: 'terraform',", followed('soakHours: 0'));
    server.checkout.edit(
      values('local'),
      "appliedBy: 'terraform',",
      followed(`after: 'lab', soakHours: ${soak} / 3600`),
    );
    server.checkout.edit(values('local'), "context: 'breakwater',", `context: '${localProfile}',`);
    // Each cluster of the kit has Services of its own range.
    const dns = await onSecond(() =>
      must('-n', 'kube-system', 'get', 'service', 'kube-dns', '--output=jsonpath={.spec.clusterIP}'),
    );
    const range = dns.split('.').slice(0, 3).join('.');
    server.checkout.edit(
      values('local'),
      "dns: { cluster: '10.96.0.10', resolver: '10.96.0.53' }",
      `dns: { cluster: '${dns}', resolver: '${range}.53' }`,
    );
    server.checkout.edit(
      values('local'),
      "ci: ['system:masters'] }",
      "ci: ['system:masters', 'system:serviceaccount:flux-system:breakwater'] }",
    );
  }, 900_000);

  afterAll(async () => {
    console.log(table());
    await server?.stop();
    await removeClusters();
  }, 120_000);

  jest.setTimeout(1_200_000);

  const compile = async () =>
    expect(await server.checkout.run('node', ['node_modules/typescript/bin/tsc'])).toMatchObject({ code: 0 });

  /** Compiled, synthesised, signed, and on the branch. */
  const pushed = async (what: string) => {
    await compile();
    await server.checkout.synth();
    return server.push(what);
  };

  const promote = async (...args: readonly string[]) => {
    const { code, stderr, stdout } = await server.command('promote', ...args);
    return { code, said: `${stdout}${stderr}` };
  };

  const most = () => must('-n', 'hash', 'get', 'hpa', 'hash', '--output=jsonpath={.spec.maxReplicas}');

  /** Proves a commit in lab. @returns when local may have it, by the clock */
  const proven = async () => {
    expect(await promote('lab', '--proven')).toMatchObject({ code: 0 });
    return clock.now() + soak * 1000;
  };

  const soaked = async (end: number) => clock.sleep(Math.max(0, end - clock.now()) / 1000 + 1);

  let first = '';
  let next = '';

  test('a commit that is promoted to the first is what its engine applies', async () => {
    first = await pushed('two environments are promoted to');
    expect(await promote('lab', '--yes')).toMatchObject({ code: 0 });
    await server.define('lab', lab.context);
    await reconcile();
    await takes(first, 'lab, the first commit', 700);
  });

  test('the second gets it when it is proven in the first, and has served there', async () => {
    expect(await promote('local', '--yes')).toMatchObject({ code: 1, said: expect.stringMatching(/prov/) });
    const end = await proven();
    const early = await promote('local', '--yes');
    console.log(early.said);
    expect(early).toMatchObject({ code: 1, said: expect.stringMatching(/is proven in lab for .* promote it after/) });
    await soaked(end);
    expect(await promote('local', '--yes')).toMatchObject({ code: 0 });
    await server.define('local', localProfile);
    await onSecond(async () => {
      await reconcile();
      await takes(first, 'local, the first commit', 900);
    });
  });

  test('a later commit is in the first alone until it is promoted', async () => {
    const max = (count: number) => `hash: { instances: { min: 3, max: ${count} }`;
    for (const name of ['lab', 'local']) server.checkout.edit(`src/config/environments/${name}.ts`, max(10), max(9));
    next = await pushed('nine at most');
    expect(await promote('lab', '--yes')).toMatchObject({ code: 0 });
    await reconcile();
    await takes(next, 'lab, the next commit');
    expect(await most()).toBe('9');
    await onSecond(async () => {
      await reconcile();
      await settled('local, with another commit on main');
      expect(await most()).toBe('10');
    });
    expect(await promote('local', '--yes')).toMatchObject({ code: 1, said: expect.stringMatching(/prov/) });
    await soaked(await proven());
    expect(await promote('local', '--yes')).toMatchObject({ code: 0 });
    await onSecond(async () => {
      await reconcile();
      await takes(next, 'local, the next commit');
      expect(await most()).toBe('9');
    });
  });

  test('a commit that was changed after its proof is another one', async () => {
    server.checkout.edit('dist/local/hash.k8s.yaml', 'maxReplicas: 9', 'maxReplicas: 8');
    await server.git('commit', '--all', '--amend', '--no-edit', '--quiet');
    const changed = await server.push('nine at most, changed');
    const refused = await promote('local', '--to', changed, '--yes');
    console.log(refused.said);
    expect(refused).toMatchObject({ code: 1, said: expect.stringMatching(/prov/) });
  });

  test('in a freeze nothing moves but back', async () => {
    const at = (hours: number) => `${new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16)}Z`;
    const freeze = `freezes: [{ from: '${at(-1)}', to: '${at(1)}', because: 'the year ends' }]`;
    server.checkout.edit('src/config/environments/local.ts', "after: 'lab',", `after: 'lab', ${freeze},`);
    await compile();
    const refused = await promote('local', '--to', first, '--yes');
    console.log(refused.said);
    expect(refused).toMatchObject({ code: 1, said: expect.stringMatching(/local is frozen: the year ends/) });
    const began = performance.now();
    expect(await promote('local', '--back', '--yes')).toMatchObject({ code: 0 });
    await onSecond(async () => {
      await reconcile();
      await takes(first, 'local, back');
      expect(await most()).toBe('10');
    });
    happened('local, the command back', 'is ready', (performance.now() - began) / 1000);
    expect(await most()).toBe('9');
  });
});

// A file without a test would be an error.
if (!hasKit) test.todo('needs the git server and the controllers of ../shared/cluster');
