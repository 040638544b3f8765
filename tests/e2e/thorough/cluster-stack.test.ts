/** The stack `cluster` on a machine of its own: made, changed back, refused in place of another, removed. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { noted } from '../../../src/cluster/identity';
import { minikubeHome } from '../../../src/cluster/minikube-home';
import type { Environment, Minikube } from '../../../src/config/environment';
import { lab } from '../../../src/config/environments/lab';
import { apply } from '../../../src/deploy/apply-stack';
import { down } from '../../../src/deploy/down';
import { sealCluster, standingOf } from '../../../src/deploy/seal';
import type { DeployTarget } from '../../../src/deploy/target';
import { done } from '../../../src/programs/result';
import { run } from '../../../src/programs/run';
import { stacks } from '../../../src/stacks/app';
import { readSettings } from '../../../src/stacks/settings';
import { kitSettings } from '../lab/kit';
import { noReleases, up } from '../lab/platform';
import { stacksProfile } from '../lab/target';
import { useLab } from '../lab/use-lab';

useLab({ applied: false });

const profile = stacksProfile;
const outdir = '.cache/e2e/stacks';
const state = 'state/stacks';

/** A cluster of its own, with nothing to run on it: what is done to it manually disturbs no other test. */
type Machine = Environment & { readonly cluster: Minikube };
const machine: Machine = {
  ...lab,
  name: 'stacks',
  context: profile,
  cluster: { ...(lab.cluster as Minikube), addons: ['metrics-server', 'storage-provisioner'] },
  frontDoor: { ...lab.frontDoor, controller: 'ingress-nginx', entry: { kind: 'loopback', http: 18081, https: 18444 } },
};
const files = () => join(minikubeHome(process.env, homedir()), 'files', 'etc', 'ssl', 'certs');
const lines: string[] = [];

function target(environment: Environment = machine): DeployTarget {
  const read = readSettings(environment, { ...kitSettings, ...noReleases });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { settings } = read;
  return {
    environment,
    settings,
    root: '.',
    run,
    variables: {},
    outdir,
    say: (line) => lines.push(line),
    synthesize: async () => {
      stacks({ environment, settings, outdir, objects: [] }).synth();
      return done;
    },
  };
}

/** One deploy of the stack `cluster`. @returns what it said */
async function deploy(environment: Environment = machine): Promise<readonly string[]> {
  lines.length = 0;
  const one = target(environment);
  const sealed = await sealCluster(one);
  if (!sealed.ok) throw new Error(sealed.problem.message);
  await one.synthesize();
  const result = await apply(one, 'cluster', sealed.value.is, []);
  if (!result.ok) throw new Error(result.problem.message);
  return [...lines];
}

/** cdktf's own command line on lab, without ours. */
const cdktf = (...args: readonly string[]) =>
  run('node_modules/.bin/cdktf', args, {
    env: {
      ...kitSettings,
      ...noReleases,
      BREAKWATER_ENVIRONMENT: 'lab',
      TF_CLI_CONFIG_FILE: '/dev/null',
      CHECKPOINT_DISABLE: '1',
      CI: '1',
    },
  });

const last = (said: readonly string[]) => said.at(-1)?.replace(/, [\d.]+ s$/, '');
const kubectl = (...args: readonly string[]) => run('kubectl', [`--context=${profile}`, ...args]);
const minikube = (...args: readonly string[]) => run('minikube', [`--profile=${profile}`, ...args]);
const enabled = async () =>
  Object.entries(
    JSON.parse((await minikube('addons', 'list', '--output=json')).stdout) as Record<string, { Status: string }>,
  )
    .filter(([, { Status }]) => Status === 'enabled')
    .map(([name]) => name);

async function clean(): Promise<void> {
  await minikube('delete');
  for (const folder of [outdir, state]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
}

beforeAll(async () => {
  process.env['TF_CLI_CONFIG_FILE'] = '/dev/null';
  await clean();
});

afterAll(async () => {
  await clean();
  await run('kubectl', ['config', 'use-context', lab.context]);
});

test('the cluster of lab is up as it should be: a second run changes nothing', async () => {
  const { code, stdout } = await up('--only', 'cluster');
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^cluster: No changes, [\d.]+ s$/m)]);
});

// Its command line starts on Node 20 and 22 only.
const onCdktfNode = Number(process.versions.node.split('.')[0]) > 22 ? test.skip : test;

onCdktfNode("cdktf's own command finds the same: what up has made is what it would make", async () => {
  const { code, stdout, stderr } = await cdktf('deploy', 'lab-cluster', '--auto-approve', '--terraform-parallelism=1');
  const said = stripVTControlCharacters(stdout + stderr);
  expect([code, said]).toEqual([0, expect.stringContaining('No changes. Your infrastructure matches')]);
});

