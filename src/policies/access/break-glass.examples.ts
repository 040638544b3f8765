import type { Manifest } from '../../kubernetes/manifest';
import { another, type Fixtures, goodObject } from '../example';
import { runningPod } from '../good/pods';
import type { AdmissionRequest } from '../policy';

const apiGroup = 'rbac.authorization.k8s.io';
const reason = 'metadata.annotations[breakwater.example/reason]';
const expires = 'metadata.annotations[breakwater.example/expires]';
const user = { name: 'ci', groups: ['system:masters', 'system:authenticated'] };
const rescuer = { name: 'dora', groups: ['breakwater:break-glass', 'system:authenticated'] };
const request: AdmissionRequest = { operation: 'CREATE', user };

/** A binding of an incident, as the API server has it. */
function binding(set: Readonly<Record<string, unknown>> = {}): Manifest {
  return another('RoleBinding reader', 'break-glass-1', {
    roleRef: { apiGroup, kind: 'ClusterRole', name: 'breakwater-break-glass' },
    subjects: [{ apiGroup, kind: 'Group', name: 'breakwater:break-glass' }],
    'metadata.creationTimestamp': '2026-11-29T08:00:00Z',
    [reason]: 'INC-42: no member of the database is primary',
    [expires]: '2026-11-29T11:59:00Z',
    ...set,
  });
}

const object = 'RoleBinding api/break-glass-1';
const end = `${object}: set the annotation breakwater.example/expires to a time such as 2026-11-29T04:00:00Z, at most 4 hours after the creation`;

/** A bad end of a binding. */
const ending = (says: string, value: string | undefined) => ({
  says,
  plus: [binding({ [expires]: value })],
  request,
  complains: [`${end} ${value === undefined ? '(it is missing)' : `(it is '${value}')`}`],
});

export const breakGlassBinding: Fixtures = {
  good: [
    { says: 'almost four hours', plus: [binding()], request },
    { says: 'five minutes', plus: [binding({ [expires]: '2026-11-29T08:05:00Z' })], request },
    { says: 'a reason of twenty letters', plus: [binding({ [reason]: 'the database is gone' })], request },
    { says: 'a binding of others', object: 'RoleBinding reader' },
  ],
  bad: [
    ending('an end too late', '2026-11-29T12:05:00Z'),
    ending('an end at the beginning', '2026-11-29T08:00:00Z'),
    ending('an end before the beginning', '2026-11-29T07:59:59Z'),
    ending('no end', undefined),
    ending('an end in words', 'tomorrow'),
    ending('an end in another zone', '2026-11-29T12:00:00+02:00'),
    ending('an end at no time', '2026-11-29T25:00:00Z'),
    ending('a time with more around it', 'at 2026-11-29T12:00:00Z'),
    {
      says: 'no reason',
      plus: [binding({ [reason]: undefined })],
      request,
      complains: [
        `${object}: say in the annotation breakwater.example/reason in 20 characters or more why (it is missing)`,
      ],
    },
    {
      says: 'a reason that says nothing',
      plus: [binding({ [reason]: 'needed to be done !' })],
      request,
      complains: [
        `${object}: say in the annotation breakwater.example/reason in 20 characters or more why (it is 'needed to be done !')`,
      ],
    },
    {
      says: 'every namespace at once',
      plus: [binding({ kind: 'ClusterRoleBinding', 'metadata.namespace': undefined })],
      request,
      complains: ["ClusterRoleBinding break-glass-1: make it a RoleBinding in a namespace of ours (it is '')"],
    },
    {
      says: 'a namespace of others',
      plus: [binding({ 'metadata.namespace': 'kube-system' })],
      request,
      complains: [
        "RoleBinding kube-system/break-glass-1: make it a RoleBinding in a namespace of ours (it is 'kube-system')",
      ],
    },
  ],
};

const file =
  'keep it out of files, which would make it anew with each deploy: create it in an incident, as docs/how-to/break-the-glass.md says';

export const breakGlassFile: Fixtures = {
  good: [
    { says: 'a binding of others', object: 'RoleBinding breakwater-sre' },
    { says: 'a binding of an incident', plus: [binding()], request },
  ],
  bad: [
    {
      says: 'a binding in a file',
      plus: [binding()],
      complains: [`${object}: ${file}`],
    },
    {
      says: 'a binding for the cluster in a file',
      plus: [binding({ kind: 'ClusterRoleBinding', 'metadata.namespace': undefined })],
      complains: [`ClusterRoleBinding break-glass-1: ${file}`],
    },
  ],
};

const used = (what: string, who: string) => [`${what}: (by ${who}) break-glass is used`];

export const breakGlassUse: Fixtures = {
  good: [
    { says: 'a Service of the deployer', object: 'Service api', request },
    { says: 'a binding of others', object: 'RoleBinding breakwater-sre', request },
    {
      says: 'an object of the cluster',
      object: 'PriorityClass api',
      request: { operation: 'CREATE', user: rescuer },
    },
  ],
  bad: [
    { says: 'a binding of an incident', plus: [binding()], request, complains: used(object, 'ci') },
    {
      says: 'its end',
      plus: [binding()],
      request: { operation: 'DELETE', user, oldObject: binding() },
      complains: used(object, 'ci'),
    },
    {
      says: 'a shell',
      plus: [runningPod],
      request: { operation: 'CONNECT', subresource: 'exec', user: rescuer },
      complains: used('Pod api/api-1', 'dora'),
    },
    {
      says: 'a change',
      object: 'Service api',
      request: { operation: 'UPDATE', user: rescuer, oldObject: goodObject('Service api') },
      complains: used('Service api/api', 'dora'),
    },
    {
      says: 'an eviction',
      plus: [runningPod],
      request: { operation: 'CREATE', subresource: 'eviction', user: rescuer },
      complains: used('Pod api/api-1', 'dora'),
    },
    {
      says: 'a namespace of ours',
      object: 'Namespace api',
      request: { operation: 'UPDATE', user: rescuer, oldObject: goodObject('Namespace api') },
      complains: used('Namespace api', 'dora'),
    },
  ],
};
