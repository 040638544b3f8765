import { join } from 'node:path';
import { environments } from '../../src/config/environments';
import { partsOf, stateOf, terraform } from '../../src/deploy/target';
import { temporaryFolders } from '../synth/folders';
import { deploy } from './deploys';

temporaryFolders();

const { lab, beta } = environments;

describe('the stacks of an environment', () => {
  test('are three on a minikube', () => expect(partsOf(lab)).toEqual(['cluster', 'platform', 'workloads']));

  test('have no cluster where that is given', () => expect(partsOf(beta)).toEqual(['platform', 'workloads']));

  test('have no workloads where a GitOps engine applies dist', () => {
    expect(partsOf({ ...lab, appliedBy: 'gitops' })).toEqual(['cluster', 'platform']);
  });

  test('have their states in a folder of the environment', () => {
    expect(stateOf({ root: 'shop', environment: lab })).toBe(join('shop', 'state', 'lab'));
  });
});

describe('Terraform on a stack', () => {
  test('is asked about its folder, one resource at a time for the cluster alone', async () => {
    const { target, lines } = deploy(lab);
    await terraform(target, 'cluster').apply();
    await terraform(target, 'workloads').apply();
    expect(lines()).toEqual([
      'terraform -chdir=cdktf.out/stacks/lab-cluster apply -json -input=false -auto-approve -parallelism=1',
      'terraform -chdir=cdktf.out/stacks/lab-workloads apply -json -input=false -auto-approve',
    ]);
  });
});
