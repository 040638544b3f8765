import type { Fixtures } from '../example';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;

export const kernelDefaults: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    {
      says: 'the default /proc',
      object: 'Deployment api',
      set: { [`${container}.securityContext.procMount`]: 'Default' },
    },
  ],
  bad: [
    {
      says: 'a bare /proc',
      object: 'Deployment api',
      set: { [`${container}.securityContext.procMount`]: 'Unmasked' },
      complains: ["Deployment api/api: container 'api': remove securityContext.procMount (it is 'Unmasked')"],
    },
    {
      says: 'an unsafe sysctl beside a safe one',
      object: 'Deployment api',
      set: {
        [`${pod}.securityContext.sysctls`]: [
          { name: 'net.ipv4.tcp_syncookies', value: '1' },
          { name: 'kernel.msgmax', value: '65536' },
        ],
      },
      complains: ["Deployment api/api: pod: remove the unsafe sysctl 'kernel.msgmax' from securityContext.sysctls"],
    },
    {
      says: 'other SELinux options',
      object: 'Deployment api',
      set: { [`${pod}.securityContext.seLinuxOptions`]: { type: 'spc_t' } },
      complains: ['Deployment api/api: pod: remove securityContext.seLinuxOptions (it is {"type":"spc_t"})'],
    },
    {
      says: 'a pod of processes of the host',
      object: 'Deployment api',
      set: { [`${pod}.securityContext.windowsOptions`]: { hostProcess: true } },
      complains: ['Deployment api/api: pod: remove securityContext.windowsOptions.hostProcess (it is true)'],
    },
    {
      says: 'a process of the host',
      object: 'Deployment api',
      set: { [`${container}.securityContext.windowsOptions`]: { hostProcess: true } },
      complains: [
        "Deployment api/api: container 'api': remove securityContext.windowsOptions.hostProcess (it is true)",
      ],
    },
    {
      says: 'a probe of another host',
      object: 'Deployment api',
      set: { [`${container}.livenessProbe.httpGet.host`]: '169.254.169.254' },
      complains: [
        "Deployment api/api: container 'api': remove host from livenessProbe (it is '169.254.169.254'); the pod itself is the default",
      ],
    },
    {
      says: 'a hook that connects to another host',
      object: 'Deployment api',
      set: { [`${container}.lifecycle.postStart`]: { tcpSocket: { host: 'elsewhere', port: 'http' } } },
      complains: [
        "Deployment api/api: container 'api': remove host from lifecycle.postStart (it is 'elsewhere'); the pod itself is the default",
      ],
    },
    {
      says: 'the other SELinux options of one container',
      object: 'CronJob backup',
      set: { 'spec.jobTemplate.spec.template.spec.containers[0].securityContext.seLinuxOptions': { role: 'sysadm_r' } },
      complains: [
        'CronJob api/backup: container \'backup\': remove securityContext.seLinuxOptions (it is {"role":"sysadm_r"})',
      ],
    },
  ],
};
