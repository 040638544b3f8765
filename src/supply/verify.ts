/** Verification: mismatches between the signed statement and the artifacts. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type Result } from '../programs/result';
import { checksumsFile } from '../synth/checksums';
import { distProblems } from './dist-sums';
import { fingerprint } from './keys';
import { sbomFile } from './sbom';
import { fits, sha256, signatureFile } from './signature';
import { parseStatement, type Statement, statementFile } from './statement';

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

/** @returns the statement when all of it holds; else a line for each thing that does not, so that nothing is deployed */
export async function verifyStatement(props: VerifyProps): Promise<Result<Statement>> {
  const files = verifyFiles(props);
  if (!files.ok) return files;
  const problems = await imagesDiffer(files.value, props.imageId);
  return problems.length > 0 ? failure('refused', problems.join('\n')) : files;
}

/** The same without images, for a release whose images may be gone from the engine: signatures, dist and bills. */
export function verifyFiles({ folder, publicKey, dist }: Omit<VerifyProps, 'imageId'>): Result<Statement> {
  const unsigned = [
    { place: folder, file: statementFile },
    { place: dist, file: checksumsFile },
  ].flatMap(({ place, file }) => signatureDiffers(join(place, file), join(folder, signatureFile(file)), publicKey));
  // Nothing that an unsigned statement says is believed.
  if (unsigned.length > 0) return failure('refused', unsigned.join('\n'));
  const read = parseStatement(readFileSync(join(folder, statementFile), 'utf8'));
  if (!read.ok) return read;
  const problems = contentProblems(folder, dist, read.value);
  return problems.length > 0 ? failure('refused', problems.join('\n')) : read;
}

/** Reads a statement whose signature fits, whatever has become of what it speaks of. @param publicKey in PEM */
export function readStatement(folder: string, publicKey: string): Result<Statement> {
  const file = join(folder, statementFile);
  const [problem] = signatureDiffers(file, join(folder, signatureFile(statementFile)), publicKey);
  return problem === undefined ? parseStatement(readFileSync(file, 'utf8')) : failure('refused', problem);
}

/** Mismatches of dist and of the bills of materials. */
export function contentProblems(folder: string, dist: string, statement: Statement): readonly string[] {
  return [...distDiffers(dist, statement), ...distProblems(dist), ...billsDiffer(folder, statement)];
}

function signatureDiffers(file: string, signature: string, publicKey: string): readonly string[] {
  const missing = [file, signature].filter((one) => !existsSync(one));
  if (missing.length > 0) return missing.map((one) => `there is no ${one}; build and sign again`);
  // Latin 1 keeps each byte a letter of its own.
  return fits(readFileSync(file), readFileSync(signature, 'latin1'), publicKey)
    ? []
    : [
        `${file} is not what was signed: ${signature} does not fit it with the key ${fingerprint(publicKey)}; deploy nothing of this, build and sign again`,
      ];
}

function distDiffers(dist: string, { checksums }: Statement): readonly string[] {
  const file = join(dist, checksumsFile);
  const is = existsSync(file) ? sha256(readFileSync(file)) : 'none, it is missing';
  return is === checksums
    ? []
    : [
        `${file} is another than the statement's: its SHA-256 is ${is}, signed is ${checksums}; check out the commit that was signed, or sign again`,
      ];
}

function billsDiffer(folder: string, { images }: Statement): readonly string[] {
  return Object.entries(images).flatMap(([name, { sbom }]) => {
    const file = join(folder, sbomFile(name));
    const is = existsSync(file) ? sha256(readFileSync(file)) : 'none, it is missing';
    return is === sbom
      ? []
      : [`${file} is not what was signed: its SHA-256 is ${is}, signed is ${sbom}; build and sign again`];
  });
}

async function imagesDiffer({ images }: Statement, imageId: VerifyProps['imageId']): Promise<readonly string[]> {
  const found = await Promise.all(
    Object.entries(images).map(async ([name, image]) => ({ name, image, is: await imageId(image.reference) })),
  );
  return found.flatMap(({ name, image: { reference, id }, is }) =>
    is === id
      ? []
      : [
          `the image ${name}, ${reference}, is not the one that was signed: the engine has ${is ?? 'none of that name'}, signed is ${id}; build and sign again`,
        ],
  );
}
