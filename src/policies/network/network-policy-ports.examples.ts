import type { Fixtures } from '../example';

const object = 'NetworkPolicy api';

export const networkPolicyPorts: Fixtures = {
  good: [
    { says: 'a policy with ports', object },
    { says: 'a default, which has no rules', object: 'NetworkPolicy default-deny' },
    { says: 'a port by its name', object, set: { 'spec.ingress[0].ports': [{ port: 'http', protocol: 'TCP' }] } },
  ],
  bad: [
    {
      says: 'every port of a destination',
      object,
      set: { 'spec.egress[0].ports': undefined },
      complains: ['NetworkPolicy api/api: spec.egress[0]: name its ports (it is missing); none means all'],
    },
    {
      says: 'every port of its own',
      object,
      set: { 'spec.ingress[0].ports': [] },
      complains: ['NetworkPolicy api/api: spec.ingress[0]: name its ports (it is []); none means all'],
    },
    {
      says: 'every port of a protocol',
      object,
      set: { 'spec.ingress[0].ports': [{ port: 8080 }, { protocol: 'UDP' }] },
      complains: ['NetworkPolicy api/api: spec.ingress[0].ports[1]: set port, and remove endPort (it is {})'],
    },
    {
      says: 'a range of ports',
      object,
      set: { 'spec.egress[0].ports': [{ endPort: 65535, port: 1 }] },
      complains: [
        'NetworkPolicy api/api: spec.egress[0].ports[0]: set port, and remove endPort (it is {"port":1,"endPort":65535})',
      ],
    },
  ],
};

export const networkPolicyTypes: Fixtures = {
  good: [
    { says: 'a policy of both', object },
    {
      says: 'what the API server fills in, of a policy with rules of both',
      object,
      set: { 'spec.policyTypes': undefined },
    },
  ],
  bad: [
    {
      says: 'a policy that says nothing of what leaves',
      object,
      set: { 'spec.policyTypes': ['Ingress'] },
      complains: ['NetworkPolicy api/api: set spec.policyTypes to ["Ingress","Egress"] (it is ["Ingress"])'],
    },
    {
      says: 'a policy that says nothing of what comes in',
      object,
      set: { 'spec.policyTypes': ['Egress'] },
      complains: ['NetworkPolicy api/api: set spec.policyTypes to ["Ingress","Egress"] (it is ["Egress"])'],
    },
    {
      says: 'what the API server fills in, of a policy without rules for what leaves',
      object: 'NetworkPolicy mongo',
      set: { 'spec.policyTypes': undefined },
      complains: ['NetworkPolicy api/mongo: set spec.policyTypes to ["Ingress","Egress"] (it is missing)'],
    },
  ],
};
