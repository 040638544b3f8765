import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { plan } from '../../src/deploy/plan';
import type { Part } from '../../src/stacks/stack';
import type { Answers } from '../programs/fakes';
import { failed, ok } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { absent, asked, deploy, messageOf } from './deploys';
import { planned, shown, stateOf } from './texts';

temporaryFolders();

const { lab, beta } = environments;
const none = { add: 0, change: 0, destroy: 0 };

async function planOf(environment: Environment, answers: Answers = {}, only?: readonly Part[]) {
  const { target, lines, stacks } = deploy(environment, answers);
  const result = await plan(target, only ? { only } : {});
  return { result, value: result.ok ? result.value : [], lines: lines(), stacks: stacks() };
}

test('each stack is planned, and nothing is changed', async () => {
  const { value, stacks } = await planOf(lab);
  const parts = ['cluster', 'platform', 'workloads'];
  expect(value).toMatchObject(parts.map((part) => ({ part, planned: true, changes: none })));
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

test('the plan of a stack has its changes, without what was only read', async () => {
  const answers = { [asked(beta, 'workloads', 'plan')]: ok(planned), [asked(beta, 'workloads', 'show')]: ok(shown) };
  const [, workloads] = (await planOf(beta, answers)).value;
  expect(workloads).toMatchObject({ part: 'workloads', changes: { add: 2, change: 1, destroy: 1 } });
  const text = workloads?.planned ? workloads.text : '';
  expect(text).toMatch(/^Terraform used the selected providers.*\nPlan: 2 to add, 1 to change, 1 to destroy\.$/s);
  expect(text).not.toMatch(/Refreshing|Reading|Read complete/);
});

test('only chosen stacks are planned', async () => {
  expect((await planOf(lab, {}, ['platform'])).stacks).toEqual(['lab-platform init', 'lab-platform plan']);
});

test('what was undone outside Terraform is replaced', async () => {
  const { lines } = await planOf(lab, {
    'minikube addons list': ok('{"ingress":{"Status":"disabled"}}'),
    [asked(lab, 'cluster', 'show')]: ok(stateOf('terraform_data.addon["ingress"]', 'terraform_data.machine')),
  });
  expect(lines.find((line) => line.includes(' plan '))).toMatch(/ -replace=terraform_data\.addon\["ingress"\]$/);
});

test('a state that cannot be read ends the plan', async () => {
  const { result } = await planOf(lab, { [asked(lab, 'cluster', 'show')]: failed(1, 'unsupported state\n') });
  expect(messageOf(result)).toBe('terraform show of lab-cluster failed\n  unsupported state');
});

test.each<[string, Answers]>([
  ['is absent', absent],
  ['is stopped', { 'minikube status': failed(7) }],
])('where the cluster %s it alone is planned', async (_, answers) => {
  const { value, stacks } = await planOf(lab, answers);
  expect(value).toMatchObject([
    { part: 'cluster', planned: true },
    { part: 'platform', planned: false },
    { part: 'workloads', planned: false },
  ]);
  expect(stacks.at(-1)).toBe('lab-cluster plan');
});
