/** Guardrails of a namespace for unreviewed pods: Pod Security level, LimitRange and ResourceQuota. */

import { isSet, list } from '../../kubernetes/manifest';
import { aboveZero, isAboveZero } from '../../kubernetes/quantity';
import { isKind, type LimitRangeItem, objectsOf } from '../kinds';
import { isOurs, notOurs } from '../platform';
import type { Policy } from '../policy';
import { demand, found, mustBe } from '../sentences';

const quotas = ['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'];
const ranges = ['max', 'min', 'default', 'defaultRequest'] as const;
const modes = ['enforce', 'warn', 'audit'];
const podSecurity = 'pod-security.kubernetes.io';

const label = (name: string, usual = '') => `object.metadata.?labels[?'${podSecurity}/${name}'].orValue('${usual}')`;

export const podSecurityLevel: Policy = {
  id: 'pod-security-level',
  source: 23,
  title: 'Namespaces hold pods to the level restricted, of a pinned version',
  why: 'A cluster that is upgraded would refuse tomorrow what runs today, and without a level it refuses nothing.',
  fix: `set the labels ${podSecurity}/enforce, /warn and /audit to restricted, and /enforce-version to a version such as v1.35, as the other versions where they are there`,
  answers: ['NSA namespace hardening'],
  admission: {
    resources: [{ group: '', version: 'v1', resources: ['namespaces'] }],
    unless: notOurs,
    expression: [
      ...modes.map((mode) => `${label(mode)} == 'restricted'`),
      `${label('enforce-version')}.matches('^v1[.][0-9]+$')`,
      ...['warn', 'audit'].map((mode) => `${label(`${mode}-version`, 'latest')}.matches('^(latest|v1[.][0-9]+)$')`),
    ].join(' && '),
  },
  check: (object) => {
    if (object.kind !== 'Namespace' || !isOurs(object)) return [];
    const labels = object.metadata.labels ?? {};
    const version = labels[`${podSecurity}/enforce-version`];
    return [
      ...modes.flatMap((mode) =>
        mustBe({
          field: ['metadata', 'labels', `${podSecurity}/${mode}`],
          called: `the label ${podSecurity}/${mode}`,
          value: labels[`${podSecurity}/${mode}`],
          wanted: 'restricted',
        }),
      ),
      ...demand(
        /^v1[.][0-9]+$/.test(String(version)),
        ['metadata', 'labels', `${podSecurity}/enforce-version`],
        `set the label ${podSecurity}/enforce-version to a version such as 'v1.35' ${found(version)}`,
      ),
      ...['warn', 'audit'].flatMap((mode) => {
        const other = labels[`${podSecurity}/${mode}-version`];
        return demand(
          !isSet(other) || /^(latest|v1[.][0-9]+)$/.test(other),
          ['metadata', 'labels', `${podSecurity}/${mode}-version`],
          `set the label ${podSecurity}/${mode}-version to a version such as 'v1.35', or leave it out ${found(other)}`,
        );
      }),
    ];
  },
};

export const resourceQuota: Policy = {
  id: 'resource-quota',
  source: 23,
  title: 'A ResourceQuota bounds CPU and memory, requested and used',
  why: 'One namespace can use up all of a resource that has no limit.',
  fix: `set spec.hard of the ResourceQuota for ${quotas.join(', ')}`,
  answers: ['TR KSV-0040'],
  admission: {
    resources: [{ group: '', version: 'v1', resources: ['resourcequotas'] }],
    variables: {
      missing: `['${quotas.join("', '")}'].filter(q, !string(object.spec.?hard[?q].orValue('0')).matches('${aboveZero}'))`,
    },
    expression: 'variables.missing.size() == 0',
    found: "'it does not bound ' + variables.missing.join(', ')",
  },
  check: (object) => {
    if (!isKind(object, 'ResourceQuota')) return [];
    const hard = object.spec?.hard ?? {};
    return quotas.flatMap((quota) =>
      demand(
        isAboveZero(hard[quota]),
        ['spec', 'hard', quota],
        `set spec.hard['${quota}'] to an amount above 0 ${found(hard[quota])}`,
      ),
    );
  },
};

export const limitRange: Policy = {
  id: 'limit-range',
  source: 23,
  title: 'A LimitRange bounds containers and has defaults for those without resources',
  why: 'A container without limits would take what the quota leaves, and one without requests would not start.',
  fix: `set in one item of spec.limits the type Container and ${ranges.join(', ')}, each with cpu and memory`,
  answers: ['TR KSV-0039'],
  admission: { cannot: 'The API server fills default and defaultRequest in from max and min before admission.' },
  check: (object) => {
    if (!isKind(object, 'LimitRange')) return [];
    return demand(
      list(object.spec?.limits).some((item) => item.type === 'Container' && isComplete(item)),
      ['spec', 'limits'],
      `set in one item of spec.limits the type 'Container' and ${ranges.join(', ')}, each with cpu and memory`,
    );
  },
};

export const namespaceGuardrails: Policy = {
  id: 'namespace-guardrails',
  source: 23,
  title: 'Each namespace has a LimitRange and a ResourceQuota',
  why: 'They apply to unreviewed pods too: those that are started manually.',
  fix: 'add a LimitRange and a ResourceQuota to the namespace',
  answers: [],
  admission: { cannot: 'It would have to read other objects of the namespace, and it is given one object at a time.' },
  check: (object, context) =>
    object.kind === 'Namespace'
      ? (['LimitRange', 'ResourceQuota'] as const).flatMap((kind) =>
          demand(
            objectsOf(context, kind, object.metadata.name).length > 0,
            [],
            `add a ${kind} to this namespace (there is none)`,
          ),
        )
      : [],
};

function isComplete(item: LimitRangeItem): boolean {
  return ranges.every((range) => ['cpu', 'memory'].every((resource) => Object.hasOwn(item[range] ?? {}, resource)));
}
