/** A certificate with other dates: the same in all else, signed again with the key of its authority. */
import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { StageProblem } from '../problem';

/** A value in DER: its content is from `start` to `end`. */
interface Piece {
  readonly tag: number;
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

const [utcTime, explicitVersion, sequence, bitString] = [0x17, 0xa0, 0x30, 0x03] as const;

/** ecdsa-with-SHA256, as an AlgorithmIdentifier. */
const algorithm = Buffer.from('300a06082a8648ce3d040302', 'hex');

/**
 * @param certificate in PEM; more of its chain may follow
 * @param key that signed it, in PEM
 * @param days its first and its last moment
 * @throws StageProblem where it is of another kind than ours are
 */
export function redated(certificate: string, key: string, [first, last]: readonly [Date, Date]): string {
  const { raw } = new X509Certificate(certificate);
  const [tbs] = piecesIn(raw, pieceAt(raw, 0));
  if (!tbs) throw new StageProblem('the certificate has no content');
  const parts = piecesIn(raw, tbs);
  const [, , signed, , validity] = parts[0]?.tag === explicitVersion ? parts : [undefined, ...parts];
  const dates = validity ? piecesIn(raw, validity) : [];
  const isOurs = signed && raw.subarray(signed.from, signed.end).equals(algorithm);
  if (!isOurs || dates.length !== 2 || dates.some(({ tag }) => tag !== utcTime))
    throw new StageProblem('the certificate is signed otherwise than by ECDSA with SHA-256, or ends after 2049');
  const content = Buffer.from(raw.subarray(tbs.from, tbs.end));
  for (const [place, date] of [first, last].entries()) {
    const at = dates[place]?.start ?? 0;
    content.write(timeOf(date), at - tbs.from, 'latin1');
  }
  const signature = sign('sha256', content, createPrivateKey(key));
  const whole = wrapped(sequence, content, algorithm, wrapped(bitString, Buffer.of(0), signature));
  const rest = certificate.split(/(?<=-----END CERTIFICATE-----\n?)/).slice(1);
  return [pem(whole), ...rest].join('');
}

/** `YYMMDDhhmmssZ`, as long as the one that it replaces. */
function timeOf(date: Date): string {
  return `${date
    .toISOString()
    .replaceAll(/[-:T]|\.\d+Z/g, '')
    .slice(2)}Z`;
}

function pieceAt(der: Buffer, from: number): Piece {
  const [tag = 0, short = 0] = [der[from], der[from + 1]];
  if (short < 0x80) return { tag, from, start: from + 2, end: from + 2 + short };
  const bytes = short - 0x80;
  const start = from + 2 + bytes;
  return { tag, from, start, end: start + der.readUIntBE(from + 2, bytes) };
}

function piecesIn(der: Buffer, { end, start }: Piece): readonly Piece[] {
  const found: Piece[] = [];
  for (let at = start; at < end; at = found.at(-1)?.end ?? end) found.push(pieceAt(der, at));
  return found;
}

function wrapped(tag: number, ...content: readonly Buffer[]): Buffer {
  const all = Buffer.concat(content);
  const size = all.length;
  if (size < 0x80) return Buffer.concat([Buffer.of(tag, size), all]);
  const bytes = size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.of(tag, ...bytes), all]);
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').replaceAll(/(.{64})(?=.)/g, '$1\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
