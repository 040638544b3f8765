import { another, type Fixtures } from '../example';

const selector = 'spec.template.spec.nodeSelector';
const set = "pod: set nodeSelector['breakwater.example/subnet'] to 'applications'";

export const nodeSubnet: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    {
      says: 'any node for a namespace of which nothing is said',
      plus: [
        another('Namespace api', 'web'),
        another('Deployment api', 'web', { 'metadata.namespace': 'web', [selector]: undefined }),
      ],
      request: { operation: 'CREATE', user: { name: 'developer', groups: [] } },
    },
  ],
  bad: [
    {
      says: 'any node',
      object: 'Deployment api',
      set: { [selector]: undefined },
      complains: [`Deployment api/api: ${set} (it is missing)`],
    },
    {
      says: 'the nodes of another subnet',
      object: 'StatefulSet mongo',
      set: { [`${selector}[breakwater.example/subnet]`]: 'data' },
      complains: [`StatefulSet api/mongo: ${set} (it is 'data')`],
    },
  ],
};
