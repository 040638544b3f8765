import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TerraformProps } from '../../src/deploy/terraform';
import { TerraformStackRun } from '../../src/deploy/terraform';
import { environmentFor } from '../../src/deploy/terraform-environment';
import type { Answers } from '../programs/fakes';
import { failed, missing, ok, programs } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';
import {
  applied,
  broken,
  captured,
  destroyed,
  noProvider,
  nothingApplied,
  planned,
  shown,
  stateOf,
  unchanged,
} from './texts';

const folder = temporaryFolders();
const none = { add: 0, change: 0, destroy: 0 };

/** A stack of which Terraform answers this. */
function stack(answers: Answers, inTurn = false, props: Partial<TerraformProps> = {}) {
  const { run, calls } = programs(answers);
  const news: string[] = [];
  const progress = (text: string) => news.push(text);
  const one = new TerraformStackRun({ run, outdir: 'out', variables: {}, progress, ...props }, 'lab-web', inTurn);
  return { stack: one, news, calls, lines: () => calls.map(({ line }) => line) };
}

describe('Terraform is asked', () => {
  const addresses = ['terraform_data.machine', 'terraform_data.addon["ingress"]'];

  test.each<[string, (one: TerraformStackRun) => Promise<unknown>, string]>([
    ['to begin', (one) => one.init(), 'init -input=false -no-color -reconfigure'],
    ['for a plan', (one) => one.plan(), 'plan -json -input=false -out=breakwater.tfplan'],
    [
      'for a plan that makes again what was lost',
      (one) => one.plan(addresses),
      'plan -json -input=false -out=breakwater.tfplan -replace=terraform_data.machine -replace=terraform_data.addon["ingress"]',
    ],
    ['to apply', (one) => one.apply(), 'apply -json -input=false -auto-approve'],
    ['to destroy', (one) => one.destroy(), 'destroy -json -input=false -auto-approve'],
    ['what there is', (one) => one.resources(), 'show -no-color -json'],
    [
      'to forget',
      (one) => one.forget(addresses),
      'state rm -no-color terraform_data.machine terraform_data.addon["ingress"]',
    ],
  ])('%s, in the folder of the stack and never for an answer', async (_, ask, words) => {
    const { stack: one, lines } = stack({});
    await ask(one);
    expect(lines()).toEqual([`terraform -chdir=out/stacks/lab-web ${words}`]);
  });

  test('for one resource after the other, where they must be made in turn', async () => {
    const { stack: one, lines } = stack({}, true);
    await one.init();
    await one.plan();
    await one.apply();
    await one.destroy();
    const verbs = lines().filter((line) => line.endsWith(' -parallelism=1'));
    expect(verbs.map((line) => line.split(' ')[2])).toEqual(['apply', 'destroy']);
  });

  test('nothing where there is nothing to forget', async () => {
    const { stack: one, lines } = stack({});
    expect(await one.forget([])).toEqual({ ok: true });
    expect(lines()).toEqual([]);
  });
});

