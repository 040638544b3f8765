/** Requests and limits of containers. */

import { isSet, list } from '../../kubernetes/manifest';
import { aboveZero, amountOf, isAboveZero } from '../../kubernetes/quantity';
import { onPods } from '../admission';
import type { Amounts } from '../pod-shapes';
import { containersOf, onContainers, onPod } from '../pods';
import type { Fault, Policy } from '../policy';
import { demand, found, type Part, show } from '../sentences';

const resources = ['cpu', 'memory', 'ephemeral-storage'];

const amount = (field: string, resource: string) => `string(c.?resources.?${field}[?'${resource}'].orValue('0'))`;

/** Refuses what is not a quantity: then the expression fails. */
const atMost = (amount: string, bound: string) => `!quantity(${amount}).isGreaterThan(quantity(${bound}))`;

export const resourceLimits: Policy = {
  id: 'resource-limits',
  source: 15,
  title: 'Containers request and limit CPU, memory and scratch disk',
  why: 'A container without limits takes from its neighbours, and one without requests is placed where it cannot run.',
  fix: `set resources.requests and resources.limits of each container for ${resources.join(', ')}, with memory equal in both`,
  answers: [
    'V15',
    'KS container-resources',
    'KS container-ephemeral-storage-request-and-limit',
    'KL unset-cpu-requirements',
    'KL unset-memory-requirements',
    'KB C-0268',
    'KB C-0269',
    'KB C-0270',
    'KB C-0271',
    'KB C-0004',
    'KB C-0009',
    'KB C-0050',
    'PO cpuRequestsMissing',
    'PO cpuLimitsMissing',
    'PO memoryRequestsMissing',
    'PO memoryLimitsMissing',
    'CK CKV_K8S_10',
    'CK CKV_K8S_11',
    'CK CKV_K8S_12',
    'CK CKV_K8S_13',
    'TR KSV-0011',
    'TR KSV-0015',
    'TR KSV-0016',
    'TR KSV-0018',
    'KA limits',
    'DT 2',
    'DT 3',
    'DT 4',
    'DT 5',
    'MO KBP002',
    'MO KBP003',
    'MO KBP004',
    'MO KBP005',
  ],
  // The API server refuses resources on ephemeral containers: they run within what their pod was given.
  admission: onPods({
    container: [
      ...['requests', 'limits'].flatMap((field) =>
        // A limit on memory is the request.
        resources
          .filter((resource) => field !== 'limits' || resource !== 'memory')
          .map((resource) => `${amount(field, resource)}.matches('${aboveZero}')`),
      ),
      // Equal as amounts: 1Gi is 1024Mi, however it was written.
      atMost(amount('requests', 'memory'), amount('limits', 'memory')),
      atMost(amount('limits', 'memory'), amount('requests', 'memory')),
    ].join(' && '),
    among: 'lasting',
  }),
  check: (object) =>
    onContainers(object, (container, part) => {
      if (part.role === 'ephemeral container') return [];
      const requests = container.resources?.requests ?? {};
      const limits = container.resources?.limits ?? {};
      const [requested, limited] = [requests['memory'], limits['memory']];
      return [
        ...amountProblems(part, 'requests', requests),
        ...amountProblems(part, 'limits', limits),
        ...demand(
          !isSet(requested) ||
            !isSet(limited) ||
            String(requested) === String(limited) ||
            amountOf(requested) === amountOf(limited),
          [...part.path, 'resources', 'requests', 'memory'],
          `${part.subject}: set resources.requests.memory equal to resources.limits.memory (they are ${show(requested)} and ${show(limited)})`,
        ),
      ];
    }),
};

function amountProblems({ path, subject }: Part, field: string, amounts: Amounts): readonly Fault[] {
  return resources.flatMap((resource) =>
    demand(
      isAboveZero(amounts[resource]),
      [...path, 'resources', field, resource],
      `${subject}: set resources.${field}.${resource} to an amount above 0 ${found(amounts[resource])}`,
    ),
  );
}

const largest = '1Gi';
const disk = 'ephemeral-storage';

const fits = (amount: string, bound: string) => `(!isQuantity(${amount}) || ${atMost(amount, bound)})`;

export const scratchSize: Policy = {
  id: 'scratch-size',
  source: 15,
  title: 'Scratch space is small',
  why: 'All pods of a node share its disk: what one takes in gibibytes, the others do not have.',
  fix: `set the limit on ${disk} of each container, and sizeLimit of each emptyDir, to ${largest} or less, and request no more than the limit`,
  answers: [],
  admission: onPods({
    pod: `variables.pod.?volumes.orValue([]).all(v, ${fits("string(v.?emptyDir.?sizeLimit.orValue('0'))", `'${largest}'`)})`,
    container: [
      fits(amount('limits', disk), `'${largest}'`),
      fits(amount('requests', disk), `isQuantity(${amount('limits', disk)}) ? ${amount('limits', disk)} : '0'`),
    ].join(' && '),
    among: 'lasting',
  }),
  check: (object) =>
    onPod(object, (pod) => [
      ...list(pod.spec.volumes).flatMap(({ emptyDir, name }, place) =>
        demand(
          !(amountOf(emptyDir?.sizeLimit) > amountOf(largest)),
          [...pod.path, 'volumes', place, 'emptyDir', 'sizeLimit'],
          `volume '${name}': set emptyDir.sizeLimit to ${largest} or less ${found(emptyDir?.sizeLimit)}`,
        ),
      ),
      ...containersOf(pod)
        .filter(({ role }) => role !== 'ephemeral container')
        .flatMap(({ container, path, subject }) => {
          const limit = container.resources?.limits?.[disk];
          const request = container.resources?.requests?.[disk];
          return [
            ...demand(
              !(amountOf(limit) > amountOf(largest)),
              [...path, 'resources', 'limits', disk],
              `${subject}: set resources.limits.${disk} to ${largest} or less ${found(limit)}`,
            ),
            ...demand(
              !(amountOf(request) > (amountOf(limit) || 0)),
              [...path, 'resources', 'requests', disk],
              `${subject}: set resources.requests.${disk} to its limit or less ${found(request)}`,
            ),
          ];
        }),
    ]),
};
