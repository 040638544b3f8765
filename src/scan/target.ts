/** Targets of scanners: the objects of an environment, or the Dockerfiles. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageNames } from '../images/build';
import { nameOf } from '../kubernetes/identity';
import { parseObjects } from '../kubernetes/read';

/** The word for the Dockerfiles, which belong to no environment. */
export const dockerfiles = 'dockerfiles';

export interface Target {
  /** Name of the environment, or `dockerfiles`. */
  readonly name: string;
  /** Full path of the folder. */
  readonly folder: string;
  /** The files to judge: texts by their paths below the folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** Reads a target, or returns the missing folder. @param root of the repository */
export function readTarget(root: string, name: string): Target | { readonly missing: string } {
  const folder = name === dockerfiles ? join(root, dockerfiles) : join(root, 'dist', name);
  if (!existsSync(folder)) return { missing: name === dockerfiles ? dockerfiles : `dist/${name}` };
  const paths =
    name === dockerfiles
      ? imageNames(folder).map((image) => `${image}/Dockerfile`)
      : readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const files = paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]);
  return { name, folder, files: Object.fromEntries(files) };
}

/** An object as findings name it: `Kind namespace/name`, or `Kind name` where it has no namespace. */
export function objectName(kind: string, namespace: string | undefined, name: string): string {
  return nameOf({ kind, metadata: { name, namespace } });
}

/** A Dockerfile as findings name it. @param path such as `api/Dockerfile` */
export function dockerfile(path: string): string {
  return `Dockerfile ${path.split('/')[0]}`;
}

/** The object that a line of a file belongs to; the file itself where it is none of an object. @param line from 1 */
export function objectAtLine(target: Target, path: string, line: number): string {
  const documents = (target.files[path] ?? '').split(separator);
  let last = 0;
  const text = documents.find((document) => {
    last += document.split('\n').length + 1;
    return line < last;
  });
  return objectsOf(text ?? '')[0]?.object ?? `File ${path}`;
}

/** Full name of an object that a scanner reports by kind and name alone. */
export function objectNamed(target: Target, path: string, kind: string, name: string): string {
  const found = objectsOf(target.files[path] ?? '').find((one) => one.kind === kind && one.name === name);
  return found?.object ?? objectName(kind, undefined, name);
}

/** The same target as files of one object each, in batches. @param batchOf the batch of a kind */
export function batches(target: Target, batchOf: (kind: string) => string): readonly Target['files'][] {
  const all = new Map<string, Record<string, string>>();
  for (const [path, text] of Object.entries(target.files)) {
    for (const [place, document] of text.split(separator).entries()) {
      const kind = objectsOf(document)[0]?.kind;
      if (kind === undefined) continue;
      const batch = all.get(batchOf(kind)) ?? {};
      batch[path.replace(/\.yaml$/, `-${place}.yaml`)] = document;
      all.set(batchOf(kind), batch);
    }
  }
  return [...all.values()];
}

const separator = '\n---\n';

function objectsOf(text: string) {
  return parseObjects(text).map((object) => ({
    kind: object.kind,
    name: object.metadata.name,
    object: nameOf(object),
  }));
}
