import { steadyDemand } from '../../src/config/demand';
import { environments } from '../../src/config/environments';
import { capacityPage } from '../../src/pages/capacity';
import { rows } from './rows';

describe('the page of capacity', () => {
  const { lab, production } = environments;
  const one = rows(capacityPage({ lab }));
  const row = (what: string, all = one) => all.find(([first]) => first === what);

  test('has the sum of each workload', () => {
    expect(row('hash')).toEqual([
      'hash',
      '3–10',
      '40m, 64Mi',
      '400m, 640Mi',
      '13 pods, 520m, 832Mi',
      '21 pods, 800m, 1344Mi',
      '24m',
      '320m, 64Mi',
    ]);
    expect(row('mongo')?.slice(4)).toEqual(['–', '5 pods, 220m, 1280Mi', '–', '480m, 384Mi']);
  });

  test('has what is asked for together, and what there is', () => {
    const { cpu, memory } = steadyDemand(lab);
    expect(row('requests at the largest')).toEqual(['requests at the largest', `${cpu}m`, `${memory}Mi`]);
    expect(row('left on the node')).toEqual(['left on the node', '1500m', '7168Mi']);
    expect(row('left with one node lost')).toBeUndefined();
  });

  test('has what is left with one node lost, where there are several', () => {
    const many = rows(capacityPage({ production }));
    expect(row('left on 6 nodes', many)).toEqual(['left on 6 nodes', '22400m', '84992Mi']);
    expect(row('left with one node lost', many)).toEqual(['left with one node lost', '18600m', '70656Mi']);
  });
});
