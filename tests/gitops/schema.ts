/** A strict reading of the trimmed CRDs in `crds`: what they do not name is a problem. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import type { Manifest } from '../../src/kubernetes/manifest';

/** The part of an OpenAPI schema that the trimmed CRDs use. */
export type Schema = { readonly description?: string } & (
  | { readonly type: 'object'; readonly properties?: Fields; readonly required?: readonly string[] }
  | { readonly type: 'object'; readonly additionalProperties: Schema }
  | { readonly type: 'array'; readonly items: Schema }
  | { readonly type: 'string'; readonly enum?: readonly string[]; readonly pattern?: string }
  | { readonly type: 'boolean' }
  | { readonly type: 'integer' }
);
type Fields = Readonly<Record<string, Schema>>;

interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

const text: Schema = { type: 'string' };

/** What every object has beside that which its CRD says. */
const common: Fields = {
  apiVersion: text,
  kind: text,
  metadata: {
    type: 'object',
    required: ['name', 'namespace'],
    properties: { name: text, namespace: text, annotations: { type: 'object', additionalProperties: text } },
  },
};

/** @returns the schemas of all trimmed CRDs, by `<apiVersion> <kind>` */
export function schemas(folder = join('tests', 'gitops', 'crds')): ReadonlyMap<string, Schema> {
  const definitions = readdirSync(folder).flatMap(
    (file) => loadAll(readFileSync(join(folder, file), 'utf8')) as Definition[],
  );
  return new Map(
    definitions.flatMap(({ spec: { group, names, versions } }) =>
      versions.map(({ name, schema }): [string, Schema] => [
        `${group}/${name} ${names.kind}`,
        withCommon(schema.openAPIV3Schema),
      ]),
    ),
  );
}

function withCommon(schema: Schema): Schema {
  return 'properties' in schema
    ? { ...schema, required: ['metadata', 'spec'], properties: { ...common, ...schema.properties } }
    : schema;
}

/** What is wrong with an object, as sentences. @throws when there is no schema of its kind */
export function problemsOf(object: Manifest, known: ReadonlyMap<string, Schema>): readonly string[] {
  const schema = known.get(`${object.apiVersion} ${object.kind}`);
  if (!schema) throw new Error(`there is no schema of ${object.apiVersion} ${object.kind} in tests/gitops/crds`);
  return problems(object, schema, object.kind);
}

function problems(value: unknown, schema: Schema, path: string): readonly string[] {
  const wrong = [`${path}: must be of type ${schema.type}, got ${JSON.stringify(value)}`];
  switch (schema.type) {
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong;
    case 'integer':
      return Number.isInteger(value) ? [] : wrong;
    case 'string':
      if (typeof value !== 'string') return wrong;
      if (schema.enum && !schema.enum.includes(value))
        return [`${path}: must be one of ${schema.enum.join(', ')}, got '${value}'`];
      return schema.pattern === undefined || new RegExp(schema.pattern).test(value)
        ? []
        : [`${path}: must match ${schema.pattern}, got '${value}'`];
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((one, place) => problems(one, schema.items, `${path}[${place}]`))
        : wrong;
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong;
      const fields = Object.entries(value);
      if ('additionalProperties' in schema)
        return fields.flatMap(([name, one]) => problems(one, schema.additionalProperties, `${path}.${name}`));
      const { properties = {}, required = [] } = schema;
      return [
        ...required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${path}: has no field '${name}'`),
        ...fields.flatMap(([name, one]) => {
          const field = Object.hasOwn(properties, name) ? properties[name] : undefined;
          return field ? problems(one, field, `${path}.${name}`) : [`${path}: knows no field '${name}'`];
        }),
      ];
    }
  }
}
