import { labelsIn, metricsIn } from './expression';

test('what a query asks for is found', () => {
  const query = 'sum by (job, le) (rate(a_total{b=~"c", d!="e"}[5m])) / ignoring(i) avg(f{g="h"}) > 0.95 or K';
  expect(metricsIn(query)).toEqual(['a_total', 'f', 'K']);
  expect(labelsIn(query)).toEqual(['job', 'le', 'i', 'b', 'd', 'g']);
});
