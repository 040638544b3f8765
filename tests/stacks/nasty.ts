/** Texts in which Terraform, a shell, JSON or YAML could see more than a text. */
import fc from 'fast-check';

const pieces = [
  ...['${', '%{', '$${', '%%{', '$$${', '%%%{', '${~', '~}', '%{ if true }', '%{ endif }', `\${path.module}`],
  ...'$%{}~ \t\n"\'\\`#&<>|;aZ0ä漢🚢\u2028\u{10ffff}',
  ...['\r\n', '\\n', '\\${', '//', '<<EOT', '$(id)', 'file("/etc/passwd")', 'self.input'],
];

/** In the normal form C, in which Terraform keeps every text. */
export const nasty = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 8,
  })
  .map((list) => list.join('').normalize('NFC'));
