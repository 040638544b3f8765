import { celText, onPods, workloads } from '../admission';
import { onPod } from '../pods';
import type { Policy } from '../policy';
import { demand, found } from '../sentences';

const label = 'breakwater.example/subnet';

export const nodeSubnet: Policy = {
  id: 'node-subnet',
  source: 18,
  title: 'Pods run on the nodes of their subnet, where the environment has one',
  why: 'Data that is kept on a private network of its own is on no other one by mistake.',
  fix: `set ${label} in nodeSelector of the pod to the subnet of its namespace`,
  answers: [],
  admission: ({ placement = {} }) => {
    const places = Object.entries(placement);
    if (places.length === 0)
      return { cannot: 'Nothing is kept to a subnet in this environment, so that there is no rule.' };
    return onPods({
      pod: places
        .map(([namespace, subnet]) =>
          [
            `object.metadata.namespace != ${celText(namespace)}`,
            `variables.pod.?nodeSelector[?'${label}'].orValue('') == ${celText(subnet)}`,
          ].join(' || '),
        )
        .map((one) => `(${one})`)
        .join(' && '),
      resources: workloads,
    });
  },
  check: (object, { placement = {} }) => {
    const subnet = placement[object.metadata.namespace ?? ''];
    return onPod(object, ({ path, spec }) => {
      const value = spec.nodeSelector?.[label];
      return demand(
        subnet === undefined || value === subnet,
        [...path, 'nodeSelector', label],
        `pod: set nodeSelector['${label}'] to '${subnet}' ${found(value)}`,
      );
    });
  },
};
