import { environments } from '../../src/config/environments';
import { losses } from '../../src/deploy/undone-by-hand';
import { failed, ok, programs } from '../programs/fakes';

const { lab } = environments;
const resources = [
  'terraform_data.addon["ingress"]',
  'terraform_data.addon["metrics-server"]',
  'terraform_data.image-api',
  'terraform_data.machine',
];

/** Losses on a machine that runs, by an answer of minikube. */
async function lost(addons = ok('{}')) {
  const { run, calls } = programs({ minikube: addons });
  const found = await losses(run, lab, 'running', resources);
  expect(calls.map(({ line }) => line)).toEqual(['minikube addons list --profile=breakwater-e2e --output=json']);
  return found;
}

const addons = (ingress: string) =>
  ok(JSON.stringify({ ingress: { Status: ingress }, 'metrics-server': { Status: 'enabled' }, volcano: {} }));

test('everything is lost with the machine, and no one is asked', async () => {
  const { run, calls } = programs({});
  expect(await losses(run, lab, 'absent', resources)).toEqual(resources);
  expect(calls).toEqual([]);
});

test('nothing is lost where every addon is enabled', async () => expect(await lost(addons('enabled'))).toEqual([]));

test('an addon that was disabled is lost, and nothing else', async () => {
  expect(await lost(addons('disabled'))).toEqual(['terraform_data.addon["ingress"]']);
});

test('addons of which minikube has no word are lost', async () => {
  expect(await lost(ok('{}'))).toEqual(resources.slice(0, 2));
});

test('nothing is called lost where minikube does not say', async () => {
  expect(await lost(failed(89, 'not running'))).toEqual([]);
});
