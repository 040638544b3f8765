import { firing, firstFired } from '../../src/cluster/firing';
import { success } from '../../src/programs/result';
import { fakeKubectl, refusal } from './fake-kubectl';

function prometheus(result: readonly object[]) {
  const paths: string[] = [];
  const kubectl = fakeKubectl({
    raw: async (path) => {
      paths.push(decodeURIComponent(path.replaceAll('+', ' ')));
      return success(JSON.stringify({ data: { result } }));
    },
  });
  return { kubectl, paths };
}

const away = fakeKubectl({ raw: async () => refusal('no pod'), list: async () => success([]) });
const labels = (alertname: string, subject?: string) => ({ metric: { alertname, ...(subject ? { subject } : {}) } });

test('alerts that fire now are named with their subjects; Watchdog is not asked for', async () => {
  const { kubectl, paths } = prometheus([
    { ...labels('ServiceDown', 'web'), value: [1, '1'] },
    { ...labels('SourceDown'), value: [1, '1'] },
  ]);
  expect(await firing(kubectl)).toEqual(['ServiceDown web', 'SourceDown ']);
  expect(paths[0]).toContain(
    'prometheus-server:http/proxy/api/v1/query?query=ALERTS{alertstate="firing", alertname!="Watchdog"}',
  );
});

test('of a span each is there once, by its first moment, the first one first', async () => {
  const { kubectl, paths } = prometheus([
    { ...labels('PodNotReady', 'workloads'), values: [[130, '1']] },
    {
      ...labels('ServiceDown', 'web'),
      values: [
        [120, '1'],
        [121, '1'],
      ],
    },
    { ...labels('ServiceDown', 'web'), values: [[110, '1']] },
    { ...labels('ServiceDown', 'web'), values: [[115, '1']] },
    { ...labels('Late'), values: [] },
  ]);
  expect(await firstFired(kubectl, 100, 160)).toEqual([
    { alert: 'ServiceDown', subject: 'web', after: 10 },
    { alert: 'PodNotReady', subject: 'workloads', after: 30 },
    { alert: 'Late', subject: '', after: 60 },
  ]);
  expect(paths[0]).toMatch(/&start=100&end=160&step=1$/);
});

test('without Prometheus nothing is known', async () => {
  expect([await firing(away), await firstFired(away, 0, 1)]).toEqual([undefined, undefined]);
});
