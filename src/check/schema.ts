/**
 * YAML as kubectl reads it: `yes` and `on` are true, `0644` is octal, dates are texts. A reader of YAML 1.2 takes
 * `privileged: yes` for a text, and would let it pass.
 */
import { FAILSAFE_SCHEMA, Type } from 'js-yaml';

const nothing = new Set(['', '~', 'null', 'Null', 'NULL']);
const yes = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']);
const no = new Set(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']);
const integer = /^[-+]?(0|[1-9][0-9_]*|0[0-7_]+|0o[0-7_]+|0b[01_]+|0x[0-9a-f_]+)$/i;
const float = /^[-+]?(\.[0-9][0-9_]*|[0-9][0-9_]*(\.[0-9_]*)?)(e[-+]?[0-9]+)?$/i;
const special = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;

/** A plain scalar that is not a text. */
function plain<T>(name: string, is: (text: string) => boolean, construct?: (text: string) => T): Type {
  return new Type(`tag:yaml.org,2002:${name}`, {
    kind: 'scalar',
    resolve: (text: unknown) => typeof text === 'string' && is(text),
    ...(construct ? { construct } : {}),
  });
}

/** Tags that kubectl does not know: it reads what they stand before, a plain value as a text. */
const anyTag = ['!', 'tag:'].flatMap((tag) =>
  (['scalar', 'sequence', 'mapping'] as const).map(
    (kind) => new Type(tag, { kind, multi: true, ...(kind === 'scalar' ? { construct: (text) => text ?? '' } : {}) }),
  ),
);

const binary = new Type('tag:yaml.org,2002:binary', {
  kind: 'scalar',
  resolve: (text: unknown) => /^[\w+/\s]*={0,2}\s*$/.test(String(text ?? '')),
  construct: (text: string | null) => Buffer.from(text ?? '', 'base64').toString('utf8'),
});

export const kubernetesSchema = FAILSAFE_SCHEMA.extend({
  explicit: [binary, ...anyTag],
  implicit: [
    plain(
      'null',
      (text) => nothing.has(text),
      () => null,
    ),
    plain(
      'bool',
      (text) => yes.has(text) || no.has(text),
      (text) => yes.has(text),
    ),
    plain('int', (text) => integer.test(text), toInteger),
    plain('float', (text) => float.test(text) || special.test(text), toFloat),
    plain('merge', (text) => text === '<<'),
  ],
});

function toInteger(text: string): number {
  const digits = text.replaceAll('_', '').toLowerCase();
  const unsigned = digits.replace(/^[-+]/, '');
  const value = Number(/^0[0-7]/.test(unsigned) ? `0o${unsigned.slice(1)}` : unsigned);
  return digits.startsWith('-') ? -value : value;
}

function toFloat(text: string): number {
  if (!special.test(text)) return Number(text.replaceAll('_', ''));
  if (text.toLowerCase() === '.nan') return Number.NaN;
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
