/** Images and resources of containers. */
import { isSet } from '../../kubernetes/manifest';
import { amountOf } from '../../kubernetes/quantity';
import { objectsOf } from '../kinds';
import type { Amounts } from '../pod-shapes';
import { found, show } from '../sentences';
import { at, onEach, rule } from './rule';

const fewest = 1024 * 1024;

export const resources = [
  rule({
    id: 'image-tag',
    severity: 'warning',
    title: 'Images name a version',
    why: 'Without a version each node runs what was newest when it pulled, and no roll back leads to what ran before.',
    fix: 'give the image the tag of a version, or its digest',
    answers: ['KS container-image-tag', 'KL latest-tag', 'TR KSV-0013', 'CK CKV_K8S_14', 'PO tagNotSpecified'],
    check: (object) =>
      onEach(object, ({ container: { image }, path, subject }) => {
        if (!isSet(image) || image === '') return [];
        const isVersion =
          /@sha256:[0-9a-f]{64}$/.test(image) || (/:[^/:@]+$/.test(image) && !image.endsWith(':latest'));
        return isVersion
          ? []
          : [at(path, ['image'], `${subject}: give the image the tag of a version ${found(image)}`)];
      }),
  }),
  rule({
    id: 'resource-limits',
    severity: 'warning',
    title: 'Containers request CPU and memory, and limit memory',
    why: 'Without requests the scheduler overfills nodes, and without a limit on memory one leak evicts the neighbours.',
    fix: 'set resources.requests for cpu and memory, and resources.limits for memory',
    answers: ['KS container-resources', 'KL unset-memory-requirements', 'KL unset-cpu-requirements', 'TR KSV-0018'],
    check: (object, context) =>
      onEach(object, ({ container, path, role, subject }) => {
        const requests = container.resources?.requests ?? {};
        const limits = container.resources?.limits ?? {};
        const hasDefaults = objectsOf(context, 'LimitRange', object.metadata.namespace).length > 0;
        const isLasting = role === 'container' || container.restartPolicy === 'Always';
        if (!isLasting || hasDefaults) return [];
        const missing = [
          ...['cpu', 'memory'].filter((one) => !isSet(requests[one] ?? limits[one])).map((one) => `requests.${one}`),
          ...(isSet(limits['memory']) ? [] : ['limits.memory']),
        ];
        if (missing.length === 0) return [];
        return [at(path, ['resources'], `${subject}: set resources.${missing.join(' and resources.')}`)];
      }),
  }),
  rule({
    id: 'memory-unit',
    severity: 'error',
    title: 'Amounts of memory are bytes, and enough of them',
    why: 'The unit m is a thousandth: 512m of memory are less than one byte, and the container is killed as it starts.',
    fix: 'write Mi or Gi behind the number',
    answers: [],
    check: (object) =>
      onEach(object, ({ container, path, subject }) =>
        (['requests', 'limits'] as const).flatMap((field) =>
          amountsOf(container.resources?.[field]).flatMap(([name, amount]) => {
            const bytes = amountOf(amount);
            const isSmall = /[mun]$/.test(String(amount)) || (bytes > 0 && bytes < fewest && name === 'memory');
            if (!isSmall) return [];
            const shown = isSet(amount) ? show(amount) : '';
            return [
              at(
                path,
                ['resources', field, name],
                `${subject}: write ${field}.${name} with Mi or Gi; ${shown} is ${bytes} bytes`,
              ),
            ];
          }),
        ),
      ),
  }),
];

/** Those that are counted in bytes. */
function amountsOf(amounts: Amounts | undefined): readonly (readonly [string, unknown])[] {
  return Object.entries(amounts ?? {}).filter(([name]) => name === 'memory' || name === 'ephemeral-storage');
}
