import { isSet, list } from '../../kubernetes/manifest';
import { selectsAll, selectsAllInCel } from '../../kubernetes/selectors';
import { type Admission, celList } from '../admission';
import { isKind } from '../kinds';
import type { Policy, PolicyParameters } from '../policy';
import { demand, found } from '../sentences';

/** The policy of every namespace that allows nothing. */
export const defaultDenyName = 'default-deny';

const resources = [{ group: 'networking.k8s.io', version: 'v1', resources: ['networkpolicies'] }];

/** Who holds everything may delete a default deny, as the policy that says so. */
const administrators = 'system:masters';
/** The controller that empties a namespace. */
const namespaceController = 'system:serviceaccount:kube-system:namespace-controller';

export const defaultDeny: Policy = {
  id: defaultDenyName,
  source: 21,
  title: 'The default deny of a namespace is for every pod and both directions',
  why: 'A default that leaves out a direction, or some pods, leaves them open to all.',
  fix: 'set spec.podSelector to {}, spec.policyTypes to Ingress and Egress, and leave out the rules',
  answers: ['CIS 5.3.2', 'KB C-0260', 'KA netpols'],
  admission: {
    resources,
    unless: { 'another-policy': `object.metadata.name != '${defaultDenyName}'` },
    expression: [
      `has(object.spec.podSelector) && ${selectsAllInCel('object.spec.podSelector')}`,
      "['Ingress', 'Egress'].all(t, t in object.spec.?policyTypes.orValue([]))",
      'object.spec.?ingress.orValue([]).size() == 0 && object.spec.?egress.orValue([]).size() == 0',
    ].join(' && '),
    found: "'its spec'",
  },
  check: (object) => {
    if (!isKind(object, 'NetworkPolicy') || object.metadata.name !== defaultDenyName) return [];
    const { egress, ingress, podSelector, policyTypes } = object.spec ?? {};
    return [
      ...demand(
        isSet(podSelector) && selectsAll(podSelector),
        ['spec', 'podSelector'],
        `set spec.podSelector to {}, which is every pod ${found(podSelector)}`,
      ),
      ...demand(
        ['Ingress', 'Egress'].every((type) => list(policyTypes).includes(type)),
        ['spec', 'policyTypes'],
        `set spec.policyTypes to ["Ingress","Egress"] ${found(policyTypes)}`,
      ),
      ...demand(
        list(ingress).length + list(egress).length === 0,
        ['spec', list(ingress).length > 0 ? 'ingress' : 'egress'],
        `remove the rules of ${defaultDenyName}; let a policy of the workload allow what it needs`,
      ),
    ];
  },
};

export const defaultDenyKept: Policy = {
  id: 'default-deny-kept',
  source: 'V8',
  title: 'Only a deployment removes the default deny of a namespace',
  why: 'Deleting it opens every pod of the namespace that no other policy selects.',
  fix: 'leave it; a deployer of the environment may delete it, and it goes with its namespace',
  answers: [],
  admission: deletion,
  check: (object, { deployers = [], objects, request }) => {
    if (object.kind !== 'NetworkPolicy' || object.metadata.name !== defaultDenyName) return [];
    if (request?.operation !== 'DELETE') return [];
    const { groups, name } = request.user;
    const namespace = objects.find(
      (one) => one.kind === 'Namespace' && one.metadata.name === object.metadata.namespace,
    );
    return demand(
      name === namespaceController ||
        [name, ...groups].some((one) => deployers.includes(one)) ||
        groups.includes(administrators) ||
        isSet(namespace?.metadata['deletionTimestamp']),
      [],
      `leave it; ${name} is not a deployer of the environment`,
    );
  },
};

function deletion({ deployers = [] }: PolicyParameters): Admission {
  const by = 'request.userInfo.username';
  const groups = [...new Set([administrators, ...deployers])];
  return {
    resources,
    operations: ['DELETE'],
    unless: { 'another-policy': `oldObject.metadata.name != '${defaultDenyName}'` },
    expression: [
      `${by} in ${celList([namespaceController, ...deployers])}`,
      `request.userInfo.?groups.orValue([]).exists(g, g in ${celList(groups)})`,
      'has(namespaceObject.metadata.deletionTimestamp)',
    ].join(' || '),
    found: `'asked for by ' + ${by}`,
  };
}
