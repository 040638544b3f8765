import { readNetwork } from '../../../src/reach/network';
import { findEnd, partiesOf } from '../../../src/reach/view/ends';
import { pod, workload } from '../world';

const parties = (...objects: Parameters<typeof readNetwork>[0]) => partiesOf(readNetwork(objects));
const names = (...objects: Parameters<typeof readNetwork>[0]) => parties(...objects).map(({ end }) => end.name);

test('a workload has its own name where no other has it', () => {
  expect(names(workload('x/a'), workload('x/b'))).toEqual(['a', 'b', 'stranger', 'outside']);
});

test('two of a name have their namespaces before it', () => {
  expect(names(workload('x/a'), workload('y/a'))).toEqual(['x/a', 'y/a', 'stranger', 'outside']);
});

test('two kinds of a name in one namespace have their kinds after it', () => {
  expect(names(workload('x/a'), pod('x/a', {}))).toEqual(['x/a[Deployment]', 'x/a[Pod]', 'stranger', 'outside']);
});

test('a Job has its name without the hash of its content, and with it', () => {
  const all = parties(workload('x/load-0af2e10b', { app: 'load' }, [], {}, 'Job'), workload('y/other-0af2e10b'));
  expect(all.map(({ end }) => end.name)).toEqual(['load', 'other-0af2e10b', 'stranger', 'outside']);
  for (const name of ['load', 'load-0af2e10b', 'x/load', 'x/load-0af2e10b']) {
    expect(findEnd(all, name)).toMatchObject({ name: 'load' });
  }
});

test('a name that several have leads to none of them', () => {
  expect(findEnd(parties(workload('x/a'), workload('y/a')), 'a')).toBe(
    "no end is called 'a'; there are x/a, y/a, stranger, outside, and any IP address",
  );
});

test('a workload that is called like one of the others keeps its name', () => {
  expect(names(workload('x/stranger'))).toEqual(['stranger', 'any stranger', 'outside']);
});
