import { policyProblems } from '../../src/reach/problems';
import { fixtures } from './fixtures';
import { app, forA, policy, world } from './world';

test.each(fixtures.map((fixture) => [fixture.name, fixture.objects] as const))('%s has none', (_, objects) => {
  expect(policyProblems(objects)).toEqual([]);
});

const peer = (one: object) => forA({ ingress: [{ from: [one] }] });
const port = (one: object) => forA({ egress: [{ ports: [one] }] });
const expression = (operator: string, values?: readonly string[]) => ({
  podSelector: { matchExpressions: [{ key: 'app', operator, ...(values ? { values } : {}) }] },
});

test.each<[string, ReturnType<typeof policy>]>([
  [
    "spec.policyTypes has 'ingress'; it takes Ingress and Egress",
    policy('x/for-a', { podSelector: app('a'), policyTypes: ['ingress'] }),
  ],
  ["spec.podSelector.matchExpressions[0]: In of 'app' needs values", policy('x/for-a', expression('In'))],
  [
    "spec.ingress[0].from[0].podSelector.matchExpressions[0]: NotIn of 'app' needs values",
    peer(expression('NotIn', [])),
  ],
  [
    "spec.ingress[0].from[0].podSelector.matchExpressions[0]: Exists of 'app' takes no values",
    peer(expression('Exists', ['a'])),
  ],
  [
    "spec.ingress[0].from[0].namespaceSelector.matchExpressions[0]: 'Like' is none of In, NotIn, Exists and DoesNotExist",
    peer({ namespaceSelector: expression('Like').podSelector }),
  ],
  ['spec.ingress[0].from[0] is empty; name a podSelector, a namespaceSelector or an ipBlock', peer({})],
  [
    'spec.ingress[0].from[0] has an ipBlock and a selector; make two peers of it',
    peer({ ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }),
  ],
  [
    "spec.ingress[0].from[0].ipBlock.cidr '10.0.0.0' is not a CIDR block; write it as in 10.0.0.0/8",
    peer({ ipBlock: { cidr: '10.0.0.0' } }),
  ],
  [
    "spec.ingress[0].from[0].ipBlock.except[1] '11.0.0.0/8' is not a part of 10.0.0.0/8",
    peer({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/16', '11.0.0.0/8'] } }),
  ],
  [
    "spec.ingress[0].from[0].ipBlock.except[0] '10.0.0.0/8' is not a part of 10.0.0.0/8",
    peer({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/8'] } }),
  ],
  ['spec.ingress[0].from[0].ipBlock has no cidr; write it as in 10.0.0.0/8', peer({ ipBlock: { except: [] } })],
  [
    'spec.ingress[0].from[0].podSelector.matchExpressions[0] has no key',
    peer({ podSelector: { matchExpressions: [{ operator: 'Exists' }] } }),
  ],
  ["spec.egress[0].ports[0].protocol 'QUIC' is none of TCP, UDP and SCTP", port({ protocol: 'QUIC' })],
  ['spec.egress[0].ports[0] has 0; ports are from 1 to 65535', port({ port: 0 })],
  ['spec.egress[0].ports[0] has 65536; ports are from 1 to 65535', port({ port: 1, endPort: 65_536 })],
  ['spec.egress[0].ports[0].endPort needs a port that is a number', port({ port: 'web', endPort: 90 })],
  ['spec.egress[0].ports[0].endPort needs a port that is a number', port({ endPort: 90 })],
  ['spec.egress[0].ports[0].endPort 80 is less than port 90', port({ port: 90, endPort: 80 })],
])('%s', (sentence, object) => {
  expect(policyProblems([...world, object])).toEqual([`NetworkPolicy x/for-a: ${sentence}`]);
});
