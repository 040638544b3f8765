/** Invalid NetworkPolicies: the API server would refuse them, and a matrix of them would be meaningless. */

import { contains, parseBlock } from '../kubernetes/cidr';
import type { Manifest } from '../kubernetes/manifest';
import { list } from '../kubernetes/manifest';
import type { LabelSelector } from '../kubernetes/selectors';
import type { Peer, PolicyPort } from './network-policy';
import type { Rule } from './policy';
import { isNetworkPolicy, readPolicy, specOf, typeNames } from './policy';
import { isProtocol, lastPort } from './port';

/** Sentences about the NetworkPolicies of a set of objects, each with its policy and field; none when all can exist. */
export function policyProblems(objects: readonly Manifest[]): readonly string[] {
  return objects.filter(isNetworkPolicy).flatMap((object) => {
    const policy = readPolicy(object);
    const types = list(specOf(object).policyTypes).filter((one) => !Object.values<string>(typeNames).includes(one));
    const found = [
      ...types.map((type) => `spec.policyTypes has '${type}'; it takes Ingress and Egress`),
      ...selectorProblems('spec.podSelector', policy.podSelector),
      ...[...policy.rules.ingress, ...policy.rules.egress].flatMap(ruleProblems),
    ];
    return found.map((sentence) => `NetworkPolicy ${policy.name}: ${sentence}`);
  });
}

function ruleProblems({ path, peers, ports }: Rule): readonly string[] {
  const side = path.startsWith('spec.egress') ? 'to' : 'from';
  return [
    ...peers.flatMap((peer, place) => peerProblems(`${path}.${side}[${place}]`, peer)),
    ...ports.flatMap((port, place) => portProblems(`${path}.ports[${place}]`, port)),
  ];
}

function peerProblems(path: string, { ipBlock, namespaceSelector, podSelector }: Peer): readonly string[] {
  if (!ipBlock && !namespaceSelector && !podSelector) {
    return [`${path} is empty; name a podSelector, a namespaceSelector or an ipBlock`];
  }
  if (!ipBlock) {
    return [
      ...selectorProblems(`${path}.namespaceSelector`, namespaceSelector ?? {}),
      ...selectorProblems(`${path}.podSelector`, podSelector ?? {}),
    ];
  }
  if (namespaceSelector || podSelector) return [`${path} has an ipBlock and a selector; make two peers of it`];
  if (!ipBlock.cidr) return [`${path}.ipBlock has no cidr; write it as in 10.0.0.0/8`];
  const block = parseBlock(ipBlock.cidr);
  if (!block) return [`${path}.ipBlock.cidr '${ipBlock.cidr}' is not a CIDR block; write it as in 10.0.0.0/8`];
  return list(ipBlock.except).flatMap((one, place) => {
    const hole = parseBlock(one);
    const inside = hole && contains(block, hole) && hole.last - hole.first < block.last - block.first;
    return inside ? [] : [`${path}.ipBlock.except[${place}] '${one}' is not a part of ${ipBlock.cidr}`];
  });
}

function portProblems(path: string, { protocol, port, endPort }: PolicyPort): readonly string[] {
  const isName = (value: string) => /^(?!.*--)[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/.test(value) && /[a-z]/.test(value);
  const outOfRange = (value: number) => !Number.isInteger(value) || value < 1 || value > lastPort;
  return [
    ...(isProtocol(protocol ?? 'TCP') ? [] : [`${path}.protocol '${protocol}' is none of TCP, UDP and SCTP`]),
    ...[port, endPort].flatMap((value) =>
      typeof value === 'number' && outOfRange(value) ? [`${path} has ${value}; ports are from 1 to ${lastPort}`] : [],
    ),
    ...(typeof port === 'string' && !isName(port)
      ? [
          `${path}.port '${port}' is not the name of a port: a-z, 0-9 and -, with a letter, at most 15; a number has no quotes`,
        ]
      : []),
    ...(typeof endPort === 'number' && typeof port !== 'number'
      ? [`${path}.endPort needs a port that is a number`]
      : []),
    ...(typeof endPort === 'number' && typeof port === 'number' && endPort < port
      ? [`${path}.endPort ${endPort} is less than port ${port}`]
      : []),
  ];
}

function selectorProblems(path: string, { matchExpressions }: LabelSelector): readonly string[] {
  return list(matchExpressions).flatMap(({ key, operator, values }, place) => {
    const where = `${path}.matchExpressions[${place}]`;
    if (typeof key !== 'string' || key === '') return [`${where} has no key`];
    if (['In', 'NotIn'].includes(operator)) {
      return list(values).length > 0 ? [] : [`${where}: ${operator} of '${key}' needs values`];
    }
    if (['Exists', 'DoesNotExist'].includes(operator)) {
      return list(values).length === 0 ? [] : [`${where}: ${operator} of '${key}' takes no values`];
    }
    return [`${where}: '${operator}' is none of In, NotIn, Exists and DoesNotExist`];
  });
}
