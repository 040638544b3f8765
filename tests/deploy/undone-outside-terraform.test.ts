import { environments } from '../../src/config/environments';
import { losses } from '../../src/deploy/undone-outside-terraform';
import type { Outcome } from '../../src/programs/run';
import { failed, ok, programs } from '../programs/fakes';

const resources = [
  'terraform_data.addon["ingress"]',
  'terraform_data.addon["metrics-server"]',
  'terraform_data.image-api',
  'terraform_data.machine',
];
const addons = (ingress: string) =>
  ok(JSON.stringify({ ingress: { Status: ingress }, 'metrics-server': { Status: 'enabled' }, volcano: {} }));

test.each<[string, Outcome, readonly string[]]>([
  ['nothing where every addon is enabled', addons('enabled'), []],
  ['an addon that was disabled', addons('disabled'), resources.slice(0, 1)],
  ['addons that minikube does not list', ok('{}'), resources.slice(0, 2)],
  ['nothing where minikube fails', failed(89, 'not running'), []],
])('on a machine that runs the losses are %s', async (_, answer, lost) => {
  const { run, calls } = programs({ minikube: answer });
  expect(await losses(run, environments.lab, 'running', resources)).toEqual(lost);
  expect(calls.map(({ line }) => line)).toEqual(['minikube addons list --profile=breakwater-e2e --output=json']);
});

test('everything is lost with the machine, and minikube is not run', async () => {
  const { run, calls } = programs({});
  expect([await losses(run, environments.lab, 'absent', resources), calls]).toEqual([resources, []]);
});
