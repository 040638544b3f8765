/** A plan of adoption: the flows that would have to be declared, with their evidence, and what a default deny would break. */
import type { Manifest } from '../kubernetes/manifest';
import { selectsAll } from '../kubernetes/selectors';
import type { PolicyVerdict } from '../reach/decide';
import { allows, decide } from '../reach/decide';
import type { PodEnd } from '../reach/end';
import type { Groups } from '../reach/groups';
import { groupsOf } from '../reach/groups';
import type { Network } from '../reach/network';
import { readNetwork } from '../reach/network';
import type { Protocol } from '../reach/port';
import type { Unevaluated } from '../reach/unevaluated';
import { unlessOf } from '../reach/unless';
import { exposuresOf } from '../reach/world';
import { absentNeeds } from './absent';
import { scraped } from './monitors';
import type { Need } from './need';
import { apiNeeds } from './need';
import { referenced } from './references';
import type { Add } from './targets';
import { targetsOf } from './targets';

/** A flow between two workloads, or from a controller. */
export interface NeededFlow {
  /** `namespace/name`, `front-door`, `prometheus` or `outside`. */
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly protocol: Protocol;
  readonly evidence: readonly string[];
  /** Whether policies let it pass today. */
  readonly isOpen: boolean;
}

export interface Plan {
  readonly workloads: readonly PodEnd[];
  readonly flows: readonly NeededFlow[];
  readonly needs: readonly Need[];
  /** Hosts that are served, by workload. */
  readonly hosts: ReadonlyMap<string, string>;
  /** Pairs of workloads, those that are open today, and those of them for which nothing speaks. */
  readonly pairs: { readonly all: number; readonly open: number; readonly unproven: number };
  /** What may make it another plan: policies that are not evaluated, and what YAML never says. */
  readonly unless: readonly Unevaluated[];
}

export function planOf(objects: readonly Manifest[]): Plan {
  const network = readNetwork(objects);
  const services = new Map(
    objects
      .filter(({ apiVersion, kind }) => kind === 'Service' && apiVersion === 'v1')
      .map((one) => [`${one.metadata.namespace ?? 'default'}/${one.metadata.name}`, targetsOf(one, network)]),
  );
  const flows = new Map<string, { flow: Omit<NeededFlow, 'evidence'>; evidence: Set<string> }>();
  const add: Add = (from, { port, protocol, to }, evidence) => {
    const source = typeof from === 'string' ? from : from.name;
    const key = `${source} ${to.name} ${port}/${protocol}`;
    const isOpen = typeof from === 'string' || decide(network, { from, to, port, protocol }).open;
    const known = flows.get(key) ?? {
      flow: { from: source, to: to.name, port, protocol, isOpen },
      evidence: new Set(),
    };
    known.evidence.add(evidence);
    flows.set(key, known);
  };
  const needs = [
    ...referenced(objects, network, services, add),
    ...apiNeeds(objects, network),
    ...absentNeeds(network),
  ];
  const hosts = served(objects, network, add);
  scraped(objects, network, add);
  const groups = groupsOf(network, network.pods, () => '');
  allowed(network, groups, add);
  const all = [...flows.values()].map(({ evidence, flow }) => ({ ...flow, evidence: [...evidence] }));
  const unless = unlessOf(objects, network);
  return {
    workloads: network.pods,
    flows: all,
    needs,
    hosts,
    pairs: pairsOf(groups, network.pods.length, all),
    unless,
  };
}

/** What is served to the world: through an Ingress or a route by a front door, else straight from outside. */
function served(objects: readonly Manifest[], network: Network, add: Add): ReadonlyMap<string, string> {
  const hosts = new Map<string, string>();
  const parties = network.pods.map((end) => ({ end, own: true }));
  for (const { how, port, protocol, through, to } of exposuresOf(objects, network, parties)) {
    const end = network.pods.find(({ name }) => name === to);
    const isRouted = /^(Ingress|Route|\w+Route) /.test(through);
    // No policy binds a pod with the network of its node.
    if (!end || end.hostNetwork) continue;
    add(isRouted ? 'front-door' : 'outside', { to: end, port, protocol }, through);
    if (isRouted) hosts.set(to, how.replace(/\/.*$/, ''));
  }
  return hosts;
}

/** What a policy allows to pods that it names is meant. */
function allowed(network: Network, groups: Groups, add: Add): void {
  for (const [source, [first]] of groups.members.entries()) {
    for (const target of groups.targets(source)) {
      const [to] = groups.members[target] ?? [];
      const spans = groups.open(source, target).filter((span) => span.last - span.first <= 20);
      for (const { first: port, protocol } of to ? spans : []) {
        if (!to) continue;
        const { ingress } = decide(network, { from: first, to, port, protocol });
        const meant = ingress.policies.find(isMeant);
        if (meant)
          forAll(groups, source, target, (from, end) =>
            add(from, { to: end, port, protocol }, `NetworkPolicy ${meant.policy.name}`),
          );
      }
    }
  }
}

function forAll(groups: Groups, source: number, target: number, take: (from: PodEnd, to: PodEnd) => void): void {
  for (const from of groups.members[source] ?? []) {
    for (const to of groups.members[target] ?? []) if (from.kind === 'pod' && to.kind === 'pod') take(from, to);
  }
}

/** Whether a policy allows it by a rule that names pods, and not just any. */
function isMeant({ rules }: PolicyVerdict): boolean {
  return rules.some((verdict) => {
    if (!allows(verdict) || verdict.peer === 'any') return false;
    const { podSelector } = verdict.rule.peers[verdict.peer] ?? {};
    return podSelector !== undefined && podSelector !== null && !selectsAll(podSelector);
  });
}

/** Pairs of two different workloads. */
function pairsOf(groups: Groups, workloads: number, flows: readonly NeededFlow[]): Plan['pairs'] {
  const names = new Set([...groups.of.keys()].map(({ name }) => name));
  const isPair = ({ from, isOpen, to }: NeededFlow) => isOpen && from !== to && names.has(from) && names.has(to);
  const proven = new Set(flows.filter(isPair).map(({ from, to }) => `${from} ${to}`)).size;
  const open = groups.members.reduce((sum, members, source) => {
    const reached = groups
      .targets(source)
      .map((target) => (groups.members[target]?.length ?? 0) - (target === source ? 1 : 0));
    return sum + members.length * reached.reduce((all, count) => all + count, 0);
  }, 0);
  return { all: workloads * (workloads - 1), open, unproven: open - proven };
}
