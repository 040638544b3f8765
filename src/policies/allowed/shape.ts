/** Shapes: allow lists of the fields of an object, offline and in CEL. */
import { type FieldPath, pathText } from '../../kubernetes/field-path';
import { isSet } from '../../kubernetes/manifest';
import { celList } from '../admission';
import type { Fault } from '../policy';
import { found, show } from '../sentences';

/** `true` allows anything, values allow only these, and a mapping these fields; `*` is every other field. */
export type Shape = true | Each | Values | Fields;

export interface Fields {
  readonly [field: string]: Shape;
}

/** A list: the shape of each of its items. */
export class Each {
  constructor(readonly item: Shape) {}
}

/** Values of one type; the first is that of a field that is not there. */
export class Values {
  constructor(readonly all: readonly string[] | readonly number[] | readonly boolean[]) {}
}

export const each = (item: Shape) => new Each(item);
export const only = (...all: Values['all']) => new Values(all as Values['all']);

/** Where the value of a shape is, and how sentences name it. */
export interface Here {
  readonly path: FieldPath;
  /** The beginning of the sentences, such as `container 'api': `. @default - none */
  readonly subject?: string;
  /** The steps of the path that sentences leave out. @default - none */
  readonly above?: number;
}

/** Fields and values of an object that its shape does not allow. */
export function shapeFaults(value: unknown, shape: Shape, here: Here): readonly Fault[] {
  if (shape === true || !isSet(value)) return [];
  const { path, subject = '', above = 0 } = here;
  const step = (key: string | number): Here => ({ ...here, path: [...path, key] });
  if (shape instanceof Values) {
    if ((shape.all as readonly unknown[]).includes(value)) return [];
    const wanted = shape.all.map(show).join(' or ');
    return [
      { path, message: `${subject}set ${pathText(path.slice(above))} to ${wanted}, or remove it ${found(value)}` },
    ];
  }
  if (shape instanceof Each)
    return Array.isArray(value) ? value.flatMap((item, place) => shapeFaults(item, shape.item, step(place))) : [];
  if (typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const inner = Object.hasOwn(shape, key) ? shape[key] : shape['*'];
    if (inner !== undefined) return shapeFaults(member, inner, step(key));
    const field = pathText([...path, key].slice(above));
    return isSet(member)
      ? [{ path: [...path, key], message: `${subject}remove ${field} ${found(member)}; no chart writes it` }]
      : [];
  });
}

/** The conditions in CEL that say the same of a value. @param name of the value, an expression without a default */
export function shapeInCel(name: string, shape: Shape, depth = 0): readonly string[] {
  if (shape === true) return [];
  if (shape instanceof Values) return [`${name} in ${literal(shape.all)}`];
  if (shape instanceof Each) {
    const item = `i${depth}`;
    const conditions = shapeInCel(item, shape.item, depth + 1);
    return conditions.length > 0 ? [`${name}.all(${item}, ${conditions.join(' && ')})`] : [];
  }
  const fields = Object.entries(shape).filter(([field]) => field !== '*');
  return [
    ...('*' in shape ? [] : [`${name}.all(k, k in ${celList(Object.keys(shape))})`]),
    ...fields.flatMap(([field, inner]) =>
      shapeInCel(`${name.replace(/[.]orValue\(\{\}\)$/, '')}.?${field}.orValue(${empty(inner)})`, inner, depth),
    ),
  ];
}

function empty(shape: Shape): string {
  if (shape instanceof Values) return literal(shape.all.slice(0, 1)).slice(1, -1);
  return shape instanceof Each ? '[]' : '{}';
}

function literal(values: readonly (string | number | boolean)[]): string {
  return values.every((one) => typeof one === 'string') ? celList(values) : `[${values.join(', ')}]`;
}
