/** The floor of the cluster: what the API server of each environment says about namespaces that are not ours. */
import { environments } from '../../src/config/environments';
import type { AdmissionRequest } from '../../src/policies/policy';
import { apiServer } from './api-server';
import { needs } from './floor-needs';
import { certificate, object, pod, workload } from './floor-objects';
import { tricks } from './floor-tricks';

const { lab, production } = environments;
const visitor = { user: { name: 'visitor', groups: ['system:authenticated'] } };
const admin = { user: { name: 'admin', groups: ['system:masters', 'system:authenticated'] } };
const ask = apiServer(lab);

const cases = Object.entries(tricks).flatMap(([policy, all]) =>
  Object.entries(all).map(([says, one]) => [policy, says, one] as const),
);

test('has at least forty tricks', () => expect(cases.length).toBeGreaterThanOrEqual(40));

test.each(cases)('%s refuses %s, whoever asks', (policy, _, one) => {
  expect(ask(one, visitor).refused).toContain(policy);
  expect(ask(one, admin).refused).toContain(policy);
});

test.each(Object.entries(needs))('%s: is taken', (_, one) => expect(ask(one, admin).refused).toEqual([]));

describe('the namespaces that may do more', () => {
  const inProduction = apiServer(production);

  test('are the ones whose pods need it: a release of the front door takes no port of a node', () => {
    const one = needs["minikube's addon ingress"];
    expect(one && inProduction(one, admin).refused).toEqual(['pod-floor']);
  });

  test('can be more in an environment, each with what for', () => {
    const why = 'a driver mounts volumes for all pods of its node';
    const driven = apiServer({ ...production, systemNamespaces: { drivers: { may: 'everything', why } } });
    const driver = pod({ hostNetwork: true }, 'drivers');
    expect([inProduction(driver, admin).refused, driven(driver, admin).refused]).toEqual([['pod-floor'], []]);
  });
});

describe('what was there before', () => {
  const before = workload('apps/v1', 'Deployment', { hostPID: true });
  const update = (oldObject: typeof before): Partial<AdmissionRequest> => ({
    ...admin,
    operation: 'UPDATE',
    oldObject,
  });

  test('can be scaled, and lose its finalizers, and be changed to obey', () => {
    const scaled = { ...before, spec: { ...(before['spec'] as object), replicas: 0 } };
    const released = { ...before, metadata: { ...before.metadata, finalizers: [] } };
    const obeying = workload('apps/v1', 'Deployment', {});
    expect([scaled, released, obeying].map((one) => ask(one, update(before)).refused)).toEqual([[], [], []]);
  });

  test('is refused with another privilege', () => {
    const more = workload('apps/v1', 'Deployment', { hostPID: true, hostIPC: true });
    expect(ask(more, update(before)).refused).toEqual(['pod-floor']);
  });

  test('is drained: an eviction is not asked about', () => {
    expect(ask(pod({ hostPID: true }), { ...visitor, subresource: 'eviction' }).refused).toEqual([]);
  });
});

test("what cert-manager makes of certificates is taken: its request carries the labels of ours, a visitor's none", () => {
  const user = { name: 'system:serviceaccount:cert-manager:cert-manager', groups: ['system:serviceaccounts'] };
  const request = object('cert-manager.io/v1', 'CertificateRequest', { spec: { request: 'x' } });
  const labels = { 'app.kubernetes.io/part-of': 'breakwater', env: 'lab' };
  const ours = { ...request, metadata: { name: 'a', namespace: 'cert-manager', labels } };
  expect([request, ours].map((one) => ask(one, { user }).refused)).toEqual([[], []]);
  // A Certificate that it makes of an Ingress is judged as everyone's.
  expect(ask(certificate({ dnsNames: ['shop.test'] }), { user }).refused).toContain('declared-certificate');
});
