import type { Environment } from '../../src/config/environment';
import { services } from '../../src/config/services';
import type { Manifest } from '../../src/kubernetes/manifest';
import { at, containerOf, podOf } from '../constructs/objects';
import { rendered } from './api-server';
import { everyEnvironment } from './rendered';

/** Every container of a workload's pods. */
function containersIn(workload: Manifest): readonly unknown[] {
  return ['initContainers', 'containers'].flatMap((list) => (at(podOf(workload), list) ?? []) as readonly unknown[]);
}

describe.each(everyEnvironment)('a container of $name', (environment) => {
  const objects = rendered(environment);
  const workloads = objects.filter((object) => containerOf(object));
  const maps = objects.filter(({ kind }) => kind === 'ConfigMap');
  /** The keys by which a namespace says of which environment it is, in some environment. */
  const keysIn = (other: Environment, namespace?: string) =>
    rendered(other)
      .filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'environment')
      .filter(({ metadata }) => metadata.namespace === namespace)
      .flatMap((map) => Object.keys(map['data'] as object));

  test.each(everyEnvironment)(
    'asks its namespace for its own environment, and finds in $name that of $name alone',
    (other) => {
      expect(workloads).toHaveLength(Object.keys(services).length);
      for (const workload of workloads) {
        expect(at(containerOf(workload), 'env', 0, 'valueFrom', 'configMapKeyRef')).toEqual({
          name: 'environment',
          key: environment.name,
        });
        expect(keysIn(other, workload.metadata.namespace)).toEqual([other.name]);
      }
    },
  );

  test('has its variables from ConfigMaps, each of which a workload reads', () => {
    const read = workloads.flatMap((workload) =>
      containersIn(workload).map((container) => [
        workload.metadata.namespace,
        at(container, 'envFrom', 0, 'configMapRef', 'name'),
      ]),
    );
    const there = maps
      .filter(({ metadata }) => metadata.name !== 'environment')
      .map(({ metadata: { name, namespace } }) => [namespace, name]);
    expect(read.filter(([, name]) => name).sort()).toEqual(there.sort());
    expect(there.length).toBeGreaterThan(0);
  });

  test('has no variable with a value of its own: what changes is another ConfigMap', () => {
    const containers = workloads.flatMap(containersIn);
    const variables = containers.flatMap((container) => at(container, 'env') as readonly object[]);
    expect(variables.filter((variable) => 'value' in variable)).toEqual([]);
    expect(variables).toHaveLength(containers.length);
  });
});

test('no ConfigMap of settings has the name of one of another environment', () => {
  const names = everyEnvironment.flatMap((environment) =>
    rendered(environment)
      .filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name !== 'environment')
      .map(({ metadata }) => metadata.name),
  );
  expect(new Set(names).size).toBe(names.length);
});

test('every ConfigMap is immutable', () => {
  const maps = everyEnvironment.flatMap(rendered).filter(({ kind }) => kind === 'ConfigMap');
  expect(maps.filter((map) => map['immutable'] !== true)).toEqual([]);
});
