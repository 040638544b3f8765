/** Ports and policyTypes of a NetworkPolicy. */

import { type FieldPath, pathText } from '../../kubernetes/field-path';
import { isSet, list } from '../../kubernetes/manifest';
import { isKind, type PolicyPort } from '../kinds';
import type { Fault, Policy } from '../policy';
import { demand, found } from '../sentences';
import { defaultDenyName } from './default-deny';

const resources = [{ group: 'networking.k8s.io', version: 'v1', resources: ['networkpolicies'] }];

export const networkPolicyPorts: Policy = {
  id: 'network-policy-ports',
  source: 'V7',
  title: 'Rules of network policies name their ports',
  why: 'A rule without ports opens the debugger and the metrics of a pod along with its service.',
  fix: 'set ports of each rule, each with a port and without endPort',
  answers: [],
  admission: {
    resources,
    unless: { 'default-deny': `object.metadata.name == '${defaultDenyName}'` },
    variables: {
      rules:
        'object.spec.?ingress.orValue([]).map(r, r.?ports.orValue([])) + object.spec.?egress.orValue([]).map(r, r.?ports.orValue([]))',
      refused: 'variables.rules.filter(r, r.size() == 0 || !r.all(p, has(p.port) && !has(p.endPort)))',
    },
    expression: 'variables.refused.size() == 0',
    found: "string(variables.refused.size()) + ' of its rules'",
  },
  check: (object) => {
    if (!isKind(object, 'NetworkPolicy') || object.metadata.name === defaultDenyName) return [];
    const { egress, ingress } = object.spec ?? {};
    return [
      ...list(ingress).flatMap(({ ports }, index) => portProblems(['spec', 'ingress', index], ports)),
      ...list(egress).flatMap(({ ports }, index) => portProblems(['spec', 'egress', index], ports)),
    ];
  },
};

export const networkPolicyTypes: Policy = {
  id: 'network-policy-types',
  source: 'V7',
  title: 'A network policy covers both directions',
  why: 'A direction that the policy does not cover is open as soon as the default deny of the namespace is gone.',
  fix: 'set spec.policyTypes to Ingress and Egress',
  answers: [],
  admission: {
    resources,
    // The API server's default: Ingress, and Egress where there are egress rules.
    variables: {
      types:
        "object.spec.?policyTypes.orValue(object.spec.?egress.orValue([]).size() > 0 ? ['Ingress', 'Egress'] : ['Ingress'])",
    },
    expression: "'Ingress' in variables.types && 'Egress' in variables.types",
    found: "'types ' + variables.types.join(', ')",
  },
  check: (object) => {
    if (!isKind(object, 'NetworkPolicy')) return [];
    const { egress, policyTypes } = object.spec ?? {};
    const types = policyTypes ?? (list(egress).length > 0 ? ['Ingress', 'Egress'] : ['Ingress']);
    return demand(
      ['Ingress', 'Egress'].every((type) => types.includes(type)),
      ['spec', 'policyTypes'],
      `set spec.policyTypes to ["Ingress","Egress"] ${found(policyTypes)}`,
    );
  },
};

function portProblems(path: FieldPath, ports: readonly PolicyPort[] | undefined): readonly Fault[] {
  const subject = pathText(path);
  if (list(ports).length === 0)
    return demand(false, [...path, 'ports'], `${subject}: name its ports ${found(ports)}; none means all`);
  return list(ports).flatMap(({ endPort, port }, index) =>
    demand(
      isSet(port) && !isSet(endPort),
      [...path, 'ports', index, isSet(endPort) ? 'endPort' : 'port'],
      `${subject}.ports[${index}]: set port, and remove endPort ${found({ port, endPort })}`,
    ),
  );
}
