/** JSON schemas of the kinds in dist, for kubeconform: one self-contained file for each kind. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadAll } from 'js-yaml';

/** A JSON schema, or a part of one. */
export type Schema = { readonly [key: string]: unknown };

export interface KindSchema {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly schema: Schema;
}

/** Path of an object's schema below the folder, as a template of kubeconform. */
export const schemaPath = '{{ .Group }}/{{ .ResourceAPIVersion }}/{{ .ResourceKind }}.json';

/** Definitions of kubernetes-validate: all types of one version of Kubernetes, without additional properties. */
interface Definitions {
  readonly $defs: Readonly<Record<string, Schema>>;
}

interface Named {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Schemas of Kubernetes' own kinds, each with the types that it is made of. */
export function kubernetesSchemas({ $defs }: Definitions): readonly KindSchema[] {
  return Object.values($defs).flatMap((schema) =>
    ((schema['x-kubernetes-group-version-kind'] ?? []) as readonly Named[]).map((named) => ({
      ...named,
      schema: { ...schema, $defs: Object.fromEntries(reached(schema, $defs)) },
    })),
  );
}

/** The types that a schema refers to, and those that they refer to. */
function reached(schema: Schema, $defs: Definitions['$defs'], seen = new Map<string, Schema>()): Map<string, Schema> {
  for (const [, name = ''] of JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)) {
    const type = $defs[name];
    if (!type || seen.has(name)) continue;
    seen.set(name, type);
    reached(type, $defs, seen);
  }
  return seen;
}

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

/** Schemas of custom kinds. @param text of CustomResourceDefinitions */
export function customSchemas(text: string): readonly KindSchema[] {
  const definitions = (loadAll(text) as (Crd | null)[]).filter((one) => one !== null);
  return definitions.flatMap(({ spec: { group, names, versions } }) =>
    versions.map(({ name, schema }) => {
      const { properties, ...rest } = closed(schema.openAPIV3Schema) as Schema & { readonly properties: Schema };
      // Fields of every object, which a definition leaves out.
      const common = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } };
      return {
        group,
        version: name,
        kind: names.kind,
        schema: { ...rest, properties: { ...common, ...properties } },
      };
    }),
  );
}

/** The same schema, in which an object may have no field that is not named. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in schema && !('additionalProperties' in schema)
    ? { ...parts, additionalProperties: false }
    : parts;
}

/** Writes them where `schemaPath` finds them. */
export function writeSchemas(folder: string, schemas: readonly KindSchema[]): void {
  for (const { group, version, kind, schema } of schemas) {
    // Without a group kubeconform uses the version in its place.
    const path = join(folder, group || version, version, `${kind.toLowerCase()}.json`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(schema));
  }
}

/** The types of a version of Kubernetes, from the package kubernetes-validate. @param place where it was installed */
export function readDefinitions(place: string, version: string): Definitions {
  const lib = join(place, 'venv', 'lib');
  const python = readdirSync(lib).find((name) => name.startsWith('python')) ?? '';
  const packages = join(lib, python, 'site-packages');
  const file = join(
    packages,
    'kubernetes_validate',
    'kubernetes-json-schema',
    `v${version}-local-strict`,
    '_definitions.json',
  );
  return JSON.parse(readFileSync(file, 'utf8')) as Definitions;
}
