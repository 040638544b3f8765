import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type TerraformProps, TerraformStackRun } from '../../src/deploy/terraform';
import { environmentFor } from '../../src/deploy/terraform-environment';
import type { Outcome } from '../../src/programs/run';
import { type Answers, failed, missing, ok, programs } from '../programs/fakes';
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

/** A stack on which Terraform gives these answers. */
function stack(answers: Answers, inTurn = false, props: Partial<TerraformProps> = {}) {
  const { run, calls } = programs(answers);
  const news: string[] = [];
  const progress = (text: string) => news.push(text);
  const one = new TerraformStackRun({ run, outdir: 'out', variables: {}, progress, ...props }, 'lab-web', inTurn);
  return { stack: one, news, calls, lines: () => calls.map(({ line }) => line) };
}

describe('Terraform is run', () => {
  const addresses = ['terraform_data.machine', 'terraform_data.addon["ingress"]'];
  const plan = 'plan -json -input=false -out=breakwater.tfplan';

  const again = '-replace=terraform_data.machine -replace=terraform_data.addon["ingress"]';

  test.each<[string, (one: TerraformStackRun) => Promise<unknown>, string]>([
    ['to begin', (one) => one.init(), 'init -input=false -no-color -reconfigure'],
    ['for a plan', (one) => one.plan(), plan],
    ['for a plan that makes again what was lost', (one) => one.plan(addresses), `${plan} ${again}`],
    ['to apply', (one) => one.apply(), 'apply -json -input=false -auto-approve'],
    ['to destroy', (one) => one.destroy(), 'destroy -json -input=false -auto-approve'],
    ['for what there is', (one) => one.resources(), 'show -no-color -json'],
    ['to forget', (one) => one.forget(addresses), `state rm -no-color ${addresses.join(' ')}`],
  ])('%s, in the folder of the stack and without questions', async (_, command, words) => {
    const { stack: one, lines } = stack({});
    await command(one);
    expect(lines()).toEqual([`terraform -chdir=out/stacks/lab-web ${words}`]);
  });

  test('for one resource after the other, where they must be made in turn', async () => {
    const { stack: one, lines } = stack({}, true);
    for (const verb of ['init', 'plan', 'apply', 'destroy'] as const) await one[verb]();
    const verbs = lines().filter((line) => line.endsWith(' -parallelism=1'));
    expect(verbs.map((line) => line.split(' ')[2])).toEqual(['apply', 'destroy']);
  });

  test('not at all where there is nothing to forget', async () => {
    const { stack: one, lines } = stack({});
    expect([await one.forget([]), lines()]).toEqual([{ ok: true }, []]);
  });
});

describe('the result', () => {
  test.each<[string, (one: TerraformStackRun) => Promise<unknown>, string, object]>([
    ['an apply', (one) => one.apply(), applied, { add: 2, change: 1, destroy: 1 }],
    ['an apply of nothing', (one) => one.apply(), nothingApplied, none],
    ['a destroy', (one) => one.destroy(), destroyed, { add: 0, change: 0, destroy: 2 }],
    ['an apply without a summary', (one) => one.apply(), '', none],
  ])('of %s is what was changed, not what was planned', async (_, command, text, value) => {
    expect(await command(stack({ terraform: ok(text) }).stack)).toEqual({ ok: true, value });
  });

  test('of a plan is its changes, its resources and the text for people', async () => {
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

  test('of a plan of nothing needs no text', async () => {
    const { stack: one, lines } = stack({ terraform: ok(unchanged) });
    expect(await one.plan()).toEqual({ ok: true, value: { changes: none, resources: [], text: '' } });
    expect(lines()).toHaveLength(1);
  });

  test('of a plan leaves no saved plan, which has every value in it', async () => {
    const outdir = folder();
    const file = join(outdir, 'stacks', 'lab-web', 'breakwater.tfplan');
    put(outdir, { 'stacks/lab-web/breakwater.tfplan': 'secret' });
    await stack({ terraform: failed(1) }, false, { outdir }).stack.plan();
    expect(existsSync(file)).toBe(false);
  });

  test('is preceded by progress', async () => {
    const { stack: one, news } = stack({ terraform: ok(destroyed) });
    await one.destroy();
    expect(news).toEqual(['- addon["registry"] 0 s', '  machine … 30 s', '- machine 31 s']);
  });

  test('is a problem with its diagnostics where it fails', async () => {
    const address = 'terraform_data.addon["registry"]';
    expect(await stack({ terraform: failed(1, '', broken) }).stack.apply()).toEqual({
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

  const newer = ok(unchanged.replace('"ui":"1.2"', '"ui":"2.0"'));

  test.each<['init' | 'apply' | 'resources', Outcome, RegExp, string?]>([
    ['init', failed(1, noProvider), /^terraform init of lab-web failed\n {2}Error: Failed to query/],
    ['apply', failed(137), /^terraform apply of lab-web failed\n {2}exit 137$/],
    ['init', missing, /^terraform init of lab-web failed\n {2}not found$/, 'missing'],
    ['resources', failed(1, 'unsupported state\n'), /^terraform show of lab-web failed\n {2}unsupported state$/],
    ['apply', newer, /^terraform apply of lab-web failed\n {2}its output is of a format that is not known here$/],
  ])('of %s is a problem where Terraform ends with %j', async (command, answer, message, reason = 'failed') => {
    const result = await stack({ terraform: answer }).stack[command]();
    expect(result).toMatchObject({ problem: { reason, message: expect.stringMatching(message) } });
  });

  const grafana = 'helm_release.grafana';
  const read = stateOf('data.kubernetes_namespace_v1.cluster-identity', grafana);

  test.each([
    ['is its addresses', captured('state.json'), ['addon["ingress"]', 'addon["metrics-server"]', 'machine']],
    ['leaves out what is only read', read, [grafana]],
    ['is none where it is empty', captured('state-empty.json'), []],
  ])('of a state %s', async (_, text, names) => {
    const value = names.map((name) => (name === grafana ? name : `terraform_data.${name}`));
    expect(await stack({ terraform: ok(text) }).stack.resources()).toEqual({ ok: true, value });
  });
});

describe('the variables of Terraform', () => {
  test('have none that lead it to another cluster or another state', () => {
    const variables = { KUBE_CTX: 'production', KUBE_TOKEN: 'abc', TF_WORKSPACE: 'mine', HOME: '/home/me' };
    // A variable that is set to undefined is removed; one that is absent is inherited.
    expect(environmentFor(variables)).toStrictEqual({
      KUBE_CTX: undefined,
      KUBE_TOKEN: undefined,
      TF_WORKSPACE: undefined,
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
    });
  });

  test('name the kubeconfig as the stacks do, by an absolute path', () => {
    const given = environmentFor({ KUBECONFIG: 'secret/config' });
    expect(given).toMatchObject({ TF_VAR_kubeconfig: resolve('secret/config') });
    expect(environmentFor({ KUBECONFIG: '' })).not.toHaveProperty('TF_VAR_kubeconfig');
  });

  test('are those of every command', async () => {
    const variables = { KUBE_CTX: 'production', KUBECONFIG: '/kube' };
    const { stack: one, calls } = stack({}, false, { variables });
    await one.apply();
    await one.resources();
    const expected = environmentFor(variables);
    expect(calls.map(({ options }) => options?.env)).toEqual([expected, expected]);
  });
});
