import type { Manifest } from '../../kubernetes/manifest';
import type { Fixtures } from '../example';
import { runningPod } from '../good/pods';
import type { AdmissionRequest } from '../policy';

const developer = { name: 'dev', groups: ['developers', 'system:authenticated'] };
const admin = { name: 'admin', groups: ['system:masters', 'system:authenticated'] };
const rescuer = { name: 'sre', groups: ['breakwater:break-glass', 'system:authenticated'] };

const pod: readonly Manifest[] = [runningPod];
const connect = (subresource: string, user: AdmissionRequest['user']): AdmissionRequest => ({
  operation: 'CONNECT',
  subresource,
  user,
});
const add = (user: AdmissionRequest['user']): AdmissionRequest => ({
  operation: 'UPDATE',
  subresource: 'ephemeralcontainers',
  user,
  oldObject: runningPod,
});

const ask =
  'break the glass as docs/how-to/break-the-glass.md says: the right is given for an incident, and noted in the audit log';

export const podConnection: Fixtures = {
  good: [{ says: 'a shell in an incident', plus: pod, request: connect('exec', rescuer) }],
  bad: [
    {
      says: 'a shell of a developer',
      plus: pod,
      request: connect('exec', developer),
      complains: [`Pod api/api-1: do not exec: ${ask}`],
    },
    {
      says: 'a tunnel of an administrator',
      plus: pod,
      request: connect('portforward', admin),
      complains: [`Pod api/api-1: do not portforward: ${ask}`],
    },
    {
      says: 'a tunnel by way of the API server',
      object: 'Service api',
      request: connect('proxy', developer),
      complains: [`Service api/api: do not proxy: ${ask}`],
    },
  ],
};

export const ephemeralContainer: Fixtures = {
  good: [{ says: 'a container added in an incident', plus: pod, request: add(rescuer) }],
  bad: [
    {
      says: 'a container added by a developer',
      plus: pod,
      request: add(developer),
      complains: [`Pod api/api-1: do not add containers: ${ask}`],
    },
    {
      says: 'a container added by an administrator',
      plus: pod,
      request: add(admin),
      complains: [`Pod api/api-1: do not add containers: ${ask}`],
    },
  ],
};
