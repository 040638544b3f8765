/** Charts for tests: a chart to put a construct into, its objects, one of them, a value inside. */
import { App, Testing } from 'cdk8s';
import type { Demand } from '../../src/config/demand';
import { spare } from '../../src/config/demand';
import type { NamespacedChartProps } from '../../src/constructs/namespaced-chart';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import type { Manifest } from '../../src/kubernetes/manifest';
import { podTemplateOf } from '../../src/kubernetes/pod-template';
import type { Cpu, Memory } from '../../src/kubernetes/quantity';
import { mebibytes, milliCpu } from '../../src/kubernetes/quantity';

export const chartProps: NamespacedChartProps = {
  name: 'shop',
  component: 'api',
  environment: 'test',
  version: '1.2.3',
  podSecurityVersion: 'v1.36',
};

/** The objects of a chart called shop with these constructs in it. */
export function objectsWith(define: (chart: NamespacedChart) => unknown): readonly Manifest[] {
  const chart = new NamespacedChart(new App(), chartProps);
  define(chart);
  return Testing.synth(chart);
}

/** The one object of this kind and, where there are several, this name. */
export function only(objects: readonly Manifest[], kind: string, name?: string): Manifest {
  const found = objects.filter(
    (object) => object.kind === kind && (name ?? object.metadata.name) === object.metadata.name,
  );
  const [one] = found;
  if (!one || found.length > 1) throw new Error(`there are ${found.length} objects ${kind} ${name ?? ''}`);
  return one;
}

/** A value inside an object, by keys and places. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inside, key) => (inside as Record<string | number, unknown> | undefined)?.[key], value);
}

/** The pod of a workload; undefined for every other kind. */
export function podOf(workload: Manifest): unknown {
  return podTemplateOf(workload)?.spec;
}

/** The one container of a workload; undefined for every other kind. */
export function containerOf(workload: Manifest): unknown {
  return at(podOf(workload), 'containers', 0);
}

/** Settings of the workload of this kind: the data of the ConfigMap that its container has its variables from. */
export function settingsOf(objects: readonly Manifest[], kind: string): Readonly<Record<string, string>> {
  const name = at(containerOf(only(objects, kind)), 'envFrom', 0, 'configMapRef', 'name');
  return only(objects, 'ConfigMap', String(name))['data'] as Readonly<Record<string, string>>;
}

/** What the quota of a chart has beyond the room that every chart has to spare. */
export function reservedIn(objects: readonly Manifest[]): Demand {
  const hard = at(only(objects, 'ResourceQuota'), 'spec', 'hard') as Readonly<Record<string, string>>;
  return {
    pods: Number(hard['pods']) - spare.pods,
    cpu: milliCpu(hard['requests.cpu'] as Cpu) - spare.cpu,
    memory: mebibytes(hard['requests.memory'] as Memory) - spare.memory,
  };
}
