/** Rules that judge one changed object of dist: the policies, and the declared flows. */

import { production } from '../../src/config/environments/production';
import { neighboursOf } from '../../src/config/flows';
import type { Manifest } from '../../src/kubernetes/manifest';
import type { Policy, PolicyContext } from '../../src/policies/policy';
import { evaluate, exemptionNeeded, exemptionPrefix } from '../../src/policies/policy';
import type { End, PodEnd } from '../../src/reach/end';
import { outside } from '../../src/reach/end';
import { matrix } from '../../src/reach/matrix';
import { type Network, readNetwork } from '../../src/reach/network';
import { lookersOf } from '../policies/lookers';

/** Named as policies are, since it is a rule as well. */
export const declaredFlows = 'declared-flows';

/** A policy about one object that looks at other objects too. */
interface Link {
  readonly object: Manifest;
  readonly policy: Policy;
  readonly said: readonly string[];
}

/** One environment, and what is right about it. */
export class Judge {
  private readonly links: readonly Link[];
  private readonly network: string;
  private readonly flows: string;

  constructor(
    private readonly policies: readonly Policy[],
    private readonly context: PolicyContext,
  ) {
    this.links = [...lookersOf(policies, context)].flatMap(([object, lookers]) =>
      lookers.map((policy) => ({ object, policy, said: messagesOf(policy, object, context) })),
    );
    const network = readNetwork(context.objects);
    this.network = textOf(network);
    this.flows = this.flowsOf(network);
  }

  /** The first rule that refuses the change of one object; none: the mutant survives. */
  killer(before: Manifest, after: Manifest): string | undefined {
    const objects = this.context.objects.map((object) => (object === before ? after : object));
    const context = { ...this.context, objects };
    return this.byItself(before, after, context) ?? this.byOthers(before, context) ?? this.byFlows(objects);
  }

  /** A new violation or exemption of the object itself. */
  private byItself(before: Manifest, after: Manifest, context: PolicyContext): string | undefined {
    const said = this.saidBefore.get(before) ?? new Set(textsOf(this.policies, this.context, before).keys());
    this.saidBefore.set(before, said);
    for (const [text, policy] of textsOf(this.policies, context, after)) if (!said.has(text)) return policy;
    return undefined;
  }

  private readonly saidBefore = new Map<Manifest, ReadonlySet<string>>();

  /** A new violation of other objects, which refer to this one. */
  private byOthers(before: Manifest, context: PolicyContext): string | undefined {
    for (const { object, policy, said } of this.links) {
      if (object === before) continue;
      const messages = messagesOf(policy, object, context);
      if (messages.some((message) => !said.includes(message))) return policy.id;
      const isExempt = `${exemptionPrefix}${policy.id}` in (object.metadata.annotations ?? {});
      if (isExempt && messages.length < said.length && messages.length === 0) return exemptionNeeded;
    }
    return undefined;
  }

  private byFlows(objects: readonly Manifest[]): string | undefined {
    const network = readNetwork(objects);
    if (textOf(network) === this.network) return undefined;
    return this.flowsOf(network) === this.flows ? undefined : declaredFlows;
  }

  private readonly known = new Map<string, string>();

  /** A namespace at a time: most changes are about the policies of one. */
  private flowsOf(network: Network): string {
    const others = JSON.stringify([network.pods, [...network.namespaces]]);
    return [...network.namespaces.keys()]
      .map((namespace) => {
        const text = `${namespace} ${JSON.stringify(network.policies.get(namespace))} ${others}`;
        const flows = this.known.get(text) ?? flowsIn(network, namespace);
        this.known.set(text, flows);
        return flows;
      })
      .join('\n');
  }
}

function messagesOf(policy: Policy, object: Manifest, context: PolicyContext): readonly string[] {
  return policy.check(object, context).map(({ message }) => message);
}

/** Violations and exemptions of an object, by text. */
function textsOf(policies: readonly Policy[], context: PolicyContext, object: Manifest): ReadonlyMap<string, string> {
  const { exemptions, violations } = evaluate(policies, context, [object]);
  return new Map([
    ...violations.map(({ message, policy }) => [`${policy} ${message}`, policy] as const),
    ...exemptions.map(({ message, policy }) => [`exempt: ${policy} ${message}`, policy] as const),
  ]);
}

/** Connections by the policies of a namespace, each half alone: egress of its pods, and ingress to them. */
function flowsIn(network: Network, namespace: string): string {
  const ends = endsOf(network);
  const own = ends.filter((end) => end.kind === 'pod' && end.namespace === namespace);
  const halves = [
    matrix(half(network, namespace, 'egress'), own, ends),
    matrix(half(network, namespace, 'ingress'), ends, own),
  ];
  return JSON.stringify(halves.map((cells) => cells.map(({ from, open, to }) => [from.name, to.name, open])));
}

/** The network with the policies of one namespace, in one direction: all else is open. */
function half(network: Network, namespace: string, direction: 'egress' | 'ingress'): Network {
  const policies = (network.policies.get(namespace) ?? []).map((one) => ({
    ...one,
    directions: one.directions.filter((each) => each === direction),
  }));
  return { ...network, policies: new Map([[namespace, policies]]) };
}

/**
 * Our pods and those that are not ours; pods that only look like them: with one label less, or elsewhere; pods without
 * labels; and addresses outside.
 */
function endsOf(network: Network): readonly End[] {
  const known: readonly PodEnd[] = [
    ...network.pods,
    ...Object.entries(neighboursOf(production)).map(([name, { namespace, podLabels }]) =>
      podOf(name, namespace, podLabels),
    ),
  ];
  const keys = asked(network);
  const alike = known.flatMap(({ labels, name, namespace }) => [
    podOf(`like ${name}`, 'elsewhere', labels),
    ...keys
      .filter((key) => key in labels)
      .map((key) =>
        podOf(
          `${name} without ${key}`,
          namespace,
          Object.fromEntries(Object.entries(labels).filter(([one]) => one !== key)),
        ),
      ),
  ]);
  const strangers = [...new Set(known.map(({ namespace }) => namespace)), 'elsewhere'];
  return [
    ...known,
    ...alike,
    ...strangers.map((namespace) => podOf('stranger', namespace, {})),
    ...['1.1.1.1', '10.96.0.1', '169.254.169.254', 'fd00:ec2::254'].flatMap((address) => outside(address) ?? []),
  ];
}

/** The labels that policies ask for: without another one a pod is the same to them. */
function asked({ policies }: Network): readonly string[] {
  const selectors = JSON.stringify([...policies.values()]).matchAll(/"matchLabels":(\{[^}]*\})/g);
  return [...new Set([...selectors].flatMap(([, labels = '{}']) => Object.keys(JSON.parse(labels) as object)))];
}

function podOf(name: string, namespace: string, labels: Readonly<Record<string, string>>): PodEnd {
  const whole = { workload: 'Pod', ports: [], hostNetwork: false, addresses: [] };
  return { kind: 'pod', name: `${namespace}/${name}`, namespace, labels, ...whole };
}

function textOf({ namespaces, pods, policies }: Network): string {
  return JSON.stringify([pods, [...policies], [...namespaces]]);
}
