/** Peers of network policies: pairs of flows and neighbours, by allow list. */
import type { Declared, DeclaredPeer } from '../../config/declared';
import { type FieldPath, pathText } from '../../kubernetes/field-path';
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import type { LabelSelector, Labels } from '../../kubernetes/selectors';
import { type Admission, celText } from '../admission';
import { isKind, type Kinds, type Peer, type PolicyPort } from '../kinds';
import { defaultDenyName } from '../network/default-deny';
import type { Fault, Policy } from '../policy';
import { demand, found } from '../sentences';
import { isSolverPolicy, solverPolicyInCel } from '../solver';
import { celMap, onDeclared } from './declared';

const nameLabel = 'app.kubernetes.io/name';
const namespaceLabel = 'kubernetes.io/metadata.name';

export const declaredPeers: Policy = {
  id: 'declared-peers',
  source: 'V18',
  title: 'Network policies open declared flows, and nothing else',
  why: 'Whoever can write a network policy opens the database, the API server or the metadata of the cloud by naming it.',
  fix: 'let spec.podSelector have the name of a service of the namespace as its only label, and let each peer be the other end of one of its flows, by exactly the labels of its namespace and pods, with the ports of that flow; flows are declared in src/config/flows.ts',
  answers: [],
  admission: onDeclared(admission),
  check: (object, { declared }) => {
    if (!declared || !isKind(object, 'NetworkPolicy') || object.metadata.name === defaultDenyName) return [];
    if (isSolverPolicy(object, declared)) return [];
    const name = onlyLabel(object.spec?.podSelector);
    const service = declared.services.find((one) => one.namespace === object.metadata.namespace && one.name === name);
    if (!service)
      return demand(
        false,
        ['spec', 'podSelector'],
        `let spec.podSelector have the label ${nameLabel} alone, with the name of a service of the namespace ${found(object.spec?.podSelector)}`,
      );
    return rulesOf(object).flatMap(({ direction, path, peers, ports }) =>
      peers.flatMap((peer, place) => {
        const fits = (one: DeclaredPeer) => one.direction === direction && isOf(one, peer, object);
        const known = service.peers.filter(fits);
        const here = [...path, direction === 'egress' ? 'to' : 'from', place];
        return [
          ...demand(
            known.length > 0,
            here,
            `${pathText(here)}: name the other end of a declared flow, by exactly its labels ${found(peer)}`,
          ),
          ...(known.length > 0 ? portFaults([...path, 'ports'], ports, known) : []),
        ];
      }),
    );
  },
};

/** The ports that the flow to this peer does not have: of several flows, of the one that has most of them. */
function portFaults(path: FieldPath, ports: readonly PolicyPort[], known: readonly DeclaredPeer[]): readonly Fault[] {
  const missing = known
    .map((one) => ports.flatMap((port, place) => (one.ports.includes(textOf(port)) ? [] : [place])))
    .reduce((best, other) => (other.length < best.length ? other : best));
  const open = known.flatMap((one) => one.ports);
  return missing.map((place) => ({
    path: [...path, place],
    message: `${pathText([...path, place])}: set port to that of the flow, ${open.join(' or ')} (it is ${textOf(ports[place] ?? {})})`,
  }));
}

function textOf({ port, protocol = 'TCP' }: PolicyPort): string {
  return `${protocol}/${port}`;
}

interface Rule {
  readonly direction: DeclaredPeer['direction'];
  readonly path: FieldPath;
  readonly peers: readonly Peer[];
  readonly ports: readonly PolicyPort[];
}

function rulesOf({ spec }: Kinds['NetworkPolicy']): readonly Rule[] {
  return [
    ...list(spec?.egress).map(
      ({ ports, to }, place): Rule => ({
        direction: 'egress',
        path: ['spec', 'egress', place],
        peers: list(to),
        ports: list(ports),
      }),
    ),
    ...list(spec?.ingress).map(
      ({ from, ports }, place): Rule => ({
        direction: 'ingress',
        path: ['spec', 'ingress', place],
        peers: list(from),
        ports: list(ports),
      }),
    ),
  ];
}

