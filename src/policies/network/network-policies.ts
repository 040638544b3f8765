import { type FieldPath, pathText } from '../../kubernetes/field-path';
import type { Manifest } from '../../kubernetes/manifest';
import { isSet, list } from '../../kubernetes/manifest';
import { type LabelSelector, selects, selectsAll, selectsAllInCel } from '../../kubernetes/selectors';
import { namespaceNamed } from '../by-namespace';
import { isKind, type Kinds, type Peer, type PolicyPort } from '../kinds';
import { containersOf, declaresPort, workloadsIn } from '../pods';
import type { Fault, Policy, PolicyContext } from '../policy';
import { demand, found, show } from '../sentences';
import { isSolverPolicy } from '../solver';
import { defaultDenyName } from './default-deny';

/** The label that every namespace has from the API server: its name. */
const namespaceName = 'kubernetes.io/metadata.name';

/** More than one of 128 addresses: such a block is cut out of the whole internet. */
const wideBlock = '/0*[0-6]$';

/** Conditions of a peer `p` in CEL: no wide block of addresses, not every namespace, and not all pods of one. */
const narrow = `!(has(p.ipBlock) && p.ipBlock.?cidr.orValue('').matches('${wideBlock}'))`;
const named =
  "(!has(p.namespaceSelector) || p.namespaceSelector.?matchLabels.orValue({}).size() > 0 || p.namespaceSelector.?matchExpressions.orValue([]).exists(e, e.operator == 'In'))";
/** Not all pods of a namespace: they include those that are started there later. */
const some = `(has(p.ipBlock) || !(${selectsAllInCel('p.?podSelector')}))`;

export const networkPolicyPeers: Policy = {
  id: 'network-policy-peers',
  source: 'V7',
  title: 'Network policies name the peers of each rule',
  why: 'A rule without peers allows all of them: one careless line opens what all others close.',
  fix: 'name the peers of each rule by the labels of their pods, with a namespaceSelector where they are elsewhere, or by a narrow ipBlock: no {}, no /0, no selector of all namespaces or pods',
  answers: ['CIS 5.3.2', 'TR KSV-0038'],
  admission: {
    resources: [{ group: 'networking.k8s.io', version: 'v1', resources: ['networkpolicies'] }],
    unless: { 'default-deny': `object.metadata.name == '${defaultDenyName}'` },
    variables: {
      rules:
        'object.spec.?ingress.orValue([]).map(r, r.?from.orValue([])) + object.spec.?egress.orValue([]).map(r, r.?to.orValue([]))',
      refused: `variables.rules.filter(r, r.size() == 0 || !r.all(p, ${[narrow, named, some].join(' && ')}))`,
    },
    expression: 'variables.refused.size() == 0',
    found: "string(variables.refused.size()) + ' of its rules'",
  },
  check: (object) => {
    if (!isKind(object, 'NetworkPolicy') || object.metadata.name === defaultDenyName) return [];
    const { egress, ingress } = object.spec ?? {};
    return [
      ...list(ingress).flatMap((rule, index) => ruleProblems(['spec', 'ingress', index], rule, 'from', rule.from)),
      ...list(egress).flatMap((rule, index) => ruleProblems(['spec', 'egress', index], rule, 'to', rule.to)),
    ];
  },
};

export const networkPolicyTarget: Policy = {
  id: 'network-policy-target',
  source: 21,
  title: 'A network policy selects pods and their ports, and so do its peers',
  why: 'A policy that selects no pod protects nothing, and a peer that matches no pod is a flow that exists on paper only.',
  fix: 'let spec.podSelector and the podSelector of each peer match the labels of a pod, and ports of ingress be those that it declares',
  answers: [
    'KS networkpolicy-targets-pod',
    'KL dangling-networkpolicy',
    'KL dangling-networkpolicypeer-podselector',
    'KB C-0299',
  ],
  admission: { cannot: 'It depends on the workloads beside the network policy, which may come later.' },
  check: (object, context) => {
    if (!isKind(object, 'NetworkPolicy') || object.metadata.name === defaultDenyName) return [];
    // Its pods come and go with each proof.
    if (isSolverPolicy(object, context.declared)) return [];
    const { egress, ingress, podSelector } = object.spec ?? {};
    return [
      ...demand(
        hasPod(context, object.metadata.namespace, podSelector),
        ['spec', 'podSelector'],
        'let spec.podSelector match the labels of a pod of the namespace (it matches none)',
      ),
      ...list(ingress).flatMap(({ from, ports }, index) => [
        ...peerProblems(['spec', 'ingress', index, 'from'], from, object, context),
        ...portProblems(['spec', 'ingress', index, 'ports'], ports, object, context),
      ]),
      ...list(egress).flatMap(({ to }, index) => peerProblems(['spec', 'egress', index, 'to'], to, object, context)),
    ];
  },
};

