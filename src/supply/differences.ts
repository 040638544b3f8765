/** What is not as a statement says it: sentences. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksumsFile } from '../synth/checksums';
import { fingerprint } from './keys';
import { sbomFile } from './sbom';
import { fits, sha256 } from './signature';
import type { Statement, VerifyProps } from './statement';

export function signatureDiffers(file: string, signature: string, publicKey: string): readonly string[] {
  const missing = [file, signature].filter((one) => !existsSync(one));
  if (missing.length > 0) return missing.map((one) => `there is no ${one}; build and sign again`);
  // Latin 1 keeps each byte a letter of its own.
  return fits(readFileSync(file), readFileSync(signature, 'latin1'), publicKey)
    ? []
    : [
        `${file} is not what was signed: ${signature} does not fit it with the key ${fingerprint(publicKey)}; deploy nothing of this, build and sign again`,
      ];
}

export function distDiffers(dist: string, { checksums }: Statement): readonly string[] {
  const file = join(dist, checksumsFile);
  const is = existsSync(file) ? sha256(readFileSync(file)) : 'none, it is missing';
  return is === checksums
    ? []
    : [
        `${file} is another than the statement's: its SHA-256 is ${is}, signed is ${checksums}; check out the commit that was signed, or sign again`,
      ];
}

export function billsDiffer(folder: string, { images }: Statement): readonly string[] {
  return Object.entries(images).flatMap(([name, { sbom }]) => {
    const file = join(folder, sbomFile(name));
    const is = existsSync(file) ? sha256(readFileSync(file)) : 'none, it is missing';
    return is === sbom
      ? []
      : [`${file} is not what was signed: its SHA-256 is ${is}, signed is ${sbom}; build and sign again`];
  });
}

export async function imagesDiffer({ images }: Statement, imageId: VerifyProps['imageId']): Promise<readonly string[]> {
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
