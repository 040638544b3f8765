/** Connections that YAML leaves open: addresses of pods, pods on the same node, ports and pods that are elsewhere. */
import type { Block } from '../kubernetes/cidr';
import { contains, overlap, parseBlock } from '../kubernetes/cidr';
import { hidesPods } from '../kubernetes/hidden-pods';
import { nameOf } from '../kubernetes/identity';
import { list, type Manifest } from '../kubernetes/manifest';
import { podTemplatesOf } from '../kubernetes/pod-template';
import type { End, PodEnd } from './end';
import type { Network } from './network';
import { policiesOf } from './network';
import type { NetworkPolicy } from './policy';
import { peersOf } from './selected-keys';
import type { Unevaluated } from './unevaluated';

/** Networks in which pods of most clusters have their addresses. */
const ofPods = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'];

/** The annotations by which pods get networks beside that of the cluster. */
const networks = /(^|\.)cni\.cncf\.io\/(networks|default-network)$|^v1\.multus-cni\.io\/default-network$/;

/** What may be otherwise on a cluster; all but further networks is minor. */
export function uncertainIn(objects: readonly Manifest[], network: Network): readonly Unevaluated[] {
  const policies = policiesOf(network);
  return [
    ...objects.flatMap(furtherNetworks),
    ...(network.podBlocks.length > 0 ? [] : policies.flatMap(addresses)),
    ...policies.flatMap(portNames),
    ...(policies.length + network.clusterPolicies.length > 0 ? network.pods.filter(onHost).map(sameNode) : []),
    ...objects.flatMap(hiddenPods),
  ];
}

function furtherNetworks(object: Manifest): readonly Unevaluated[] {
  const { name, namespace = 'default' } = object.metadata;
  return podTemplatesOf(object).flatMap(({ template }) => {
    const [key] = Object.keys(annotationsOf(template.metadata ?? {})).filter((one) => networks.test(one));
    if (key === undefined) return [];
    const because = `its pods have networks beside that of the cluster, by ${key}`;
    return [{ name: `${object.kind} ${namespace}/${name}`, namespace, because }];
  });
}

function annotationsOf(metadata: object & { readonly annotations?: object | null } = {}): object {
  return metadata.annotations ?? {};
}

/** A block may have addresses of pods in it: a rule that means it may then mean pods. */
function addresses(policy: NetworkPolicy): readonly Unevaluated[] {
  const blocks = peersOf(policy).flatMap(({ ipBlock }) => (ipBlock && mayHavePods(ipBlock) ? [ipBlock.cidr] : []));
  return [...new Set(blocks)].map((cidr) => ({
    name: `${cidr} in NetworkPolicy ${policy.name}`,
    namespace: policy.namespace,
    because: 'the addresses of pods are not in YAML; --pods says where they are',
    minor: true,
    of: (ends) => ends.every(({ kind }) => kind === 'pod'),
  }));
}

function mayHavePods({ cidr, except }: { readonly cidr: string; readonly except?: readonly string[] | null }): boolean {
  const block = parseBlock(cidr);
  const holes = list(except).flatMap((one) => parseBlock(one) ?? []);
  const isOpen = (one: Block) =>
    block !== undefined && overlap(block, one) && !holes.some((hole) => contains(hole, one));
  return ofPods.flatMap((one) => parseBlock(one) ?? []).some(isOpen);
}

/** A port by its name is looked up in pods of the YAML. */
function portNames(policy: NetworkPolicy): readonly Unevaluated[] {
  const names = policy.rules.egress.flatMap(({ ports }) =>
    ports.flatMap(({ port }) => (typeof port === 'string' ? port : [])),
  );
  return [...new Set(names)].map((port) => ({
    name: `port ${port} in NetworkPolicy ${policy.name}`,
    namespace: policy.namespace,
    because: 'which number a pod that is in no file has under this name is not in YAML',
    minor: true,
    of: (ends) => ends.some((end) => end.kind === 'pod' && end.made === undefined),
  }));
}

function onHost({ hostNetwork }: PodEnd): boolean {
  return hostNetwork;
}

function sameNode(host: PodEnd): Unevaluated {
  const isIt = (end: End) => end.kind === 'pod' && end.made === host.made && end.workload === host.workload;
  return {
    name: `the node of ${host.workload} ${host.name}`,
    because: 'a pod and its own node reach each other whatever policies say',
    minor: true,
    of: (ends) => ends.some((end) => isIt(end) && end.kind === 'pod' && end.namespace === host.namespace),
  };
}

/** Pods of a kind that is not known. */
function hiddenPods(object: Manifest): readonly Unevaluated[] {
  if (!hidesPods(object)) return [];
  const because = 'its pods are not judged: where its kind has them is not known';
  return [{ name: nameOf(object), because, minor: true, of: () => false }];
}
