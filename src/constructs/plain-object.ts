/** API object whose manifest is plain data from the start. */
import type { ApiObjectProps } from 'cdk8s';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Manifest } from '../kubernetes/manifest';
import { noteOrigin } from './origin';

/**
 * An ApiObject that is written as it was given, with the chart's namespace and labels and its keys sorted. cdk8s looks
 * for tokens in every value and copies each twice, a third of the time of a synth (ADR 0004); there are none here.
 * A value that is known later is added by a class that overrides `toJson`; `Lazy` is not looked for.
 */
export class PlainObject extends ApiObject {
  private readonly manifest: ApiObjectProps;

  constructor(scope: Construct, id: string, manifest: ApiObjectProps) {
    super(scope, id, manifest);
    this.manifest = manifest;
    noteOrigin(this);
  }

  /** @throws always: a patch would be lost */
  override addJsonPatch(): never {
    throw new Error(`'${this.node.path}' cannot be patched because it is written as it was given; change its manifest`);
  }

  override toJson(): Manifest {
    const { apiVersion, kind, metadata = {}, ...rest } = this.manifest;
    const { annotations = {}, labels, namespace = this.chart.namespace, ...own } = metadata;
    const named = {
      ...own,
      annotations: unlessEmpty(annotations),
      labels: unlessEmpty({ ...this.chart.labels, ...labels }),
      name: this.name,
      namespace,
    };
    return { apiVersion, kind, metadata: sorted(named), ...sorted(rest) };
  }
}

function unlessEmpty<T extends object>(map: T): T | undefined {
  return Object.keys(map).length > 0 ? map : undefined;
}

/** The same value with the keys of its maps in the order of the alphabet, and without those that have no value. */
function sorted<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted) as T;
  const result: Record<string, unknown> = {};
  const keys = Object.keys(value);
  // Constructs write most maps in this order already.
  const inOrder = keys.every((key, at) => at === 0 || (keys[at - 1] as string) < key);
  for (const key of inOrder ? keys : keys.sort()) {
    const one = (value as Record<string, unknown>)[key];
    if (one !== undefined) result[key] = sorted(one);
  }
  return result as T;
}
