import { ClientChart } from '../../charts/client/chart';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { at, only, settingsOf } from '../constructs/objects';
import { everyEnvironment, objectsOf } from './rendered';

const { local } = environments;
const told = (environment: Environment) => settingsOf(objectsOf(ClientChart, environment), 'Job');
const job = (environment: Environment) => only(objectsOf(ClientChart, environment), 'Job');

describe.each(everyEnvironment)('the client in $name', (environment) => {
  test('calls the users API by its name inside the cluster, and waits for it', () => {
    expect(told(environment)).toEqual({
      API_URL: 'http://api.api.svc.cluster.local:8080',
      PROVES: expect.any(String),
      WAIT_SECONDS: '180',
    });
  });

  test('waits less long than it may run', () => {
    expect(Number(at(job(environment), 'spec', 'activeDeadlineSeconds'))).toBeGreaterThan(
      Number(told(environment)['WAIT_SECONDS']),
    );
  });

  test('has no callers', () => {
    const objects = objectsOf(ClientChart, environment);
    expect(only(objects, 'NetworkPolicy', 'client')['spec']).not.toHaveProperty('ingress');
    expect(objects.map(({ kind }) => kind)).not.toContain('Service');
  });
});

describe('the name of its job', () => {
  const nameOf = (environment: Environment) => job(environment).metadata.name;

  test('is the same for the same content', () => expect(nameOf({ ...local })).toBe(nameOf(local)));

  test('is the same when only another service changes', () => {
    const capacity = { ...local.capacity, api: { ...local.capacity.api, cpu: '51m' as const } };
    expect(nameOf({ ...local, capacity })).toBe(nameOf(local));
  });

  test.each<[string, Environment]>([
    ['size', { ...local, capacity: { ...local.capacity, client: { cpu: '26m', memory: '64Mi' } } }],
    ['image', { ...local, images: { ...local.images, own: 'registry.example/' } }],
    ['pull policy', { ...local, images: { ...local.images, pullPolicy: 'Always' } }],
    ['environment', { ...local, name: 'other' }],
    ['user namespaces', { ...local, userNamespaces: true }],
  ])('changes with its %s', (_, changed) => expect(nameOf(changed)).not.toBe(nameOf(local)));

  test('is another in every environment', () => {
    expect(new Set(everyEnvironment.map(nameOf)).size).toBe(everyEnvironment.length);
  });
});
