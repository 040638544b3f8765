import { describeBroken } from './broken';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;

describeBroken('user-namespaces', [
  {
    says: 'a pod that keeps the users of the node',
    object: 'Deployment api',
    set: { [`${pod}.hostUsers`]: undefined },
    complains: ['Deployment api/api: pod: set hostUsers to false (it is missing)'],
  },
  {
    says: 'a pod that asks for the users of the node',
    object: 'Job init',
    set: { [`${pod}.hostUsers`]: true },
    complains: ['Job api/init: pod: set hostUsers to false (it is true)'],
  },
]);

describeBroken('host-namespaces', [
  {
    says: 'a pod in the network of the node',
    object: 'Deployment api',
    set: { [`${pod}.hostNetwork`]: true },
    complains: ['Deployment api/api: pod: remove hostNetwork (it is true)'],
  },
  {
    says: 'a pod in every namespace of the node',
    object: 'StatefulSet mongo',
    set: { [`${pod}.hostPID`]: true, [`${pod}.hostIPC`]: true, [`${pod}.hostNetwork`]: true },
    complains: [
      'StatefulSet api/mongo: pod: remove hostPID (it is true)',
      'StatefulSet api/mongo: pod: remove hostIPC (it is true)',
      'StatefulSet api/mongo: pod: remove hostNetwork (it is true)',
    ],
  },
]);

describeBroken('host-mounts', [
  {
    says: "the container runtime's socket",
    object: 'Deployment api',
    set: { [`${pod}.volumes[0]`]: { hostPath: { path: '/var/run/docker.sock' }, name: 'docker' } },
    complains: [
      "Deployment api/api: volume 'docker': replace hostPath by one of configMap, downwardAPI, emptyDir, persistentVolumeClaim, projected, secret",
    ],
  },
  {
    says: 'a volume of a driver',
    object: 'Deployment api',
    set: { [`${pod}.volumes[0]`]: { csi: { driver: 'csi.example' }, name: 'data' } },
    complains: [
      "Deployment api/api: volume 'data': replace csi by one of configMap, downwardAPI, emptyDir, persistentVolumeClaim, projected, secret",
    ],
  },
  {
    says: 'scratch space without a bound',
    object: 'Deployment api',
    set: { [`${pod}.volumes[0].emptyDir`]: {} },
    complains: ["Deployment api/api: volume 'tmp': set emptyDir.sizeLimit (it is missing)"],
  },
  {
    says: 'a port of the node',
    object: 'Deployment api',
    set: { [`${container}.ports[0].hostPort`]: 8080 },
    complains: ["Deployment api/api: container 'api': remove hostPort (it is 8080); publish the port by a Service"],
  },
  {
    says: 'a part of a volume',
    object: 'Deployment api',
    set: { [`${container}.volumeMounts[0].subPath`]: 'cache' },
    complains: [
      "Deployment api/api: container 'api': remove subPath from the mount at '/tmp' (it is 'cache'); mount the whole volume",
    ],
  },
  {
    says: 'a part of a volume by expression',
    object: 'Deployment api',
    set: { [`${container}.volumeMounts[0].subPathExpr`]: '$(POD_NAME)' },
    complains: [
      "Deployment api/api: container 'api': remove subPath from the mount at '/tmp' (it is '$(POD_NAME)'); mount the whole volume",
    ],
  },
]);

describeBroken('kernel-defaults', [
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
    says: 'a process of the host',
    object: 'Deployment api',
    set: { [`${container}.securityContext.windowsOptions`]: { hostProcess: true } },
    complains: ["Deployment api/api: container 'api': remove securityContext.windowsOptions.hostProcess (it is true)"],
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
    says: 'nothing about the default /proc',
    object: 'Deployment api',
    set: { [`${container}.securityContext.procMount`]: 'Default' },
    complains: [],
  },
]);
