/** A document's value as objects of Kubernetes; other values are reported, and the objects are judged. */

import { type FieldPath, pathText } from '../kubernetes/field-path';
import { isSet, type Manifest } from '../kubernetes/manifest';
import type { Fault } from '../policies/policy';
import type { Document } from './document';
import type { Problem } from './finding';
import { lineAt, linesOf } from './lines';
import { misshapesOf } from './shape';

/** An object, and where it stands. */
export interface Located {
  readonly manifest: Manifest;
  readonly document: Document;
  /** Within the document: empty, or to an item of a list. */
  readonly path: FieldPath;
}

export interface Objects {
  readonly objects: readonly Located[];
  readonly problems: readonly Problem[];
}

/**
 * The objects of a document; lists are taken apart, as kubectl does.
 *
 * @param tolerant whether an object that is made with \`kubectl create\`, and named by the API server, is one
 */
export function objectsOf(document: Document, value: unknown, tolerant = false): Objects {
  const objects: Located[] = [];
  const wrong: Fault[] = [];
  collect(value, []);
  if (wrong.length === 0) return { objects, problems: [] };
  const lines = linesOf(document);
  const problems = wrong.map(({ path, message }) => ({ file: document.file, line: lineAt(lines, path), message }));
  return { objects, problems };

  function collect(given: unknown, path: FieldPath): void {
    const one = tolerant ? withName(given) : given;
    // An empty document, as between two markers.
    if ((one === null || one === undefined) && path.length === 0) return;
    if (!isFields(one)) {
      wrong.push({
        path,
        message: `write an object of Kubernetes: a mapping with apiVersion, kind and metadata.name (it is ${nounOf(one)})`,
      });
      return;
    }
    const { apiVersion, kind, items } = one;
    if (typeof kind === 'string' && isSet(items)) {
      // kubectl decides by `items` alone, whatever the kind.
      if (!kind.endsWith('List') || !Array.isArray(items))
        wrong.push({
          path: [...path, 'items'],
          message: `${subjectOf(one)}remove items; kubectl takes every object with items for a list, and applies them in its place`,
        });
      const inherited = kind === 'List' ? {} : { apiVersion, kind: kind.replace(/List$/, '') };
      if (Array.isArray(items))
        items.forEach((item, at) => {
          collect(isFields(item) ? { ...inherited, ...item } : item, [...path, 'items', at]);
        });
      return;
    }
    const faults = [
      ...identityFaults(one),
      ...(typeof apiVersion === 'string' && typeof kind === 'string' && kind !== 'PodSecurityPolicy'
        ? misshapesOf({ ...one, apiVersion, kind })
        : []),
    ];
    if (faults.length === 0) objects.push({ manifest: one as unknown as Manifest, document, path });
    const subject = subjectOf(one);
    wrong.push(...faults.map((fault) => ({ path: [...path, ...fault.path], message: `${subject}${fault.message}` })));
  }
}

/** An object with \`generateName\` alone, under the name that it will begin with. */
function withName(value: unknown): unknown {
  if (!isFields(value) || !isFields(value['metadata'])) return value;
  const { generateName, name } = value['metadata'];
  if (isSet(name) || typeof generateName !== 'string' || !generateName) return value;
  return { ...value, metadata: { ...value['metadata'], name: `${generateName}*` } };
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nounOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return value === null ? 'nothing' : typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}

/** Faults of the fields that identify an object: apiVersion, kind and metadata.name. */
function identityFaults({ apiVersion, kind, metadata }: Fields): readonly Fault[] {
  const { name } = isFields(metadata) ? metadata : { name: undefined };
  const wanted = [
    [['apiVersion'], apiVersion, 'such as apps/v1'],
    [['kind'], kind, 'such as Deployment'],
    // A value that is not a mapping is reported at `metadata` itself.
    ...(metadata === undefined || metadata === null || isFields(metadata)
      ? ([[['metadata', 'name'], name, 'by which it is applied']] as const)
      : []),
  ] as const;
  return wanted
    .filter(([, value]) => typeof value !== 'string' || value === '')
    .map(([path, value, such]) => {
      const is = value === undefined || value === null ? 'it is missing' : `it is ${JSON.stringify(value)}`;
      return { path, message: `set ${pathText(path)} to a text, ${such} (${is.slice(0, 60)})` };
    });
}

/** `Deployment api/api: `, as far as it says so. */
function subjectOf({ kind, metadata }: Fields): string {
  const { name, namespace } = isFields(metadata) ? metadata : { name: undefined, namespace: undefined };
  if (typeof kind !== 'string' || typeof name !== 'string' || !kind) return '';
  return `${kind} ${typeof namespace === 'string' && namespace ? `${namespace}/` : ''}${name}: `;
}
