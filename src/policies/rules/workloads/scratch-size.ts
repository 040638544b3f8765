import { onPods } from '../../admission';
import * as fixtures from '../../fixtures/workloads/scratch-size';
import { containersOf, onPod } from '../../pods';
import type { Policy } from '../../policy';
import { amountOf } from '../../quantities';
import { demand, found, list } from '../../sentences';

const largest = '1Gi';
const disk = 'ephemeral-storage';

const fits = (amount: string, bound: string) =>
  `(!isQuantity(${amount}) || !quantity(${amount}).isGreaterThan(quantity(${bound})))`;
const amount = (field: string) => `string(c.?resources.?${field}[?'${disk}'].orValue('0'))`;

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
      fits(amount('limits'), `'${largest}'`),
      fits(amount('requests'), `isQuantity(${amount('limits')}) ? ${amount('limits')} : '0'`),
    ].join(' && '),
    among: 'lasting',
  }),
  fixtures: fixtures.scratchSize,
  check: (object) =>
    onPod(object, (pod) => [
      ...list(pod.spec.volumes).flatMap(({ emptyDir, name }) =>
        demand(
          !(amountOf(emptyDir?.sizeLimit) > amountOf(largest)),
          `volume '${name}': set emptyDir.sizeLimit to ${largest} or less ${found(emptyDir?.sizeLimit)}`,
        ),
      ),
      ...containersOf(pod)
        .filter(({ role }) => role !== 'ephemeral container')
        .flatMap(({ container, subject }) => {
          const limit = container.resources?.limits?.[disk];
          const request = container.resources?.requests?.[disk];
          return [
            ...demand(
              !(amountOf(limit) > amountOf(largest)),
              `${subject}: set resources.limits.${disk} to ${largest} or less ${found(limit)}`,
            ),
            ...demand(
              !(amountOf(request) > (amountOf(limit) || 0)),
              `${subject}: set resources.requests.${disk} to its limit or less ${found(request)}`,
            ),
          ];
        }),
    ]),
};
