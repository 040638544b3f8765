import { App, Chart } from 'cdk8s';
import type { FlowPolicyProps } from '../../src/constructs/flow-policy';
import { FlowPolicy } from '../../src/constructs/flow-policy';
import { at, objectsWith, only } from './objects';

const policy = (props: FlowPolicyProps) =>
  only(
    objectsWith((chart) => new FlowPolicy(chart, 'flows', props)),
    'NetworkPolicy',
    'shop',
  );
const till = { namespace: 'till', podLabels: { app: 'till' } };
const peer = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'till' } },
  podSelector: { matchLabels: { app: 'till' } },
};

describe('a flow policy', () => {
  test('is for the pods of its service, in both directions', () => {
    expect(policy({})['spec']).toEqual({
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'shop' } },
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  test('lets a caller in by namespace and pod together, at one port', () => {
    const spec = policy({ callers: [{ ...till, port: 8080 }] })['spec'];
    expect(at(spec, 'ingress')).toEqual([{ from: [peer], ports: [{ port: 8080, protocol: 'TCP' }] }]);
    expect(spec).not.toHaveProperty('egress');
  });

  test('lets a call out by namespace and pod together, at one port', () => {
    const spec = policy({ calls: [{ ...till, port: 27017 }] })['spec'];
    expect(at(spec, 'egress')).toEqual([{ to: [peer], ports: [{ port: 27017, protocol: 'TCP' }] }]);
    expect(spec).not.toHaveProperty('ingress');
  });

  test('lets names be asked for over UDP and TCP', () => {
    expect(at(policy({ calls: [{ ...till, port: 53, protocols: ['UDP', 'TCP'] }] }), 'spec', 'egress')).toEqual([
      {
        to: [peer],
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP' },
        ],
      },
    ]);
  });

  test('has a rule for each peer, so that no port of one is that of another', () => {
    const other = { namespace: 'bank', podLabels: { app: 'bank' } };
    const rules = at(
      policy({
        callers: [
          { ...till, port: 1 },
          { ...other, port: 2 },
        ],
      }),
      'spec',
      'ingress',
    ) as unknown[];
    expect(rules.map((rule) => [at(rule, 'from', 'length'), at(rule, 'ports', 0, 'port')])).toEqual([
      [1, 1],
      [1, 2],
    ]);
  });
});

test('a flow policy outside a namespace is refused', () => {
  expect(() => new FlowPolicy(new Chart(new App(), 'plain'), 'flows', {})).toThrow(
    new Error("'plain/flows' must be inside a NamespacedChart because its namespace and labels come from it"),
  );
});
