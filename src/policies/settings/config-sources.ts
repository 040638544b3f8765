/** Sources of configuration: ConfigMaps that exist, of this environment. */

import type { FieldPath } from '../../kubernetes/field-path';
import type { Manifest } from '../../kubernetes/manifest';
import { isSet, list } from '../../kubernetes/manifest';
import { onPods, type Resources } from '../admission';
import { type Kinds, objectsOf } from '../kinds';
import { isOurs, notOurs } from '../platform';
import type { ConfigKey, Container } from '../pod-shapes';
import { containersOf, isTemplated, onContainers, onPod, podOf } from '../pods';
import type { Fault, Policy } from '../policy';
import { demand, found } from '../sentences';

/** The identity of a namespace: a ConfigMap with one key, the name of the environment. */
const identity = 'environment';
const variable = 'ENVIRONMENT';

/** Pods are made from what these say. */
const templated: readonly Resources[] = [
  { group: 'apps', version: 'v1', resources: ['daemonsets', 'deployments', 'statefulsets'] },
  { group: 'batch', version: 'v1', resources: ['cronjobs', 'jobs'] },
];

const key = 'e.?valueFrom.?configMapKeyRef';

export const environmentKey: Policy = {
  id: 'environment-key',
  source: 'V1',
  title: 'Containers read the key of their environment',
  why: 'The kubelet starts no container that needs a missing key: a workload of another environment stays down.',
  fix: `add the variable ${variable} to env of each container, by configMapKeyRef to the key of the ConfigMap '${identity}' that is named as the label env`,
  answers: [],
  admission: {
    ...onPods({
      container: `c.?env.orValue([]).exists(e, ${[
        `e.name == '${variable}'`,
        `${key}.?name.orValue('') == '${identity}'`,
        `${key}.?key.orValue('') == object.metadata.?labels[?'env'].orValue('none')`,
        `!${key}.?optional.orValue(false)`,
      ].join(' && ')})`,
      among: 'lasting',
      resources: templated,
    }),
    unless: notOurs,
  },
  check: (object) => {
    if (!isOurs(object) || !isTemplated(object)) return [];
    const env = object.metadata.labels?.['env'] ?? 'none';
    return onContainers(object, (container, { path, role, subject }) => {
      const place = list(container.env).findIndex(({ name }) => name === variable);
      return demand(
        role === 'ephemeral container' || asksFor(env, container),
        [...path, 'env', ...(place < 0 ? [] : [place])],
        `${subject}: add env '${variable}' by configMapKeyRef to the key '${env}' of the ConfigMap '${identity}'`,
      );
    });
  },
};

export const configMapSource: Policy = {
  id: 'config-map-source',
  source: 'V17',
  title: 'Pods read ConfigMaps that exist, and those that are their own',
  why: 'A pod waits forever for a missing ConfigMap, and one that reads none runs on the defaults of its image.',
  fix: 'let configMapRef, configMapKeyRef and volumes name a ConfigMap of the namespace that has the key, and read the one that bears the name of the workload',
  answers: [],
  admission: { cannot: 'It depends on the ConfigMaps beside the workload, and it is given one object at a time.' },
  check: (object, context) => {
    if (!isOurs(object) || !isTemplated(object)) return [];
    const maps = objectsOf(context, 'ConfigMap', object.metadata.namespace);
    const needs = needsOf(object);
    return [
      ...needs.flatMap(({ path, ...need }) => {
        const named = maps.filter(({ metadata }) => metadata.name === need.name);
        return demand(
          named.some((map) => hasKey(map, need.key)),
          [...path, named.length > 0 ? 'key' : 'name'],
          `let the ConfigMap ${found(need)} be one of the namespace; it has none, or none with this key`,
        );
      }),
      ...ownProblems(object, needs, maps),
    ];
  },
};

/** A ConfigMap that a pod needs, the key in it, and where the pod refers to it. */
interface Need {
  readonly path: FieldPath;
  readonly name: string | undefined;
  readonly key?: string | undefined;
}

function asksFor(env: string, { env: variables }: Container): boolean {
  return list(variables).some(({ name, valueFrom }) => {
    const reference: ConfigKey = valueFrom?.configMapKeyRef ?? {};
    return name === variable && reference.name === identity && reference.key === env && reference.optional !== true;
  });
}

function needsOf(object: Manifest): readonly Need[] {
  const pod = podOf(object);
  if (!pod) return [];
  const containers = containersOf(pod);
  return [
    ...containers.flatMap(({ container, path }) =>
      list(container.env).flatMap(({ valueFrom }, place) => {
        const reference = valueFrom?.configMapKeyRef;
        const at = [...path, 'env', place, 'valueFrom', 'configMapKeyRef'];
        return reference ? [{ path: at, name: reference.name, key: reference.key ?? '' }] : [];
      }),
    ),
    ...containers.flatMap(({ container, path }) =>
      list(container.envFrom).flatMap(({ configMapRef }, place) =>
        configMapRef ? [{ path: [...path, 'envFrom', place, 'configMapRef'], name: configMapRef.name }] : [],
      ),
    ),
    ...list(pod.spec.volumes).flatMap(({ configMap }, place) =>
      configMap ? [{ path: [...pod.path, 'volumes', place, 'configMap'], name: configMap.name }] : [],
    ),
  ];
}

function hasKey({ binaryData, data }: Kinds['ConfigMap'], key: string | undefined): boolean {
  return !isSet(key) || key in (data ?? {}) || key in (binaryData ?? {});
}

/** ConfigMaps that bear the name of a workload and of its environment are its configuration: one of them at a time. */
function ownProblems(object: Manifest, needs: readonly Need[], maps: readonly Manifest[]): readonly Fault[] {
  const app = object.metadata.labels?.['app.kubernetes.io/name'];
  const beginning = `${app}-${object.metadata.labels?.['env']}-`;
  const own = maps.filter(({ metadata: { name } }) => name.startsWith(beginning));
  return onPod(object, ({ path }) =>
    demand(
      own.length === 0 || needs.some(({ name }) => own.some(({ metadata }) => metadata.name === name)),
      path,
      `pod: read its ConfigMap ${own.map(({ metadata }) => metadata.name).join(' or ')} by envFrom or as a volume`,
    ),
  );
}
