/** The bill of materials of an image: what its locks and its Dockerfile say goes into it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBases } from './bases';
import type { PartsRead } from './component';
import type { BilledImage } from './cyclonedx';
import { bill } from './cyclonedx';
import { readPackageLock } from './package-lock';
import { readRequirements } from './requirements';

/** The locks that are understood, and what asks for one. */
const locks = [
  { file: 'requirements.txt', wanted: 'requirements.in', read: readRequirements },
  { file: 'package-lock.json', wanted: 'package.json', read: readPackageLock },
] as const;

const unknown = [
  ...['Cargo.toml', 'Gemfile', 'Pipfile', 'composer.json', 'go.mod', 'pnpm-lock.yaml', 'poetry.lock', 'pom.xml'],
  ...['pyproject.toml', 'setup.py', 'uv.lock', 'yarn.lock'],
];

/** How the file of an image's bill is called. */
export function sbomFile(name: string): string {
  return `${name}.cdx.json`;
}

/**
 * @param folder the image's build context, with its Dockerfile
 * @returns CycloneDX 1.6 as JSON: the same bytes for the same sources
 * @throws an error whose message is a sentence a line: what is not pinned, has no hash, or is of an unknown kind
 */
export function sbomOf(folder: string, image: BilledImage): string {
  const has = (file: string) => existsSync(join(folder, file));
  const read = (file: string, reader: (text: string, file: string) => PartsRead): PartsRead =>
    has(file)
      ? reader(readFileSync(join(folder, file), 'utf8'), join(folder, file))
      : { ok: false, problems: [`${join(folder, file)} is not there, which says what goes into the image`] };
  const all = [
    read('Dockerfile', readBases),
    ...locks.filter(({ file, wanted }) => has(file) || has(wanted)).map(({ file, read: reader }) => read(file, reader)),
  ];
  const problems = [
    ...all.flatMap((one) => (one.ok ? [] : one.problems)),
    ...unknown
      .filter(has)
      .map(
        (file) =>
          `${join(folder, file)} is a manifest whose packages cannot be listed here; lock them in ${locks[0].file} or ${locks[1].file}`,
      ),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const good = all.filter((one) => one.ok);
  return bill(
    image,
    good.flatMap(({ parts }) => parts),
    good.flatMap(({ direct }) => direct),
  );
}
