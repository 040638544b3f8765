import { resolve } from 'node:path';
import type { TerraformProps } from '../../src/deploy/terraform';
import { environmentFor, TerraformStackRun } from '../../src/deploy/terraform';
import type { Answers } from '../programs/fakes';
import { failed, missing, ok, programs } from '../programs/fakes';
import { applied, destroyed, init, nothingApplied, planned, timedOut } from './texts';

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
    ['for a plan', (one) => one.plan(), 'plan -input=false -no-color'],
    [
      'for a plan that makes again what was lost',
      (one) => one.plan(addresses),
      'plan -input=false -no-color -replace=terraform_data.machine -replace=terraform_data.addon["ingress"]',
    ],
    ['to apply', (one) => one.apply(), 'apply -input=false -no-color -auto-approve'],
    ['to destroy', (one) => one.destroy(), 'destroy -input=false -no-color -auto-approve'],
    ['what there is', (one) => one.resources(), 'state list -no-color'],
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
    for (const ask of [one.init, one.plan, one.apply, one.destroy]) await ask.call(one);
    const verbs = lines().filter((line) => line.endsWith(' -parallelism=1'));
    expect(verbs.map((line) => line.split(' ')[2])).toEqual(['apply', 'destroy']);
  });

  test('nothing where there is nothing to forget', async () => {
    const { stack: one, lines } = stack({});
    expect(await one.forget([])).toEqual({ ok: true, changes: none, text: '' });
    expect(lines()).toEqual([]);
  });
});

describe('what Terraform answers', () => {
  test.each<[string, (one: TerraformStackRun) => Promise<unknown>, string, object]>([
    ['an init', (one) => one.init(), init, none],
    ['a plan', (one) => one.plan(), planned, { add: 2, change: 1, destroy: 1 }],
    ['an apply', (one) => one.apply(), applied, { add: 2, change: 1, destroy: 1 }],
    ['an apply of nothing', (one) => one.apply(), nothingApplied, none],
    ['a destroy', (one) => one.destroy(), destroyed, { add: 0, change: 0, destroy: 2 }],
  ])('to %s is its text and the changes in it', async (_, ask, text, changes) => {
    expect(await ask(stack({ terraform: ok(text) }).stack)).toEqual({ ok: true, changes, text });
  });

  test('is told as it comes, where a reader wants to know', async () => {
    const { stack: one, news } = stack({ terraform: ok(destroyed) });
    await one.destroy();
    expect(news).toEqual(['  machine … 30 s', '- machine 31s']);
  });

  test('is a sentence where it fails', async () => {
    const { stack: one } = stack({ terraform: failed(1, timedOut, planned) });
    expect(await one.apply()).toEqual({
      ok: false,
      problem:
        'terraform apply of lab-web failed\n  Error: installation failed\n  with helm_release.cert-manager,\n  context deadline exceeded',
    });
  });

  test('is that it is missing, where it is', async () => {
    const { stack: one } = stack({ terraform: missing });
    expect(await one.init()).toEqual({ ok: false, problem: 'terraform init of lab-web failed\n  not found' });
  });
});

describe('what is in a state', () => {
  test('is a list of addresses, without what is only read', async () => {
    const text = 'data.kubernetes_namespace_v1.cluster-identity\nhelm_release.grafana\nterraform_data.addon["a"]\n';
    expect(await stack({ terraform: ok(text) }).stack.resources()).toEqual([
      'helm_release.grafana',
      'terraform_data.addon["a"]',
    ]);
  });

  test('is nothing where there is none', async () => {
    expect(await stack({ terraform: failed(1, 'No state file was found!\n') }).stack.resources()).toEqual([]);
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
