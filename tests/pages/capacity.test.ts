import { steadyDemand } from '../../src/config/demand';
import { environments } from '../../src/config/environments';
import { workloads } from '../../src/config/workloads';
import { capacityPage } from '../../src/pages/capacity';
import { rows } from './rows';

// The pages of our environments as a whole: docs/reference, with tests/docs.test.ts.
test('the page of capacity has each workload, what is requested together, and what is left', () => {
  const { lab, production } = environments;
  const one = rows(capacityPage({ lab }));
  const heads = one.map(([first]) => first);
  expect(heads.slice(2, heads.indexOf('all together'))).toEqual(Object.keys(workloads(lab)));
  const { cpu, memory } = steadyDemand(lab);
  expect(one).toContainEqual(['requests at the largest', `${cpu}m`, `${memory}Mi`]);
  expect(heads).toContain('left on the node');
  expect(heads).not.toContain('left with one node lost');
  const many = rows(capacityPage({ production }));
  expect(many.slice(-2).map(([first]) => first)).toEqual(['left on 6 nodes', 'left with one node lost']);
});