describe('the stack cluster, on a machine of its own', () => {
  test('makes a machine with its addons, and notes which cluster it is', async () => {
    expect(last(await deploy())).toBe('cluster: 3 added');
    expect(await enabled()).toEqual(expect.arrayContaining(['metrics-server', 'storage-provisioner']));
    const { stdout } = await kubectl('get', 'namespace', 'kube-system', '--output=jsonpath={.metadata.uid}');
    expect(noted(state)).toBe(stdout);
  });

  test('whose API server notes who asked for what, and refuses external addresses', async () => {
    const service = ['create', 'service', 'clusterip', 'open', '--tcp=80', '--dry-run=client', '--output=json'];
    const { stdout } = await kubectl(...service);
    const open = { ...JSON.parse(stdout), metadata: { name: 'open', namespace: 'default' } };
    const file = '.cache/e2e/open.json';
    writeFileSync(file, JSON.stringify({ ...open, spec: { ...open.spec, externalIPs: ['203.0.113.9'] } }));
    const refused = await kubectl('create', `--filename=${file}`);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('spec.externalIPs')]);
    const { stdout: log } = await minikube('logs');
    expect(log).toContain('"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata"');
  });

  test('whose database has no secret to be read', async () => {
    const canary = `canary-${process.pid}-${Date.now()}`;
    await kubectl('create', 'secret', 'generic', 'hidden', `--from-literal=value=${canary}-secret`);
    await kubectl('create', 'configmap', 'plain', `--from-literal=value=${canary}-plain`);
    // Where the database keeps its files is its own business: its command line says it.
    const { stdout: command } = await minikube('ssh', '--', 'sh', '-c', "ps -eo args | grep -m1 '[e]tcd .*data-dir'");
    const [, folder = ''] = /--data-dir=(\S+)/.exec(command) ?? [];
    const found = async (text: string) => (await minikube('ssh', '--', 'grep', '-rlaF', text, folder)).stdout !== '';
    expect([await found(`${canary}-plain`), await found(`${canary}-secret`)]).toEqual([true, false]);
  });

  test('changes nothing the second time', async () => {
    expect(last(await deploy())).toBe('cluster: No changes');
  });

  test('takes one addon away when the list has it no more, and does nothing else', async () => {
    const less: Machine = { ...machine, cluster: { ...machine.cluster, addons: ['storage-provisioner'] } };
    expect(last(await deploy(less))).toBe('cluster: 1 destroyed');
    expect(await enabled()).not.toContain('metrics-server');
    expect(last(await deploy())).toBe('cluster: 1 added');
  });

  test('enables again what was disabled manually', async () => {
    await minikube('addons', 'disable', 'metrics-server');
    const said = await deploy();
    expect(said).toContain('    undone outside Terraform, made again: addon["metrics-server"]');
    expect(last(said)).toBe('cluster: 1 added');
    expect(await enabled()).toContain('metrics-server');
  });

  test('refuses a kubectl that is set to another cluster, and says both', async () => {
    await run('kubectl', ['config', 'use-context', lab.context]);
    await expect(deploy()).rejects.toThrow(
      `kubectl is set to the context '${lab.context}', and stacks is '${profile}'; set it with kubectl config use-context ${profile}`,
    );
    await run('kubectl', ['config', 'use-context', profile]);
  });

  test('brings everything back after the machine was deleted manually', async () => {
    const before = noted(state);
    await minikube('delete');
    const said = await deploy();
    expect(said[1]).toMatch(
      /^ {4}undone outside Terraform, made again: addon\["metrics-server"\], addon\["storage-provisioner"\], machine$/,
    );
    expect(last(said)).toBe('cluster: 3 added');
    expect(noted(state)).not.toBe(before);
    expect(last(await deploy())).toBe('cluster: No changes');
  });

  test('refuses another cluster in its place, and says both identities', async () => {
    const before = noted(state);
    await minikube('delete');
    await minikube('start');
    const { stdout: uid } = await kubectl('get', 'namespace', 'kube-system', '--output=jsonpath={.metadata.uid}');
    await expect(deploy()).rejects.toThrow(
      `the context '${profile}' leads to another cluster than the one of stacks: the UID of its kube-system is ${uid}, recorded is ${before}; remove the one that is there with minikube delete --profile ${profile}, and it is made again`,
    );
    const { ok } = await down(target());
    expect([ok, await enabled()]).toEqual([false, expect.not.arrayContaining(['metrics-server'])]);
  });

  test('leaves nothing when it is destroyed', async () => {
    await minikube('delete');
    await deploy();
    expect(existsSync(join(files(), `${profile}-encryption.yaml`))).toBe(true);
    const result = await down(target(), { only: ['cluster'] });
    expect(result).toEqual({ ok: true });
    expect(await standingOf(run, profile)).toBe('absent');
    const contexts = await run('kubectl', ['config', 'get-contexts', '--output=name']);
    expect(contexts.stdout.split('\n')).not.toContain(profile);
    for (const name of ['audit-policy', 'encryption'])
      expect(existsSync(join(files(), `${profile}-${name}.yaml`))).toBe(false);
    expect(noted(state)).toBeUndefined();
  });
});
