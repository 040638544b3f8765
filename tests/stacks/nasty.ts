/** Texts in which Terraform, a shell, JSON or YAML could see more than a text. */
import fc from 'fast-check';

const pieces = [
  ...['${', '%{', '$${', '%%{', '$$${', '%%%{', '$', '%', '{', '}', '~}', '${~', '%{ if true }', '%{ endif }'],
  ...[
    '\n',
    '\r\n',
    '\t',
    ' ',
    '"',
    "'",
    '\\',
    '\\n',
    '\\${',
    '<<EOT',
    '#',
    '//',
    '$(id)',
    '`',
    '&',
    '<',
    '>',
    '\u2028',
  ],
  ...['a', 'Z', '0', 'ä', '漢', '🚢', '\u{10ffff}', 'file("/etc/passwd")', 'self.input', `\${path.module}`],
];

/** In the normal form C, in which Terraform keeps every text. */
export const nasty = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'grapheme', maxLength: 3 })),
    {
      maxLength: 8,
    },
  )
  .map((list) => list.join('').normalize('NFC'));
