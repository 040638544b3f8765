/** Texts in which Terraform, a shell, JSON or YAML could see more than a text. */
import fc from 'fast-check';

const pieces = [
  ...['${', '%{', '$${', '%%{', '$$${', '%%%{', '${~', '~}', '%{ if true }', '%{ endif }', `\${path.module}`],
  ...'$%{}~ \t\n"\'\\`#&<>|;aZ0ä漢🚢\u2028\u{10ffff}',
  ...['\r\n', '\\n', '\\${', '//', '<<EOT', '$(id)', 'file("/etc/passwd")', 'self.input'],
];

/** Any character; fast-check's own `binary` builds a table of all of them, which takes more than a second. */
const unit = fc
  .integer({ min: 0, max: 0x10ffff - 0x800 })
  .map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800));

/** Any text that UTF-8 can hold. */
export const anyText = fc.string({ unit });

/** In the normal form C, in which Terraform keeps every text. */
export const nasty = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit, maxLength: 3 })), {
    maxLength: 8,
  })
  .map((list) => list.join('').normalize('NFC'));
