/** Explanation of an open or closed connection, in sentences that name policies and fields. */

import { list } from '../kubernetes/manifest';
import type { ClusterPeer } from './cluster-policy';
import type { AllowingRule, ClusterVerdict, Connection, Half, PolicyVerdict, RuleVerdict } from './decide';
import { allows, named } from './decide';
import type { End } from './end';
import type { Peer, PolicyPort } from './network-policy';
import type { NetworkPolicy, Rule } from './policy';
import { isProtocol } from './port';
import { describeSelector } from './selector-words';

/** Sentences, the first of which says how it ends. */
export type Explanation = readonly [end: string, ...why: string[]];

/** The explanation of one half. */
export function explainHalf(half: Half, connection: Connection): Explanation {
  const { cluster, direction, open, policies } = half;
  const [own, other] = direction === 'egress' ? [connection.from, connection.to] : [connection.to, connection.from];
  const start = `${direction} of ${own.name} is ${open ? 'open' : 'closed'}`;
  if (cluster) return [`${start}: ${clusterReason(cluster, connection)}`];
  if (policies.length === 0) return [`${start}: ${freedom(own)}`];
  if (open) {
    return [
      `${start}: ${policies.flatMap((one) => one.rules.filter(allows).map((rule) => allowance(one, rule, connection))).join('; and ')}`,
    ];
  }
  return [
    `${start}: ${names(policies)} and ${policies.length === 1 ? 'has' : 'have'} no rule for this`,
    ...policies.flatMap((one) => one.rules.flatMap((rule) => nearMiss(one, rule, other))),
    `missing: a rule in spec.${direction} of NetworkPolicy ${narrowest(policies).name}, ${direction === 'egress' ? 'to' : 'from'} ${other.name}`,
  ];
}

function clusterReason({ policy, rule, peer, port }: ClusterVerdict, { to }: Connection): string {
  const verb = rule.action === 'allow' ? 'allows' : 'denies';
  const ports = port === 'any' ? 'all ports' : `item ${port} of its ports (${describePort(rule.ports[port], to)})`;
  const when = policy.tier === 'admin' ? 'before any NetworkPolicy' : 'where no NetworkPolicy selects it';
  const who = describeClusterPeer(rule.peers[peer]);
  return `${policy.name}, ${rule.path}, ${verb} it ${when}: ${side(rule)}[${peer}] (${who}), ${ports}`;
}

function describeClusterPeer({ pods, networks }: ClusterPeer = {}): string {
  return pods ? describePods(pods) : list(networks).join(', ');
}

function freedom(end: End): string {
  if (end.kind === 'outside') return 'no policy binds what is outside the cluster';
  if (end.hostNetwork) return "it has its node's network, and no policy of pods binds that";
  return 'no NetworkPolicy selects it';
}

function names(policies: readonly PolicyVerdict[]): string {
  const all = policies.map(({ policy }) => policy.name);
  return all.length === 1 ? `NetworkPolicy ${all[0]} selects it` : `NetworkPolicies ${all.join(', ')} select it`;
}

function allowance({ policy }: PolicyVerdict, { rule, peer, port }: AllowingRule, { to }: Connection): string {
  const means =
    peer === 'any' ? 'for every peer' : `${side(rule)}[${peer}] (${describePeer(rule.peers[peer], policy)})`;
  const ports = port === 'any' ? 'all ports' : `ports[${port}] (${describePort(rule.ports[port], to)})`;
  return `NetworkPolicy ${policy.name}, ${rule.path}, ${means}, ${ports}`;
}

/** A rule that matches except for its ports, or except for its peers. */
function nearMiss({ policy }: PolicyVerdict, { rule, peer, port }: RuleVerdict, other: End): readonly string[] {
  const where = `NetworkPolicy ${policy.name}, ${rule.path}`;
  if (peer !== undefined) {
    return [`${where} means ${other.name}, but only ${rule.ports.map((one) => describePort(one)).join(', ')}`];
  }
  if (port === undefined || port === 'any') return [];
  const peers = rule.peers.map((one) => describePeer(one, policy)).join('; or ');
  return [`${where} has this port, but means ${peers}`];
}

function side({ path }: Pick<Rule, 'path'>): string {
  return path.startsWith('spec.egress') ? 'to' : 'from';
}

/** The policy that says most about an end: not one for every pod, where there is another. */
function narrowest(policies: readonly PolicyVerdict[]): NetworkPolicy {
  const all = policies.map(({ policy }) => policy);
  const [first] = [...all.filter(({ podSelector }) => describeSelector(podSelector) !== ''), ...all];
  if (!first) throw new Error('an end that is closed is bound by a policy');
  return first;
}

/** A peer in words, such as `namespace api, pods app=api`. */
function describePeer(peer: Peer | undefined, { namespace }: NetworkPolicy): string {
  const { ipBlock, namespaceSelector, podSelector } = peer ?? {};
  if (ipBlock) {
    const except = list(ipBlock.except);
    return `${ipBlock.cidr}${except.length > 0 ? ` except ${except.join(', ')}` : ''}`;
  }
  return describePods({ namespaceSelector, podSelector }, namespace);
}

/** Pods by their selectors, such as `namespace api, pods app=api`. @param own the namespace where none is selected */
export function describePods({ namespaceSelector, podSelector }: Omit<Peer, 'ipBlock'>, own = ''): string {
  const pods = describeSelector(podSelector ?? {});
  const where = namespaceSelector ? describeNamespaces(describeSelector(namespaceSelector)) : `namespace ${own}`;
  return `${where}, ${pods === '' ? 'every pod' : `pods ${pods}`}`;
}

function describeNamespaces(selector: string): string {
  if (selector === '') return 'every namespace';
  const [, name] = /^kubernetes\.io\/metadata\.name=([^,]+)$/.exec(selector) ?? [];
  return name === undefined ? `namespaces ${selector}` : `namespace ${name}`;
}

/** The ports of an item in words, such as `443-500/TCP`; a named one with its number at the destination. */
function describePort(item: PolicyPort | undefined, to?: End): string {
  const { port, endPort, protocol } = item ?? {};
  const kind = protocol ?? 'TCP';
  if (port === null || port === undefined) return `every port of ${kind}`;
  if (typeof port === 'number') return `${endPort ? `${port}-${endPort}` : port}/${kind}`;
  const numbers = to && isProtocol(kind) ? named(to, port, kind) : [];
  return `${port}${numbers.length > 0 ? ` = ${numbers.join(', ')}` : ''}/${kind}`;
}
