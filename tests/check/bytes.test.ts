import { decode } from '../../src/check/bytes';

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

test.each([
  ['UTF-8', Buffer.from('a: ä'), 'a: ä'],
  ['UTF-8 with a byte order mark', Buffer.from('\ufeffa: ä'), 'a: ä'],
  ['UTF-16, little end first', utf16('a: ä'), 'a: ä'],
  ['UTF-16, big end first', utf16('a: ä').swap16(), 'a: ä'],
  ['lines of Windows, and of old Macs', Buffer.from('a: 1\r\nb: 2\rc: 3\n'), 'a: 1\nb: 2\nc: 3\n'],
  ['nothing', Buffer.from(''), ''],
])('bytes as text: %s', (_, bytes, text) => expect(decode(bytes)).toEqual({ ok: true, text }));

const zero = 'is not text: it has zero bytes; name YAML or JSON';
const invalid = (encoding: string) => `is not valid ${encoding}: a byte does not belong there; save it as UTF-8`;

test.each([
  ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]), zero],
  ['UTF-16 without a mark', Buffer.from('a: 1', 'utf16le'), zero],
  ['letters of ISO 8859-1', Buffer.from('a: ä', 'latin1'), invalid('UTF-8')],
  ['half a letter of UTF-16', Buffer.from([0xff, 0xfe, 0x61]), invalid('UTF-16LE')],
])('bytes that are refused: %s', (_, bytes, problem) => expect(decode(bytes)).toEqual({ ok: false, problem }));
