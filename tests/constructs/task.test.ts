import { App, Testing } from 'cdk8s';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import type { TaskProps } from '../../src/constructs/task';
import { Task } from '../../src/constructs/task';
import { at, chartProps, containerOf, objectsWith, only, podOf, reservedIn, settingsOf } from './objects';

const base: TaskProps = {
  image: 'localhost/client:1',
  nameserver: '10.96.0.53',
  pullPolicy: 'Always',
  priorityClass: 'last',
  userNamespaces: true,
  capacity: { cpu: '50m', memory: '64Mi' },
};
const made = (props: Partial<TaskProps> = {}) => objectsWith((chart) => new Task(chart, 'task', { ...base, ...props }));
const job = (props: Partial<TaskProps> = {}) => only(made(props), 'Job');

describe('a task', () => {
  test('is tried three times within five minutes, and is kept for a year', () => {
    expect(job()['spec']).toMatchObject({
      activeDeadlineSeconds: 300,
      backoffLimit: 2,
      ttlSecondsAfterFinished: 31_536_000,
    });
  });

  test('has the same limits where they are undefined', () => {
    expect(job({ deadline: undefined, retries: undefined, keep: undefined })).toEqual(job());
  });

  test('has other limits where they are given', () => {
    expect(job({ deadline: 60, retries: 0, keep: 5 })['spec']).toMatchObject({
      activeDeadlineSeconds: 60,
      backoffLimit: 0,
      ttlSecondsAfterFinished: 5,
    });
  });

  test('is one pod that is not started again, with no probes and no ports', () => {
    expect(at(podOf(job()), 'restartPolicy')).toBe('Never');
    expect(containerOf(job())).not.toHaveProperty('livenessProbe');
    expect(containerOf(job())).not.toHaveProperty('ports');
  });

  test('gets its settings', () => {
    const settings = { API_URL: 'http://api' };
    expect(settingsOf(made({ settings }), 'Job')).toEqual(settings);
  });

  test('has no settings where none are given', () => {
    expect(containerOf(job())).not.toHaveProperty('envFrom');
    const maps = made().filter(({ kind }) => kind === 'ConfigMap');
    expect(maps.map(({ metadata }) => metadata.name)).toEqual(['environment']);
  });

  test('has an account without a token', () => {
    expect(at(podOf(job()), 'serviceAccountName')).toBe('shop');
    expect(only(made(), 'ServiceAccount', 'shop')['automountServiceAccountToken']).toBe(false);
  });

  test('is in the quota once', () => {
    expect(reservedIn(made())).toEqual({ pods: 1, cpu: 50, memory: 64 });
  });

  test('is exempt from user namespaces only for a reason', () => {
    expect(at(job(), 'metadata')).not.toHaveProperty('annotations');
    expect(at(job({ userNamespaces: { off: 'the node has none' } }), 'metadata', 'annotations')).toEqual({
      'breakwater.example/exempt.user-namespaces': 'the node has none',
    });
  });
});

describe('the name of a job', () => {
  const nameOf = (props: Partial<TaskProps> = {}) => job(props).metadata.name;

  test('is that of the chart and a hash', () => expect(nameOf()).toMatch(/^shop-[0-9a-f]{8}$/));

  test('is also the label of its controller, on the job and on its pod', () => {
    const instance = { 'app.kubernetes.io/instance': nameOf() };
    expect(at(job(), 'metadata', 'labels')).toMatchObject(instance);
    expect(at(job(), 'spec', 'template', 'metadata', 'labels')).toMatchObject(instance);
  });

  test('is known to whoever made it', () => {
    objectsWith((chart) => expect(new Task(chart, 'task', base).jobName).toBe(nameOf()));
  });

  test('is the same for the same work, wherever in the chart it is', () => {
    const elsewhere = objectsWith((chart) => new Task(chart, 'other-id', { ...base }));
    expect(only(elsewhere, 'Job').metadata.name).toBe(nameOf());
  });

  test.each([
    ['image', { image: 'localhost/client:2' }],
    ['settings', { settings: { A: '1' } }],
    ['deadline', { deadline: 60 }],
    ['capacity', { capacity: { cpu: '60m', memory: '64Mi' } }],
  ] as const)('changes with its %s', (_, props) => expect(nameOf(props)).not.toBe(nameOf()));

  test('changes with the value of a setting', () =>
    expect(nameOf({ settings: { A: '2' } })).not.toBe(nameOf({ settings: { A: '1' } })));

  test('changes with the version of the platform', () => {
    const chart = new NamespacedChart(new App(), { ...chartProps, version: '1.2.4' });
    new Task(chart, 'task', base);
    expect(only(Testing.synth(chart), 'Job').metadata.name).not.toBe(nameOf());
  });
});

test.each([0, -5])('a deadline of %d is refused', (deadline) => {
  expect(() => made({ deadline })).toThrow(
    new Error(`'deadline' must be 1 second or more because a Job needs time to run, got ${deadline}`),
  );
});
