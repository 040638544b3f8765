import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { providers } from '../../src/deploy/apply-stack';
import { plan } from '../../src/deploy/plan';
import { failure } from '../../src/programs/result';
import type { Part } from '../../src/stacks/stack';
import type { Answers } from '../programs/fakes';
import { failed, ok } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { absent, asked, deploy } from './deploys';
import { noProvider, planned, shown, stateOf, timedOut } from './texts';

temporaryFolders();

const { lab, beta } = environments;
const none = { add: 0, change: 0, destroy: 0 };

async function ask(environment: Environment, answers: Answers = {}, only?: readonly Part[]) {
  const { target, lines, stacks } = deploy(environment, answers);
  return { result: await plan(target, only ? { only } : {}), lines: lines(), stacks: stacks() };
}

describe('a plan', () => {
  test('is asked of each stack, and nothing is changed', async () => {
    const { result, stacks } = await ask(lab);
    expect(result).toMatchObject({
      ok: true,
      value: ['cluster', 'platform', 'workloads'].map((part) => ({ part, planned: true, changes: none })),
    });
    expect(stacks).toEqual([
      'lab-cluster init',
      'lab-cluster show',
      'lab-cluster plan',
      'lab-platform init',
      'lab-platform plan',
      'lab-workloads init',
      'lab-workloads plan',
    ]);
  });

  test('says what would change, without what was only looked at', async () => {
    const { result } = await ask(beta, {
      [asked(beta, 'workloads', 'plan')]: ok(planned),
      [asked(beta, 'workloads', 'show')]: ok(shown),
    });
    const [, workloads] = result.ok ? result.value : [];
    expect(workloads).toMatchObject({ part: 'workloads', changes: { add: 2, change: 1, destroy: 1 } });
    const text = workloads?.planned ? workloads.text : '';
    expect(text).toMatch(/^Terraform used the selected providers.*\nPlan: 2 to add, 1 to change, 1 to destroy\.$/s);
    expect(text).not.toMatch(/Refreshing|Reading|Read complete/);
  });

  test('is only of the stacks that are asked for', async () => {
    const { stacks } = await ask(lab, {}, ['platform']);
    expect(stacks).toEqual(['lab-platform init', 'lab-platform plan']);
  });

  test('makes again what was undone manually', async () => {
    const state = ok(stateOf('terraform_data.addon["ingress"]', 'terraform_data.machine'));
    const { lines } = await ask(lab, {
      'minikube addons list': ok('{"ingress":{"Status":"disabled"}}'),
      [asked(lab, 'cluster', 'show -no-color -json')]: state,
    });
    expect(lines.filter((line) => line.includes(' plan '))[0]).toBe(
      `${asked(lab, 'cluster', 'plan')} -json -input=false -out=breakwater.tfplan -replace=terraform_data.addon["ingress"]`,
    );
  });

  test.each<[string, Answers]>([
    ['is not there yet', absent],
    ['is stopped', { 'minikube status': failed(7) }],
  ])('is of the cluster alone where that %s', async (_, answers) => {
    const { result, stacks } = await ask(lab, answers);
    expect(result).toMatchObject({
      value: [
        { part: 'cluster', planned: true },
        { part: 'platform', planned: false },
        { part: 'workloads', planned: false },
      ],
    });
    expect(stacks.at(-1)).toBe('lab-cluster plan');
  });
});

describe('there is no plan', () => {
  test.each([
    ['plan', timedOut, /^terraform plan of lab-platform failed\n {2}Error: installation failed/],
    ['init', noProvider, new RegExp(`^terraform init of lab-platform failed.*\n${providers}$`, 's')],
  ])('where Terraform fails to %s', async (verb, text, problem) => {
    const { result, stacks } = await ask(lab, {
      [asked(lab, 'platform', verb)]: failed(1, verb === 'init' ? text : '', verb === 'init' ? '' : text),
    });
    expect(result).toMatchObject({
      ok: false,
      problem: expect.objectContaining({ message: expect.stringMatching(problem) }),
    });
    expect(stacks.at(-1)).toBe(`lab-platform ${verb}`);
  });

  test('where the stacks cannot be written', async () => {
    const { target, stacks } = deploy(lab, {}, { synthesize: async () => failure('failed', 'no such chart') });
    expect(await plan(target)).toEqual({ ok: false, problem: expect.objectContaining({ message: 'no such chart' }) });
    expect(stacks()).toEqual([]);
  });

  test('of another cluster', async () => {
    const { result, stacks } = await ask(lab, { 'kubectl config': ok('other') });
    expect(result).toMatchObject({
      ok: false,
      problem: expect.objectContaining({ message: expect.stringContaining("set to the context 'other'") }),
    });
    expect(stacks).toEqual([]);
  });
});
