/** Flows and needs by what workloads are given: names of Services, and of hosts elsewhere. */
import type { Manifest } from '../kubernetes/manifest';
import type { Network } from '../reach/network';
import { namesIn } from './names';
import type { Need } from './need';
import { settingsOf } from './settings';
import type { Add, Target } from './targets';

export function referenced(
  objects: readonly Manifest[],
  network: Network,
  services: ReadonlyMap<string, readonly Target[]>,
  add: Add,
): readonly Need[] {
  const known = new Set(services.keys());
  const maps = new Map(
    objects
      .filter(({ kind }) => kind === 'ConfigMap')
      .map((one) => [`${one.metadata.namespace ?? 'default'}/${one.metadata.name}`, one]),
  );
  const needs = new Map<string, Need>();
  for (const object of objects) {
    const { name, namespace = 'default' } = object.metadata;
    const callers = network.pods.filter(
      (pod) => pod.made === name && pod.namespace === namespace && pod.workload === object.kind,
    );
    for (const { name: setting, text, where } of callers.length === 0 ? [] : settingsOf(object, maps)) {
      const found = namesIn(text, namespace, known, setting);
      for (const from of callers) {
        for (const { host, port } of found.services) {
          const targets = services.get(host) ?? [];
          const meant = targets.filter(({ servicePort }) => port === undefined || servicePort === port);
          for (const target of meant.length > 0 ? meant : targets)
            if (target.to !== from || meant.length > 0) add(from, target, where);
        }
        for (const { host, port } of found.elsewhere) {
          const to = port === undefined ? host : `${host}:${port}`;
          needs.set(`${from.name} ${to}`, { from: from.name, to, evidence: where });
        }
      }
    }
  }
  return [...needs.values()];
}
