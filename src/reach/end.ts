/** Ends of connections: pods, and addresses outside the cluster. */

import type { Block } from '../kubernetes/cidr';
import { parseAddress } from '../kubernetes/cidr';
import { groupOf } from '../kubernetes/groups';
import type { Manifest } from '../kubernetes/manifest';
import { list } from '../kubernetes/manifest';
import { type PlacedTemplate, podTemplatesOf } from '../kubernetes/pod-template';
import type { Labels } from '../kubernetes/selectors';
import type { Container, PodTemplate } from './network-policy';
import type { Protocol } from './port';
import { isProtocol } from './port';

/** A port that a container declares. */
export interface NamedPort {
  readonly name?: string;
  readonly port: number;
  readonly protocol: Protocol;
}

/** The pods of a workload, which are all alike; or one pod. */
export interface PodEnd {
  readonly kind: 'pod';
  /** Such as `api/api`: the namespace and the workload. */
  readonly name: string;
  /** The workload's kind, such as `Deployment`. */
  readonly workload: string;
  /** The name of the object. @default - it was not read */
  readonly made?: string;
  /** The name of its template, where the object has several. @default - it has one */
  readonly part?: string;
  readonly namespace: string;
  /** The ServiceAccount that it names. @default - that of its namespace */
  readonly account?: string;
  /** Labels of the namespace. @default - those of its object */
  readonly namespaceLabels?: Labels;
  readonly labels: Labels;
  readonly ports: readonly NamedPort[];
  /** The pod has the addresses of its node: policies that select pods do not apply to it. */
  readonly hostNetwork: boolean;
  /** Its addresses, where they are known: of a running pod. Templates have none. */
  readonly addresses: readonly Block[];
}

/** A host outside the cluster, or a node. */
export interface OutsideEnd {
  readonly kind: 'outside';
  readonly name: string;
  readonly address: Block;
}

export type End = PodEnd | OutsideEnd;

/** @returns the end at an address, or undefined for a text that is not an address */
export function outside(text: string, name: string = text): OutsideEnd | undefined {
  const address = parseAddress(text);
  return address && { kind: 'outside', name, address };
}

/** The pods of a workload, one end for each of its templates; nothing for every other kind. */
export function podEndsOf(object: Manifest): readonly PodEnd[] {
  return podTemplatesOf(object).map((one) => endOf(object, one));
}

function endOf(object: Manifest, { part, template }: PlacedTemplate): PodEnd {
  const { metadata, spec, status }: PodTemplate = template;
  const namespace = object.metadata.namespace ?? 'default';
  const known = [status?.podIP, ...list(status?.podIPs).map(({ ip }) => ip)].filter((ip) => ip !== undefined);
  return {
    kind: 'pod',
    name: `${namespace}/${object.metadata.name}${part === undefined ? '' : `-${part}`}`,
    ...(part === undefined ? {} : { part }),
    workload: object.kind,
    made: object.metadata.name,
    namespace,
    ...(spec?.serviceAccountName ? { account: spec.serviceAccountName } : {}),
    labels: { ...metadata?.labels, ...controllerLabels(object) },
    // A side-car is an init container that stays.
    ports: [...list(spec?.containers), ...list(spec?.initContainers).filter(stays)].flatMap(declared),
    hostNetwork: spec?.hostNetwork === true,
    addresses: [...new Set(known)].flatMap((ip) => parseAddress(ip) ?? []),
  };
}

/** Labels that controllers add to pods, and that are known from their object. */
const added: ReadonlyMap<string, readonly string[]> = new Map([
  ['batch Job', ['job-name', 'batch.kubernetes.io/job-name']],
  ['batch.volcano.sh Job', ['volcano.sh/job-name']],
  ['jobset.x-k8s.io JobSet', ['jobset.sigs.k8s.io/jobset-name']],
  ['serving.knative.dev Service', ['serving.knative.dev/service', 'serving.knative.dev/configuration']],
  ['serving.knative.dev Configuration', ['serving.knative.dev/configuration']],
  ['apps.openshift.io DeploymentConfig', ['deploymentconfig']],
]);

function controllerLabels({ apiVersion, kind, metadata: { name } }: Manifest): Labels {
  const keys = added.get(`${groupOf(apiVersion)} ${kind}`) ?? [];
  return Object.fromEntries(keys.map((key) => [key, name]));
}

function stays({ restartPolicy }: Container): boolean {
  return restartPolicy === 'Always';
}

function declared({ ports }: Container): readonly NamedPort[] {
  return list(ports).flatMap(({ name, containerPort, protocol = 'TCP' }) =>
    // A port without a number is none, and the API server refuses it.
    isProtocol(protocol) && typeof containerPort === 'number'
      ? [{ ...(name === undefined ? {} : { name }), port: containerPort, protocol }]
      : [],
  );
}