describe('what Terraform answers', () => {
  test.each<[string, (one: TerraformStackRun) => Promise<unknown>, string, object]>([
    ['an apply', (one) => one.apply(), applied, { add: 2, change: 1, destroy: 1 }],
    ['an apply of nothing', (one) => one.apply(), nothingApplied, none],
    ['a destroy', (one) => one.destroy(), destroyed, { add: 0, change: 0, destroy: 2 }],
    ['an apply without a summary', (one) => one.apply(), '', none],
  ])('to %s is what came of it, not what was planned', async (_, ask, text, value) => {
    expect(await ask(stack({ terraform: ok(text) }).stack)).toEqual({ ok: true, value });
  });

  test('to a plan is its changes, its resources and the text for people', async () => {
    const answers = { 'terraform -chdir=out/stacks/lab-web show': ok(shown), terraform: ok(planned) };
    expect(await stack(answers).stack.plan()).toEqual({
      ok: true,
      value: {
        changes: { add: 2, change: 1, destroy: 1 },
        resources: expect.arrayContaining([{ address: 'terraform_data.old', action: 'delete' }]),
        text: shown.trim(),
      },
    });
  });

  test('to a plan of nothing needs no text', async () => {
    const { stack: one, lines } = stack({ terraform: ok(unchanged) });
    expect(await one.plan()).toEqual({ ok: true, value: { changes: none, resources: [], text: '' } });
    expect(lines()).toHaveLength(1);
  });

  test('leaves no saved plan, which has every value in it', async () => {
    const outdir = folder();
    const file = join(outdir, 'stacks', 'lab-web', 'breakwater.tfplan');
    put(outdir, { 'stacks/lab-web/breakwater.tfplan': 'secret' });
    await stack({ terraform: failed(1) }, false, { outdir }).stack.plan();
    expect(existsSync(file)).toBe(false);
  });

  test('is reported as it comes, where a reader wants to know', async () => {
    const { stack: one, news } = stack({ terraform: ok(destroyed) });
    await one.destroy();
    expect(news).toEqual(['- addon["registry"] 0 s', '  machine … 30 s', '- machine 31 s']);
  });

  test('is a problem with its diagnostics where it fails', async () => {
    const { stack: one } = stack({ terraform: failed(1, '', broken) });
    const address = 'terraform_data.addon["registry"]';
    expect(await one.apply()).toEqual({
      ok: false,
      problem: {
        reason: 'failed',
        message: expect.stringMatching(
          /^terraform apply of lab-web failed\n {2}Error: local-exec provisioner error\n {2}with terraform_data.addon\["registry"\]\n {2}Error running command/,
        ),
        diagnostics: [expect.objectContaining({ severity: 'error', address })],
        failed: [address],
      },
    });
  });

  test('is what it printed for people where that is all', async () => {
    const { stack: one } = stack({ terraform: failed(1, noProvider) });
    expect(await one.init()).toMatchObject({
      problem: { reason: 'failed', message: expect.stringMatching(/^terraform init .*\n {2}Error: Failed to query/) },
    });
    expect(await stack({ terraform: failed(137) }).stack.apply()).toMatchObject({
      problem: { message: 'terraform apply of lab-web failed\n  exit 137' },
    });
  });

  test('is a failure where its format is of another major version', async () => {
    const text = unchanged.replace('"ui":"1.2"', '"ui":"2.0"');
    expect(await stack({ terraform: ok(text) }).stack.apply()).toMatchObject({
      problem: { message: 'terraform apply of lab-web failed\n  its output is of a format that is not known here' },
    });
  });

  test('is that it is missing, where it is', async () => {
    expect(await stack({ terraform: missing }).stack.init()).toMatchObject({
      problem: { reason: 'missing', message: 'terraform init of lab-web failed\n  not found' },
    });
  });
});

describe('what is in a state', () => {
  test('is a list of addresses', async () => {
    expect(await stack({ terraform: ok(captured('state.json')) }).stack.resources()).toEqual({
      ok: true,
      value: ['terraform_data.addon["ingress"]', 'terraform_data.addon["metrics-server"]', 'terraform_data.machine'],
    });
  });

  test('is without what is only read', async () => {
    const text = stateOf('data.kubernetes_namespace_v1.cluster-identity', 'helm_release.grafana');
    expect(await stack({ terraform: ok(text) }).stack.resources()).toEqual({
      ok: true,
      value: ['helm_release.grafana'],
    });
  });

  test('is nothing where there is none', async () => {
    const text = captured('state-empty.json');
    expect(await stack({ terraform: ok(text) }).stack.resources()).toEqual({ ok: true, value: [] });
  });

  test('is a problem where Terraform cannot read it', async () => {
    expect(await stack({ terraform: failed(1, 'unsupported state\n') }).stack.resources()).toMatchObject({
      problem: { message: 'terraform show of lab-web failed\n  unsupported state' },
    });
  });
});

describe('the variables of Terraform', () => {
  test('have none that lead it to another cluster or another state', () => {
    const variables = { KUBE_CTX: 'production', KUBE_TOKEN: 'abc', TF_WORKSPACE: 'mine', HOME: '/home/me' };
    const given = environmentFor(variables);
    expect(given).toEqual({
      KUBE_CTX: undefined,
      KUBE_TOKEN: undefined,
      TF_WORKSPACE: undefined,
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
    });
    expect(Object.keys(given)).toEqual(expect.arrayContaining(['KUBE_CTX', 'KUBE_TOKEN', 'TF_WORKSPACE']));
  });

  test('name the kubeconfig as the stacks do, by a path that holds in every folder', () => {
    expect(environmentFor({ KUBECONFIG: 'secret/config' })).toMatchObject({
      TF_VAR_kubeconfig: resolve('secret/config'),
    });
    expect(environmentFor({ KUBECONFIG: '' })).not.toHaveProperty('TF_VAR_kubeconfig');
  });

  test('are those of every command', async () => {
    const { stack: one, calls } = stack({}, false, { variables: { KUBE_CTX: 'production', KUBECONFIG: '/kube' } });
    await one.apply();
    await one.resources();
    const expected = environmentFor({ KUBE_CTX: 'production', KUBECONFIG: '/kube' });
    expect(calls.map(({ options }) => options?.env)).toEqual([expected, expected]);
  });
});
