/** The rules that dist must obey, asked of one changed object: the policies, and the flows that are declared. */
import { neighbours } from '../../src/config/services';
import { policies } from '../../src/policies';
import type { Manifest, PolicyContext } from '../../src/policies/policy';
import { evaluate } from '../../src/policies/policy';
import type { End } from '../../src/reach/end';
import { outside } from '../../src/reach/end';
import { matrix } from '../../src/reach/matrix';
import { readNetwork } from '../../src/reach/network';

/** Named as policies are, since it is a rule as well. */
export const declaredFlows = 'declared-flows';

/** Kinds that say who reaches whom. */
const networked = ['Deployment', 'StatefulSet', 'Job', 'NetworkPolicy', 'Namespace', 'Service', 'Ingress'];

/** One environment, and what is right about it. */
export class Judge {
  private readonly baseline: ReadonlySet<string>;
  private readonly flows: string;

  constructor(private readonly context: PolicyContext) {
    this.baseline = this.violations(context.objects, context.objects);
    this.flows = flowsOf(context.objects);
  }

  /** The first rule that refuses a change of one object; none: the mutant survives. */
  killer(before: Manifest, after: Manifest): string | undefined {
    const { objects } = this.context;
    const changed = objects.map((object) => (object === before ? after : object));
    // What is in other namespaces looks at neither.
    const near = [before.metadata.namespace, after.metadata.namespace, before.metadata.name];
    const judged = changed.filter(
      (object) =>
        object === after ||
        near.includes(object.metadata.namespace) ||
        (object.kind === 'Namespace' && near.includes(object.metadata.name)),
    );
    for (const violation of this.violations(changed, judged)) {
      if (!this.baseline.has(violation)) return violation.split('\n')[0];
    }
    return networked.includes(after.kind) && flowsOf(changed) !== this.flows ? declaredFlows : undefined;
  }

  /** Violations and exemptions: one that is new has a new line, and an exemption of another thing is one too. */
  private violations(objects: readonly Manifest[], judged: readonly Manifest[]): ReadonlySet<string> {
    const { exemptions, violations } = evaluate(policies, { ...this.context, objects }, judged);
    return new Set([
      ...violations.map(({ message, object, policy }) => `${policy}\n${object}\n${message}`),
      ...exemptions.map(({ message, object, policy }) => `${policy} (exempt)\n${object}\n${message}`),
    ]);
  }
}

/** Who reaches whom: our pods, those that are not ours, a pod without labels in each namespace, and addresses outside. */
function flowsOf(objects: readonly Manifest[]): string {
  const network = readNetwork(objects);
  const strangers = [...new Set(network.pods.map(({ namespace }) => namespace)), 'elsewhere'];
  const ends: readonly End[] = [
    ...network.pods,
    ...Object.entries(neighbours).map(([name, { namespace, podLabels }]) => podOf(name, namespace, podLabels)),
    ...strangers.map((namespace) => podOf('stranger', namespace, {})),
    ...['1.1.1.1', '10.96.0.1', '169.254.169.254', 'fd00:ec2::254'].flatMap((address) => outside(address) ?? []),
  ];
  return JSON.stringify(
    matrix(network, ends, ends).map(({ from, open, to }) => [from.name, to.name, open]),
  );
}

function podOf(name: string, namespace: string, labels: Readonly<Record<string, string>>): End {
  const whole = { workload: 'Pod', ports: [], hostNetwork: false, addresses: [] };
  return { kind: 'pod', name: `${namespace}/${name}`, namespace, labels, ...whole };
}
