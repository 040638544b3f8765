/** What a run vouches for: which commit became which dist, images and bills of materials, under one signature. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksumsFile } from '../synth/checksums';
import { billsDiffer, distDiffers, imagesDiffer, signatureDiffers } from './differences';
import { distProblems } from './dist-sums';
import type { SigningKeys } from './keys';
import { signatureFile, signBytes } from './signature';

export interface StatedImage {
  readonly reference: string;
  /** Of the engine's image: `sha256:…`. */
  readonly id: string;
  /** SHA-256 in hexadecimal digits of the file of its bill of materials. */
  readonly sbom: string;
}

export interface Statement {
  /** 40 hexadecimal digits. */
  readonly commit: string;
  readonly environment: string;
  /** SHA-256 in hexadecimal digits of `dist/SHA256SUMS`. */
  readonly checksums: string;
  /** By name, at least one. */
  readonly images: Readonly<Record<string, StatedImage>>;
}

export type StatementRead =
  | { readonly ok: true; readonly statement: Statement }
  | { readonly ok: false; readonly problem: string };

export type StatementVerified =
  | { readonly ok: true; readonly statement: Statement }
  | { readonly ok: false; readonly problems: readonly string[] };

export type Signed = { readonly ok: true } | { readonly ok: false; readonly problems: readonly string[] };

export const statementFile = 'statement.json';

/** @returns canonical JSON: one text for one statement, images sorted by name */
export function statementText({ commit, environment, checksums, images }: Statement): string {
  const sorted = Object.entries(images)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { reference, id, sbom }]) => [name, { reference, id, sbom }]);
  const whole = { commit, environment, checksums, images: Object.fromEntries(sorted) };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}

/** The inverse of `statementText`, which takes nothing else. */
export function parseStatement(text: string): StatementRead {
  const refuse = (why: string): StatementRead => ({ ok: false, problem: `${statementFile} is no statement: ${why}` });
  const found = jsonOf(text) as Partial<Statement> | null | undefined;
  if (typeof found !== 'object' || found === null) return refuse('it is no JSON object');
  const images = Object.entries(found.images ?? {});
  const wrong = [
    ...(is(found.commit, /^[0-9a-f]{40}$/) ? [] : ['commit']),
    ...(is(found.environment, /^[a-z][a-z0-9-]*$/) ? [] : ['environment']),
    ...(is(found.checksums, /^[0-9a-f]{64}$/) ? [] : ['checksums']),
    ...(images.length > 0 ? [] : ['images']),
    ...images.flatMap(([name, image]) => (isImage(name, image) ? [] : [`images.${name}`])),
  ];
  if (wrong.length > 0) return refuse(`${wrong.join(', ')} ${wrong.length > 1 ? 'are' : 'is'} not what it should be`);
  const statement = found as Statement;
  return statementText(statement) === text ? { ok: true, statement } : refuse('it is not written as a run writes it');
}

/**
 * Writes `statement.json`, its signature, and the one over `dist/SHA256SUMS` into a folder that has the bills of
 * materials (`<image>.cdx.json`).
 * @returns problems, and nothing is written, when the statement is not of this dist and these bills
 */
export function signStatement(
  props: { readonly folder: string; readonly dist: string; readonly statement: Statement },
  { privateKey }: Pick<SigningKeys, 'privateKey'>,
): Signed {
  const { folder, dist, statement } = props;
  const text = statementText(statement);
  const read = parseStatement(text);
  if (!read.ok) return { ok: false, problems: [read.problem] };
  const problems = [...distDiffers(dist, statement), ...distProblems(dist), ...billsDiffer(folder, statement)];
  if (problems.length > 0) return { ok: false, problems };
  const sums = readFileSync(join(dist, checksumsFile));
  put(join(folder, signatureFile(checksumsFile)), signBytes(sums, privateKey));
  put(join(folder, statementFile), text);
  put(join(folder, signatureFile(statementFile)), signBytes(Buffer.from(text), privateKey));
  return { ok: true };
}

export interface VerifyProps {
  /** With the statement, the signatures and the bills. */
  readonly folder: string;
  /** In PEM: the one that the verifier trusts, not one that came with the folder. */
  readonly publicKey: string;
  /** The folder dist. */
  readonly dist: string;
  /** Asks the engine for an image's id, `sha256:…`; undefined: it has none of that name. */
  readonly imageId: (reference: string) => Promise<string | undefined>;
}

/** @returns the statement when all of it holds; else a sentence for each thing that does not, so that nothing is deployed */
export async function verifyStatement(props: VerifyProps): Promise<StatementVerified> {
  const files = verifyFiles(props);
  if (!files.ok) return files;
  const problems = await imagesDiffer(files.statement, props.imageId);
  return problems.length > 0 ? { ok: false, problems } : files;
}

/** The same without images, for a release whose images may be gone from the engine: signatures, dist and bills. */
export function verifyFiles({ folder, publicKey, dist }: Omit<VerifyProps, 'imageId'>): StatementVerified {
  const unsigned = [join(folder, statementFile), join(dist, checksumsFile)].flatMap((file, place) =>
    signatureDiffers(file, join(folder, signatureFile([statementFile, checksumsFile][place] ?? '')), publicKey),
  );
  // Of a statement that nobody signed nothing is believed.
  if (unsigned.length > 0) return { ok: false, problems: unsigned };
  const read = parseStatement(readFileSync(join(folder, statementFile), 'utf8'));
  if (!read.ok) return { ok: false, problems: [read.problem] };
  const { statement } = read;
  const problems = [...distDiffers(dist, statement), ...distProblems(dist), ...billsDiffer(folder, statement)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, statement };
}

function isImage(name: string, image: unknown): boolean {
  const { reference, id, sbom } = (image ?? {}) as Partial<StatedImage>;
  return (
    /^[a-z][a-z0-9-]*$/.test(name) &&
    is(reference, /^[\w.:/@-]+$/) &&
    is(id, /^sha256:[0-9a-f]{64}$/) &&
    is(sbom, /^[0-9a-f]{64}$/)
  );
}

function is(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whole or not at all. */
function put(file: string, text: string): void {
  writeFileSync(`${file}.next`, text);
  renameSync(`${file}.next`, file);
}

/** Reads a statement whose signature fits, whatever has become of what it speaks of. @param publicKey in PEM */
export function readStatement(folder: string, publicKey: string): StatementRead {
  const file = join(folder, statementFile);
  const [problem] = signatureDiffers(file, join(folder, signatureFile(statementFile)), publicKey);
  return problem === undefined ? parseStatement(readFileSync(file, 'utf8')) : { ok: false, problem };
}
