import { isAfterDeploy, stepNames } from '../../src/pipeline/step';
import { steps } from '../../src/pipeline/steps';

test('the steps are in their order, each with a reason', () => {
  expect(steps.map(({ name }) => name)).toEqual(stepNames);
  for (const { why } of steps) expect(why).toMatch(/^[a-z][^.]+$/);
});

test('what is proven comes before what changes the cluster', () => {
  expect(stepNames.filter(isAfterDeploy)).toEqual(['smoke', 'finish']);
  for (const name of ['check', 'test', 'gate', 'sign'] as const)
    expect(stepNames.indexOf(name)).toBeLessThan(stepNames.indexOf('deploy'));
});

test('what runs beside others has ended before anything is vouched for', () => {
  expect(steps.flatMap(({ before, name }) => (before ? [[name, before]] : []))).toEqual([['test', 'tag']]);
});
