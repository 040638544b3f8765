/** Objects of dist, once every file matches its checksum. */
import { join } from 'node:path';
import type { Manifest } from '../kubernetes/manifest';
import { parseObjects } from '../kubernetes/read';
import { checksums, checksumsFile } from './checksums';
import { read } from './dist';

export type DistRead =
  | { readonly ok: true; readonly objects: readonly Manifest[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * @param folder of dist
 * @returns the objects of an environment in the order of files and documents; or what is wrong, as sentences
 */
export function readDist(folder: string, environment: string): DistRead {
  const repair = 'npm run synth writes it anew';
  const present = read(folder);
  const files = present.filter(({ path }) => path.startsWith(`${environment}/`));
  const sums = present.find(({ path }) => path === checksumsFile)?.text;
  if (files.length === 0 || sums === undefined)
    return { ok: false, problems: [`there is no ${join(folder, environment)} with its ${checksumsFile}; ${repair}`] };
  const wanted = new Map(sumsOf(sums).filter(([path]) => path.startsWith(`${environment}/`)));
  const found = new Map(sumsOf(checksums(files)));
  const problems = [...new Set([...wanted.keys(), ...found.keys()])].flatMap((path) => {
    const [is, should] = [found.get(path), wanted.get(path)];
    return is === should
      ? []
      : [
          `${folder}/${path} is not what was reviewed: its SHA-256 is ${is ?? 'none'}, ${checksumsFile} says ${should ?? 'none'}; ${repair}`,
        ];
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, objects: files.flatMap(({ text }) => parseObjects(text)) };
}

function sumsOf(text: string): readonly (readonly [path: string, sum: string])[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [line.slice(66), line.slice(0, 64)] as const);
}
