/** Fields of pods and containers, by allow list. */
import { isSet, list } from '../../kubernetes/manifest';
import { celList, onPods, workloads } from '../admission';
import type { PodSpec } from '../pod-shapes';
import { onContainers, onPod, type Pod } from '../pods';
import type { Fault, Policy, PolicyContext } from '../policy';
import { demand, found } from '../sentences';
import { containerShape, podShape, runningFields } from './pod-shape';
import { shapeFaults, shapeInCel } from './shape';

/** Tolerations that the API server gives to every pod. */
const given = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

const running = "object.kind == 'Pod'";
const [, ...inner] = shapeInCel('variables.pod', podShape);
const known = `variables.pod.all(k, k in ${celList(Object.keys(podShape))} || ${running} && k in ${celList(runningFields)})`;
const placed = "request.operation != 'CREATE' || !has(variables.pod.nodeName)";
const tolerated = `variables.pod.?tolerations.orValue([]).all(t, t.?key.orValue('') in ${celList(given)})`;

export const podFields: Policy = {
  id: 'pod-fields',
  source: 'V18',
  title: 'Pods and containers have the fields that charts write, and no others',
  why: 'Each field that no chart writes is a way past the rules: other names for hosts, another resolver, node, scheduler or runtime, and hooks that run any program.',
  fix: 'remove from the pod and its containers each field that no chart writes, such as hostAliases, dnsPolicy, nodeName, tolerations, schedulerName, runtimeClassName, hostname, projected volumes, and hooks other than preStop.sleep',
  answers: [],
  // Ephemeral containers have a policy of their own, and fields of their own.
  admission: onPods({
    pod: [known, ...inner, `(${placed})`, tolerated].join(' && '),
    container: shapeInCel('c', containerShape).join(' && '),
    among: 'lasting',
    resources: workloads,
  }),
  check: (object, context) => {
    if (context.environment === undefined) return [];
    return [
      ...onPod(object, (pod) => podFaults(pod, object.kind === 'Pod', context)),
      ...onContainers(object, (container, { path, role, subject }) =>
        role === 'ephemeral container'
          ? []
          : shapeFaults(container, containerShape, { path, subject: `${subject}: `, above: path.length }),
      ),
    ];
  },
};

function podFaults({ path, spec }: Pod, isRunning: boolean, { request }: PolicyContext): readonly Fault[] {
  const more = isRunning ? Object.fromEntries(runningFields.map((field) => [field, true] as const)) : {};
  const { nodeName, tolerations }: Placed = spec;
  return [
    ...shapeFaults(spec, { ...podShape, ...more }, { path, subject: 'pod: ', above: path.length }),
    ...demand(
      !isRunning || !isSet(nodeName) || (request?.operation ?? 'CREATE') !== 'CREATE',
      [...path, 'nodeName'],
      `pod: remove nodeName ${found(nodeName)}; the scheduler writes it`,
    ),
    ...(isRunning ? list(tolerations) : []).flatMap(({ key }, place) =>
      demand(
        given.includes(key ?? ''),
        [...path, 'tolerations', place, 'key'],
        `pod: remove tolerations[${place}] ${found(key)}; the API server adds ${given.join(' and ')}`,
      ),
    ),
  ];
}

interface Placed extends PodSpec {
  readonly nodeName?: string;
  readonly tolerations?: readonly { readonly key?: string }[];
}