/** Namespaces of others are not judged: their pods are not here. */
function peerProblems(
  path: FieldPath,
  peers: readonly Peer[] | undefined,
  object: Manifest,
  context: PolicyContext,
): readonly Fault[] {
  return list(peers).flatMap(({ namespaceSelector, podSelector }, index) => {
    const namespace = namespaceSelector
      ? namespaceSelector.matchLabels?.[namespaceName]
      : String(object.metadata.namespace);
    return demand(
      !namespaceNamed(context.objects, namespace) || !isSet(podSelector) || hasPod(context, namespace, podSelector),
      [...path, index, 'podSelector'],
      `${pathText([...path, index])}: let podSelector match the labels of a pod of the namespace ${show(namespace)} (it matches none)`,
    );
  });
}

/** Of a port that no pod listens on, the next one who does is open to these callers. */
function portProblems(
  path: FieldPath,
  ports: readonly PolicyPort[] | undefined,
  { metadata, spec }: Manifest & Kinds['NetworkPolicy'],
  context: PolicyContext,
): readonly Fault[] {
  const containers = workloadsIn(context, metadata.namespace)
    .filter(({ pod }) => selects(spec?.podSelector, pod.labels))
    .flatMap(({ pod }) => containersOf(pod).map(({ container }) => container));
  return list(ports).flatMap(({ port }, index) =>
    demand(
      !isSet(port) || containers.length === 0 || declaresPort(containers, port),
      [...path, index, 'port'],
      `${pathText([...path, index])}: let port be one that the pods declare (there is no ${show(port)})`,
    ),
  );
}

function hasPod(context: PolicyContext, namespace: string | undefined, selector: LabelSelector | undefined): boolean {
  return workloadsIn(context, namespace).some(({ pod }) => selects(selector, pod.labels));
}

function ruleProblems(
  path: FieldPath,
  rule: object,
  field: 'from' | 'to',
  peers: readonly Peer[] | undefined,
): readonly Fault[] {
  const subject = pathText(path);
  if (Object.keys(rule).length === 0)
    return demand(false, path, `${subject}: name the peers and ports; {} allows everything`);
  if (list(peers).length === 0)
    return demand(false, [...path, field], `${subject}: name the peers in ${field} ${found(peers)}; none allows all`);
  return list(peers).flatMap((peer, index) => peerFaults([...path, field, index], peer));
}

function peerFaults(path: FieldPath, { ipBlock, namespaceSelector, podSelector }: Peer): readonly Fault[] {
  const subject = pathText(path);
  return [
    ...demand(
      [ipBlock, namespaceSelector, podSelector].some(isSet),
      path,
      `${subject}: name a podSelector, a namespaceSelector or an ipBlock`,
    ),
    ...demand(
      isSet(ipBlock) || !isSet(podSelector ?? namespaceSelector) || (isSet(podSelector) && !selectsAll(podSelector)),
      [...path, 'podSelector'],
      `${subject}: name the pods by podSelector ${found(podSelector)}; else it is every pod of the namespace`,
    ),
    ...demand(
      !new RegExp(wideBlock).test(ipBlock?.cidr ?? ''),
      [...path, 'ipBlock', 'cidr'],
      `${subject}: narrow ipBlock.cidr ${found(ipBlock?.cidr)}; it is every address, or a great part of them`,
    ),
    ...demand(
      !isSet(namespaceSelector) || namesSome(namespaceSelector),
      [...path, 'namespaceSelector'],
      `${subject}: name the namespaces by matchLabels or an expression In ${found(namespaceSelector)}; it is every namespace`,
    ),
  ];
}

function namesSome({ matchExpressions, matchLabels }: LabelSelector): boolean {
  return Object.keys(matchLabels ?? {}).length > 0 || list(matchExpressions).some(({ operator }) => operator === 'In');
}
