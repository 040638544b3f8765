import { appendFileSync } from 'node:fs';
import { readObjects } from '../../src/kubernetes/read';
import { kubectl, must, unready } from './kubectl';
import { timings } from './target';

/** Seconds from the first object to the last pod. */
const limit = 180;

const rollouts = [
  'mongo/statefulset/mongo',
  'api/deployment/api',
  'hash/deployment/hash',
  'web/deployment/web',
] as const;

describe('dist/lab, applied as it is', () => {
  const began = performance.now();
  const left = () => `--timeout=${Math.max(1, Math.round(limit - (performance.now() - began) / 1000))}s`;
  const job = readObjects('dist/lab').find(({ kind }) => kind === 'Job')?.metadata.name ?? '';

  test('is taken whole, by one command', async () => {
    expect(await kubectl('apply', '--server-side', '--filename=dist/lab')).toMatchObject({ code: 0, stderr: '' });
  });

  test('certificates are issued', async () => {
    await must('wait', '--for=condition=Ready', 'clusterissuers', '--all', left());
    await must('wait', '--all-namespaces', '--for=condition=Ready', 'certificates', '--all', left());
  });

  test.each(rollouts)('%s is rolled out', async (workload) => {
    const [namespace = '', kind, name] = workload.split('/');
    const { code } = await kubectl('rollout', 'status', '--namespace', namespace, `${kind}/${name}`, left());
    if (code !== 0) throw new Error(`${workload} is not ready after ${limit} s:\n${(await unready()).join('\n')}`);
  });

  test('the client completes and says what it did', async () => {
    await must('wait', '--namespace=client', '--for=condition=Complete', `job/${job}`, left());
    const log = await must('logs', '--namespace=client', `job/${job}`);
    console.log(log);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    appendFileSync(timings, `dist/lab applied, everything ready, client done: ${seconds} s\n`);
    console.log(`everything ready after ${seconds} s`);
    expect(log).toMatch(/^ok {3}created user/m);
    expect(log).toMatch(/^ok {3}it is not found any more/m);
    expect(Number(seconds)).toBeLessThan(limit);
  });

  test('a second time changes nothing', async () => {
    expect(await kubectl('diff', '--server-side', '--filename=dist/lab')).toMatchObject({ code: 0, stdout: '' });
  });
});
