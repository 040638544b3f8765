/** Floor for Services of others: none leads callers of the cluster, or the front door, to addresses of its own choice. */
import type { Declared } from '../../config/declared';
import { list } from '../../kubernetes/manifest';
import { type Admission, celList } from '../admission';
import { onDeclared } from '../declared/declared';
import { isKind } from '../kinds';
import type { Policy } from '../policy';
import { demand, found } from '../sentences';

export const serviceFloor: Policy = {
  id: 'service-floor',
  source: 'V19',
  title: 'No Service of the cluster has another name or addresses of its own choice behind it',
  why: 'A name of ours behind it lets the front door, which may call ours, pass its callers on without their certificates; an external address takes what nodes send there.',
  fix: 'remove spec.externalIPs, and set spec.type to ClusterIP, NodePort or LoadBalancer; what is outside is called by its own name',
  answers: ['KB C-0021'],
  admission: onDeclared(admission),
  check: (object, { declared, request }) => {
    if (!declared || !isKind(object, 'Service') || object.apiVersion !== 'v1') return [];
    const { namespace = 'default' } = object.metadata;
    if (declared.system.everything.includes(namespace)) return [];
    const { externalIPs, type } = object.spec ?? {};
    const before = request?.operation === 'UPDATE' ? request.oldObject : undefined;
    if (before && JSON.stringify(before['spec']) === JSON.stringify(object.spec)) return [];
    return [
      ...demand(
        type !== 'ExternalName',
        ['spec', 'type'],
        `set spec.type to 'ClusterIP' ${found(type)}; the front door would call whatever the name leads to`,
      ),
      ...demand(
        list(externalIPs).length === 0,
        ['spec', 'externalIPs'],
        `remove spec.externalIPs ${found(externalIPs)}`,
      ),
    ];
  },
};

function admission({ system }: Declared): Admission {
  return {
    resources: [{ group: '', version: 'v1', resources: ['services'] }],
    everywhere: true,
    unless: {
      'of-the-cluster-itself': `request.?namespace.orValue('') in ${celList(system.everything)}`,
      unchanged: 'oldObject != null && object.spec == oldObject.spec',
    },
    variables: { type: "object.spec.?type.orValue('ClusterIP')" },
    expression: "variables.type != 'ExternalName' && object.spec.?externalIPs.orValue([]).size() == 0",
    found: "'type ' + variables.type",
  };
}
