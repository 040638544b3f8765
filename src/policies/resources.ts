import { isKind, type LimitRangeItem, objectsOf } from './kinds';
import type { Amounts } from './pod-shapes';
import { onContainers } from './pods';
import type { Manifest, Policy, PolicyContext } from './policy';
import { demand, found, isSet, list, mustBe, show } from './sentences';

const resources = ['cpu', 'memory', 'ephemeral-storage'];
const quotas = ['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'];
const ranges = ['max', 'min', 'default', 'defaultRequest'] as const;

const podSecurity = 'pod-security.kubernetes.io';

export const resourceLimits: Policy = {
  id: 'resource-limits',
  row: 15,
  title: 'Containers request and limit CPU, memory and scratch disk',
  why: 'A container without limits takes from its neighbours, and one without requests is placed where it cannot run.',
  check: (object) =>
    onContainers(object, (container, subject, role) => {
      // The API server refuses resources on ephemeral containers: they run within what their pod was given.
      if (role === 'ephemeral container') return [];
      const requests = container.resources?.requests ?? {};
      const limits = container.resources?.limits ?? {};
      const [requested, limited] = [requests['memory'], limits['memory']];
      return [
        ...amountProblems(subject, 'requests', requests),
        ...amountProblems(subject, 'limits', limits),
        ...demand(
          !isSet(requested) || !isSet(limited) || requested === limited,
          `${subject}: set resources.requests.memory equal to resources.limits.memory (they are ${show(requested)} and ${show(limited)})`,
        ),
      ];
    }),
};

export const namespaceGuardrails: Policy = {
  id: 'namespace-guardrails',
  row: 23,
  title: 'Each namespace has pod security, a LimitRange and a ResourceQuota',
  why: 'They hold for what nobody reviewed: the pod that somebody starts by hand.',
  check: (object, context) => [
    ...namespaceProblems(object, context),
    ...limitRangeProblems(object),
    ...resourceQuotaProblems(object),
  ],
};

function amountProblems(subject: string, field: string, amounts: Amounts): readonly string[] {
  return resources.flatMap((resource) => {
    const amount = amounts[resource];
    return demand(
      Number.parseFloat(String(amount)) > 0,
      `${subject}: set resources.${field}.${resource} to an amount above 0 ${found(amount)}`,
    );
  });
}

function namespaceProblems(object: Manifest, context: PolicyContext): readonly string[] {
  if (object.kind !== 'Namespace') return [];
  const labels = object.metadata.labels ?? {};
  const version = labels[`${podSecurity}/enforce-version`];
  return [
    ...['enforce', 'warn', 'audit'].flatMap((mode) =>
      mustBe({
        field: `the label ${podSecurity}/${mode}`,
        value: labels[`${podSecurity}/${mode}`],
        wanted: 'restricted',
      }),
    ),
    ...demand(
      /^v1\.\d+$/.test(String(version)),
      `set the label ${podSecurity}/enforce-version to a version such as 'v1.35' ${found(version)}`,
    ),
    ...(['LimitRange', 'ResourceQuota'] as const).flatMap((kind) =>
      demand(
        objectsOf(context, kind, object.metadata.name).length > 0,
        `add a ${kind} to this namespace (there is none)`,
      ),
    ),
  ];
}

function limitRangeProblems(object: Manifest): readonly string[] {
  if (!isKind(object, 'LimitRange')) return [];
  return demand(
    list(object.spec?.limits).some((item) => item.type === 'Container' && isComplete(item)),
    `set in one item of spec.limits the type 'Container' and ${ranges.join(', ')}, each with cpu and memory`,
  );
}

function isComplete(item: LimitRangeItem): boolean {
  return ranges.every((range) => ['cpu', 'memory'].every((resource) => Object.hasOwn(item[range] ?? {}, resource)));
}

function resourceQuotaProblems(object: Manifest): readonly string[] {
  if (!isKind(object, 'ResourceQuota')) return [];
  const hard = object.spec?.hard ?? {};
  return quotas.flatMap((quota) => demand(Object.hasOwn(hard, quota), `set spec.hard['${quota}'] (it is missing)`));
}
