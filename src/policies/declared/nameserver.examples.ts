import type { Fixtures } from '../example';

const pod = 'spec.template.spec';
const object = 'Deployment api';
const named = 'Deployment api/api: pod:';

export const declaredNameserver: Fixtures = {
  good: [
    { says: 'a Deployment', object },
    { says: 'a CronJob', object: 'CronJob backup' },
    {
      says: 'options in another order',
      object,
      set: {
        [`${pod}.dnsConfig.options`]: [
          { name: 'timeout', value: '1' },
          { name: 'ndots', value: '2' },
          { name: 'attempts', value: '4' },
        ],
      },
    },
  ],
  bad: [
    {
      says: "the cluster's DNS",
      object,
      set: { [`${pod}.dnsPolicy`]: 'ClusterFirst' },
      complains: [`${named} set dnsPolicy to 'None' (it is 'ClusterFirst'); else nameservers are added to it`],
    },
    {
      says: 'another server',
      object,
      set: { [`${pod}.dnsConfig.nameservers[0]`]: '203.0.113.53' },
      complains: [`${named} set dnsConfig.nameservers to ["10.96.0.53"] (it is ["203.0.113.53"])`],
    },
    {
      says: 'a second server',
      object,
      set: { [`${pod}.dnsConfig.nameservers[1]`]: '203.0.113.53' },
      complains: [`${named} set dnsConfig.nameservers to ["10.96.0.53"] (it is ["10.96.0.53","203.0.113.53"])`],
    },
    {
      says: 'no server',
      object: 'Job init',
      set: { [`${pod}.dnsConfig.nameservers`]: undefined },
      complains: ['Job api/init: pod: set dnsConfig.nameservers to ["10.96.0.53"] (it is missing)'],
    },
    {
      says: 'a server that is waited for longer',
      object,
      set: { [`${pod}.dnsConfig.options[2].value`]: '30' },
      complains: [
        `${named} set dnsConfig.options to attempts:4 ndots:2 timeout:1 (it is [{"name":"attempts","value":"4"},{"name":"ndots","value":"2"},{"name":"timeout","value":"30"}])`,
      ],
    },
    {
      says: 'one option less',
      object,
      set: { [`${pod}.dnsConfig.options`]: [{ name: 'ndots', value: '2' }] },
      complains: [
        `${named} set dnsConfig.options to attempts:4 ndots:2 timeout:1 (it is [{"name":"ndots","value":"2"}])`,
      ],
    },
  ],
};
