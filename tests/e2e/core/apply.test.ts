/** dist/lab on a cluster, with kubectl alone: accepted as it is, ready within a limit, applied again without a change. */
import { readObjects } from '../../../src/kubernetes/read';
import { apply, eventually, kubectl, list, must, unready } from '../lab/kubectl';
import { note } from '../lab/timed';
import { useLab } from '../lab/use-lab';

useLab({ applied: false });

/** Seconds from the first object to the last pod. */
const limit = 180;

const objects = readObjects('dist/lab');
const of = (...kinds: readonly string[]) => objects.filter(({ kind }) => kinds.includes(kind));
const namesOf = (...kinds: readonly string[]) =>
  of(...kinds).map(({ kind, metadata }) => [kind.toLowerCase(), metadata.namespace ?? '', metadata.name] as const);

/** Other environments ask API servers of their own: the suite `verdicts`. */
test('the API server accepts dist/lab without a warning', async () => {
  expect(await apply(...of('Namespace'))).toMatchObject({ code: 0 });
  const flags = ['--dry-run=server', '--server-side', '--force-conflicts', '--filename=dist/lab'];
  const { code, stdout, stderr } = await kubectl('apply', ...flags);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.trim().split('\n')).toHaveLength(objects.length);
});

describe('dist/lab, applied as it is', () => {
  let began = 0;
  const left = () => `--timeout=${Math.max(1, Math.round(limit - (performance.now() - began) / 1000))}s`;

  beforeAll(() => {
    began = performance.now();
  });

  test('is accepted whole, by one command', async () => {
    const flags = ['--server-side', '--force-conflicts', '--filename=dist/lab'];
    expect(await kubectl('apply', ...flags)).toMatchObject({ code: 0, stderr: '' });
  });

  test('certificates are issued', async () => {
    await must('wait', '--for=condition=Ready', 'clusterissuers', '--all', left());
    await must('wait', '--all-namespaces', '--for=condition=Ready', 'certificates', '--all', left());
  });

  test.each(namesOf('Deployment', 'StatefulSet', 'DaemonSet'))(
    '%s %s/%s is rolled out',
    async (kind, namespace, name) => {
      const { code } = await kubectl('rollout', 'status', '--namespace', namespace, `${kind}/${name}`, left());
      if (code !== 0) throw new Error(`not ready after ${limit} s:\n${(await unready()).join('\n')}`);
    },
  );

  /** Lines that must be in the log of each job, by its namespace. */
  const steps: Readonly<Record<string, readonly RegExp[]>> = {
    client: [/^ok {3}created user/m, /^ok {3}it is not found any more/m],
    'mongo-admin': [/replica set rs0 initiated/, /user CN=api,OU=mongo-clients created/],
  };

  test.each(namesOf('Job'))('%s %s/%s completes, with every step', async (_, namespace, name) => {
    await must('wait', '--namespace', namespace, '--for=condition=Complete', `job/${name}`, left());
    const log = await must('logs', '--namespace', namespace, `job/${name}`);
    console.log(log);
    for (const step of steps[namespace] ?? []) expect(log).toMatch(step);
  });

  test('that within the limit', () => {
    const seconds = (performance.now() - began) / 1000;
    note('dist/lab applied, everything ready, jobs done', seconds);
    expect(seconds).toBeLessThan(limit);
  });

  test('a second time changes nothing', async () => {
    expect(await kubectl('diff', '--server-side', '--filename=dist/lab')).toMatchObject({ code: 0, stdout: '' });
  });
});

interface Autoscaler {
  readonly spec: { readonly minReplicas: number; readonly maxReplicas: number };
  readonly status: {
    readonly currentMetrics?: readonly {
      readonly resource?: { readonly current: { readonly averageUtilization?: number } };
    }[];
  };
}

test.each(namesOf('HorizontalPodAutoscaler'))('%s %s/%s sees the load', async (_, namespace, name) => {
  const sees = await eventually(120, async () => {
    const found = await list<Autoscaler>('hpa', '--namespace', namespace, `--field-selector=metadata.name=${name}`);
    return found[0]?.status.currentMetrics?.[0]?.resource?.current.averageUtilization !== undefined;
  });
  expect(sees).toBe(true);
});

test('no test above is of an empty list', () => {
  for (const kind of ['Deployment', 'StatefulSet', 'Job', 'HorizontalPodAutoscaler']) expect(of(kind)).not.toEqual([]);
});
