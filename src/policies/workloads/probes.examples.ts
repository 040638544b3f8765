import type { Fixtures } from '../example';
import { initContainer } from '../good/pods';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;

export const probes: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a StatefulSet', object: 'StatefulSet mongo' },
    {
      says: 'a container that ends before the others start',
      object: 'Deployment api',
      set: {
        [`${pod}.initContainers`]: [{ ...initContainer, name: 'migrate' }],
      },
    },
    { says: 'a Job', object: 'Job init' },
    {
      says: 'a port by its number, and commands that differ',
      object: 'StatefulSet mongo',
      set: {
        [`${container}.livenessProbe`]: { exec: { command: ['/probe', 'live'] } },
        [`${container}.readinessProbe`]: { exec: { command: ['/probe', 'ready'] } },
        [`${container}.startupProbe`]: { grpc: { port: 27017 } },
      },
    },
    {
      says: 'a connection to one port, which asks no one else',
      object: 'StatefulSet mongo',
      set: {
        [`${container}.livenessProbe`]: { tcpSocket: { port: 27017 } },
        [`${container}.readinessProbe`]: { tcpSocket: { port: 27017 } },
      },
    },
  ],
  bad: [
    {
      says: 'no probes',
      object: 'Deployment api',
      set: {
        [`${container}.livenessProbe`]: undefined,
        [`${container}.readinessProbe`]: undefined,
        [`${container}.startupProbe`]: undefined,
      },
      complains: [
        "Deployment api/api: container 'api': set livenessProbe (it is missing or does nothing)",
        "Deployment api/api: container 'api': set readinessProbe (it is missing or does nothing)",
        "Deployment api/api: container 'api': set startupProbe (it is missing or does nothing)",
      ],
    },
    {
      says: 'a probe without a handler',
      object: 'StatefulSet mongo',
      set: { [`${container}.startupProbe`]: { periodSeconds: 5 } },
      complains: ["StatefulSet api/mongo: container 'mongo': set startupProbe (it is missing or does nothing)"],
    },
    {
      says: 'readiness with the handler of liveness, only more often',
      object: 'Deployment api',
      set: { [`${container}.readinessProbe`]: { httpGet: { port: 'http', path: '/live' }, periodSeconds: 1 } },
      complains: [
        "Deployment api/api: container 'api': let readinessProbe ask something else than livenessProbe (both are GET /live on port http)",
      ],
    },
    {
      says: 'the same page, which is the default one',
      object: 'Deployment api',
      set: {
        [`${container}.livenessProbe`]: { httpGet: { port: 8080 } },
        [`${container}.readinessProbe`]: { httpGet: { port: 8080, path: '/' } },
      },
      complains: [
        "Deployment api/api: container 'api': let readinessProbe ask something else than livenessProbe (both are GET / on port 8080)",
      ],
    },
    {
      says: 'the same command',
      object: 'StatefulSet mongo',
      set: {
        [`${container}.livenessProbe`]: { exec: { command: ['/probe'] } },
        [`${container}.readinessProbe`]: { exec: { command: ['/probe'] } },
      },
      complains: [
        'StatefulSet api/mongo: container \'mongo\': let readinessProbe ask something else than livenessProbe (both are the command ["/probe"])',
      ],
    },
    {
      says: 'the same gRPC service',
      object: 'StatefulSet mongo',
      set: {
        [`${container}.livenessProbe`]: { grpc: { port: 27017 } },
        [`${container}.readinessProbe`]: { grpc: { port: 27017, service: '' } },
      },
      complains: [
        "StatefulSet api/mongo: container 'mongo': let readinessProbe ask something else than livenessProbe (both are gRPC health of '' on port 27017)",
      ],
    },
    {
      says: 'ports that the container does not declare',
      object: 'Deployment api',
      set: {
        [`${container}.livenessProbe.httpGet.port`]: 'admin',
        [`${container}.startupProbe.tcpSocket.port`]: 9090,
      },
      complains: [
        "Deployment api/api: container 'api': livenessProbe uses port 'admin', which the container does not declare; add it to ports",
        "Deployment api/api: container 'api': startupProbe uses port 9090, which the container does not declare; add it to ports",
      ],
    },
  ],
};
