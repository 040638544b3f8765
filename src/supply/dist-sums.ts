/** All of dist against its checksums, byte for byte: of every environment, and with nothing beside it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { checksumsFile } from '../synth/checksums';
import { sha256 } from './signature';

/** @returns a sentence for each file that is changed, missing or not listed */
export function distProblems(dist: string): readonly string[] {
  const list = join(dist, checksumsFile);
  if (!existsSync(list)) return [`there is no ${list}; npm run synth writes it`];
  const lines = readFileSync(list, 'utf8').split('\n').slice(0, -1);
  const wrong = lines.findIndex((line) => !/^[0-9a-f]{64} {2}\S.*$/.test(line));
  if (wrong >= 0) return [`${list}:${wrong + 1}: not a line of checksums; npm run synth writes it anew`];
  const wanted = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
  const found = new Map(
    readdirSync(dist, { withFileTypes: true, recursive: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => ({ path: join(entry.parentPath, entry.name), isFile: entry.isFile() }))
      .filter(({ path }) => path !== list)
      .map(({ path, isFile }) => [
        relative(dist, path).split(sep).join('/'),
        // What a link leads to can change after it was looked at.
        isFile ? sha256(readFileSync(path)) : 'none, since it is not a plain file',
      ]),
  );
  return [...new Set([...wanted.keys(), ...found.keys()])].flatMap((path) => {
    const [is, should] = [found.get(path), wanted.get(path)];
    return is === should
      ? []
      : [
          `${join(dist, path)} is not what was signed: its SHA-256 is ${is ?? 'none, it is missing'}, ${checksumsFile} says ${should ?? 'nothing of it'}; npm run synth writes dist anew`,
        ];
  });
}