function isOf({ labels, namespace, network }: DeclaredPeer, peer: Peer, { metadata }: Manifest): boolean {
  const { ipBlock, namespaceSelector, podSelector } = peer;
  if (isSet(ipBlock)) return ipBlock.cidr === network && !isSet(ipBlock.except);
  const around = isSet(namespaceSelector) ? labelsOf(namespaceSelector) : { [namespaceLabel]: metadata.namespace };
  return network === undefined && same(around, { [namespaceLabel]: namespace }) && same(labelsOf(podSelector), labels);
}

/** The labels that a selector asks for; undefined where it asks for more. */
function labelsOf(selector: LabelSelector | undefined): Labels | undefined {
  return list(selector?.matchExpressions).length > 0 ? undefined : (selector?.matchLabels ?? {});
}

function onlyLabel(selector: LabelSelector | undefined): string | undefined {
  const labels = labelsOf(selector) ?? {};
  return Object.keys(labels).length === 1 ? labels[nameLabel] : undefined;
}

function same(one: object | undefined, other: object | undefined): boolean {
  const textOf = (value: object = {}) => JSON.stringify(Object.entries(value).toSorted());
  return one !== undefined && textOf(one) === textOf(other);
}

/** A declared peer in CEL; a network stands in the place of the labels, where no pod has it. */
function peerInCel(service: Declared['services'][number], peer: DeclaredPeer): string {
  const { direction, labels = {}, namespace = '', network, ports } = peer;
  const of = { direction, name: service.name, namespace: service.namespace, ports: `,${ports.join(',')},` };
  const [namespaces, pods] =
    network === undefined ? [{ [namespaceLabel]: namespace }, labels] : [{ cidr: network }, {}];
  return `{'of': ${celMap(of)}, 'namespaces': ${celMap(namespaces)}, 'pods': ${celMap(pods)}}`;
}

function admission({ services, solver }: Declared): Admission {
  const own = `{'${namespaceLabel}': object.metadata.namespace}`;
  const labels = (selector: string, otherwise: string) => `${selector}.?matchLabels.orValue(${otherwise})`;
  const plain = (selector: string) => `${selector}.?matchExpressions.orValue([]).size() == 0`;
  const isOf = `(has(p.ipBlock) ? a.namespaces == {'cidr': p.ipBlock.cidr} && !has(p.ipBlock.except) : a.namespaces == (has(p.namespaceSelector) ? ${labels('p.namespaceSelector', '{}')} : ${own}) && a.pods == ${labels('p.?podSelector', '{}')} && ${plain('p.?namespaceSelector')} && ${plain('p.?podSelector')})`;
  const opens = "a.of.ports.contains(',' + t.?protocol.orValue('TCP') + '/' + string(t.?port.orValue('')) + ',')";
  const refused = (direction: DeclaredPeer['direction'], field: string) => {
    const fits = `a.of.direction == '${direction}' && ${isOf}`;
    const isKnown = `variables.allowed.exists(a, ${fits} && r.?ports.orValue([]).all(t, ${opens}))`;
    return `object.spec.?${direction}.orValue([]).filter(r, !r.?${field}.orValue([]).all(p, ${isKnown}))`;
  };
  const name = `variables.asked[?'${nameLabel}'].orValue('')`;
  const peers = services.flatMap((service) => service.peers.map((peer) => peerInCel(service, peer)));
  return {
    resources: [{ group: 'networking.k8s.io', version: 'v1', resources: ['networkpolicies'] }],
    unless: {
      'default-deny': `object.metadata.name == ${celText(defaultDenyName)}`,
      ...(solver ? { 'policy-of-solver': solverPolicyInCel(solver) } : {}),
    },
    variables: {
      asked: 'object.spec.?podSelector.?matchLabels.orValue({})',
      known: `${servicesInCel(services)}.exists(s, s.namespace == object.metadata.namespace && s.name == ${name})`,
      named: `variables.known && variables.asked.size() == 1 && ${plain('object.spec.?podSelector')}`,
      allowed: `[${peers.join(', ')}].filter(a, a.of.namespace == object.metadata.namespace && a.of.name == ${name})`,
      inward: refused('ingress', 'from'),
      outward: refused('egress', 'to'),
    },
    expression: 'variables.named && variables.inward.size() == 0 && variables.outward.size() == 0',
    found:
      "variables.named ? string(variables.inward.size() + variables.outward.size()) + ' of its rules' : 'its podSelector'",
  };
}

function servicesInCel(services: Declared['services']): string {
  return `[${services.map(({ name, namespace }) => celMap({ name, namespace })).join(', ')}]`;
}
