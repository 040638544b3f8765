/**
 * The tag of an image that we build: a hash of what it is built from. Equal sources have equal tags on every machine,
 * a changed line is a new tag, and tags are never typed.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import dockerignore from '@balena/dockerignore';

/**
 * @param context folder with a Dockerfile: its build context
 * @returns 40 hexadecimal digits (of SHA-256) over names and contents of all files that the build is sent
 * @throws when the folder or its Dockerfile is not there
 */
export function sourceTag(context: string): string {
  const hash = createHash('sha256');
  for (const file of sources(context)) {
    const content = readFileSync(join(context, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 40);
}

/** The files that a build is sent, as `.dockerignore` says, and the Dockerfile; sorted, with `/` on every system. */
export function sources(context: string): readonly string[] {
  const ignore = dockerignore();
  const all = readdirSync(context, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(context, join(entry.parentPath, entry.name)).split(sep).join('/'));
  if (!all.includes('Dockerfile')) {
    throw new Error(`'${context}' has no Dockerfile, so that it cannot be built; add one, or remove the image`);
  }
  if (all.includes('.dockerignore')) ignore.add(readFileSync(join(context, '.dockerignore'), 'utf8'));
  return all.filter((file) => file === 'Dockerfile' || !ignore.ignores(file)).sort();
}
