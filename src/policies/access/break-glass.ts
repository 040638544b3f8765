/** Break-glass: bindings that are made for an incident, and what is done by them. */
import type { Manifest } from '../../kubernetes/manifest';
import { type Admission, celList, celText, type Unheld } from '../admission';
import { isKind } from '../kinds';
import type { Policy, PolicyContext, PolicyParameters } from '../policy';
import { demand, found } from '../sentences';
import { actsInIncident, mayBreakGlass } from './connections';

/** Annotations of a binding of an incident. */
export const incident = { reason: 'breakwater.example/reason', expires: 'breakwater.example/expires' } as const;

/** A reason shorter than this says nothing. */
const shortestReason = 20;
const hours = 4;

/** A time of RFC 3339 in UTC. */
const time = '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$';

const how = 'docs/how-to/break-the-glass.md';

export const breakGlassBinding: Policy = {
  id: 'break-glass-binding',
  source: 'V19',
  title: 'A binding of break-glass is of one namespace, has a reason, and ends within four hours',
  why: 'A right that is given in haste and has no end is still there when its reason is forgotten.',
  fix: `make a RoleBinding in a namespace of ours, with the annotation ${incident.reason} of ${shortestReason} characters or more, and ${incident.expires} as a time in UTC, at most ${hours} hours ahead: ${how}`,
  answers: [],
  admission: bindingAdmission,
  check: (object, { declared, namespaces = [] }) => {
    if (!declared || !isKind(object, 'RoleBinding', 'ClusterRoleBinding')) return [];
    if (object.roleRef?.name !== declared.access.incident.role) return [];
    const { annotations = {}, creationTimestamp, namespace = '' } = object.metadata;
    const reason = annotations[incident.reason];
    const expires = annotations[incident.expires];
    return [
      ...demand(
        namespaces.includes(namespace),
        ['metadata', 'namespace'],
        `make it a RoleBinding in a namespace of ours ${found(namespace)}`,
      ),
      ...demand(
        typeof reason === 'string' && reason.length >= shortestReason,
        ['metadata', 'annotations', incident.reason],
        `say in the annotation ${incident.reason} in ${shortestReason} characters or more why ${found(reason)}`,
      ),
      ...demand(
        isWithin(String(creationTimestamp), String(expires)),
        ['metadata', 'annotations', incident.expires],
        `set the annotation ${incident.expires} to a time such as 2026-11-29T04:00:00Z, at most ${hours} hours after the creation ${found(expires)}`,
      ),
    ];
  },
};

/** Whether the end is a time after the creation, and not long after it. */
function isWithin(created: string, expires: string): boolean {
  const end = Date.parse(expires);
  // A day that a month does not have is taken as one of the next.
  if (!new RegExp(time).test(expires) || new Date(end).toJSON() !== expires.replace('Z', '.000Z')) return false;
  const length = end - Date.parse(created);
  return length > 0 && length <= hours * 3_600_000;
}

function bindingAdmission({ declared, namespaces = [] }: PolicyParameters): Admission | Unheld {
  if (!declared) return { cannot: 'Nothing is declared with which it could compare.' };
  const annotation = (key: string) => `object.metadata.?annotations[?${celText(key)}].orValue('')`;
  return {
    resources: [
      { group: 'rbac.authorization.k8s.io', version: 'v1', resources: ['clusterrolebindings', 'rolebindings'] },
    ],
    everywhere: true,
    unless: { 'not-of-incidents': `object.?roleRef.?name.orValue('') != ${celText(declared.access.incident.role)}` },
    variables: {
      expires: annotation(incident.expires),
      created: "string(dyn(object).metadata.?creationTimestamp.orValue(''))",
      length: 'timestamp(variables.expires) - timestamp(variables.created)',
    },
    expression: [
      `object.metadata.?namespace.orValue('') in ${celList(namespaces)}`,
      `size(${annotation(incident.reason)}) >= ${shortestReason}`,
      `variables.expires.matches(${celText(time)})`,
      `variables.length > duration('0s') && variables.length <= duration('${hours}h')`,
    ].join(' && '),
    found: "'its annotations, place or end'",
  };
}

export const breakGlassFile: Policy = {
  id: 'break-glass-file',
  source: 'V19',
  title: 'No file binds break-glass',
  why: 'A binding of dist is applied by each deploy, so that an incident never ends.',
  fix: `keep it out of files, which would make it anew with each deploy: create it in an incident, as ${how} says`,
  answers: [],
  admission: { cannot: 'The API server sees objects, and not whether they come from a file.' },
  check: (object, { declared, request }) => {
    if (!declared || request || !isKind(object, 'RoleBinding', 'ClusterRoleBinding')) return [];
    return demand(object.roleRef?.name !== declared.access.incident.role, ['roleRef'], breakGlassFile.fix);
  },
};

export const breakGlassUse: Policy = {
  id: 'break-glass-use',
  source: 'V19',
  title: 'What is done by break-glass is counted, and a line of the audit log',
  why: 'A shell that no one hears of is found by an attacker as well.',
  fix: 'say in the channel of the incident what it was for; each use is counted',
  answers: [],
  admission: useAdmission,
  check: (object, context) => {
    const { namespaces = [], request } = context;
    const { kind, metadata } = object;
    const around = kind === 'Namespace' ? metadata.name : metadata.namespace;
    if (around === undefined || !namespaces.includes(around)) return [];
    return demand(
      !(isBindingOfIncident(object, context) || mayBreakGlass(context)),
      [],
      `(by ${request?.user.name ?? 'whoever applies it'}) break-glass is used`,
    );
  },
};

function isBindingOfIncident(object: Manifest, { declared }: PolicyContext): boolean {
  return isKind(object, 'RoleBinding') && !!declared && object.roleRef?.name === declared.access.incident.role;
}

function useAdmission(parameters: PolicyParameters): Admission | Unheld {
  const { declared, namespaces = [] } = parameters;
  if (!declared) return { cannot: 'Nothing is declared with which it could compare.' };
  return {
    resources: [{ group: '*', version: '*', resources: ['*/*'] }],
    operations: ['CREATE', 'UPDATE', 'DELETE', 'CONNECT'],
    namespaces,
    unless: { 'of-the-cluster': "request.?namespace.orValue('') == ''" },
    variables: {
      // Of a DELETE there is only the old one.
      changed: `dyn(object == null ? oldObject : object).?roleRef.?name.orValue('') == ${celText(declared.access.incident.role)}`,
    },
    expression: `!(${actsInIncident(parameters)} || variables.changed)`,
    found: "'by ' + request.userInfo.username",
  };
}
