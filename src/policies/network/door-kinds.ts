/** Kinds of the groups of front doors, by allow list: what the rules do not read is not there. */
import { groupOf } from '../../kubernetes/groups';
import { isSet } from '../../kubernetes/manifest';
import { celMap } from '../declared/declared';
import { doorGroups } from '../doors';
import type { Policy } from '../policy';
import { demand } from '../sentences';
import { doorKinds } from '../written';

const kinds = Object.keys(doorKinds).join(', ');

export const doorKind: Policy = {
  id: 'door-kind',
  source: 'V6',
  title: 'A front door is made of a Gateway, its routes of HTTP, and the three policies that guard them',
  why: 'Each other kind goes around the guards: a script or a patch runs in the proxy of all, a grant lends Secrets and Services to other namespaces, a route of TCP has no rule about callers.',
  fix: `write the front door as ${kinds} in the versions of src/policies/written.ts; remove scripts (Lua, Wasm), patches, grants, other routes and settings of the proxy`,
  answers: [],
  admission: {
    resources: doorGroups.map((group) => ({ group, version: '*', resources: ['*'] })),
    // What has no namespace is matched by every selector of namespaces.
    unless: { 'of-the-cluster': "request.?namespace.orValue('') == ''" },
    expression: `${celMap(doorKinds)}[?object.kind].orValue('') == object.apiVersion`,
    found: "'of ' + object.apiVersion",
  },
  check: ({ apiVersion, kind, metadata }) => {
    if (!doorGroups.includes(groupOf(apiVersion)) || !isSet(metadata.namespace)) return [];
    const known = Object.hasOwn(doorKinds, kind) ? doorKinds[kind] : undefined;
    return known === undefined
      ? demand(false, ['kind'], `remove the ${kind}; a front door is made of ${kinds}`)
      : demand(known === apiVersion, ['apiVersion'], `set apiVersion to '${known}' (it is '${apiVersion}')`);
  },
};
