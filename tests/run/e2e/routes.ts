/** Routes: from changed files to the suites that prove them. */
import { type SuiteName, suiteNames, suiteTable } from './table';

/** What every suite on a cluster stands on. */
const shared: readonly string[] = ['package.json', 'package-lock.json', 'tsconfig.json', 'tests/e2e/lab/'];

/** Whether a path of the table covers a file. */
export function covers(path: string, file: string): boolean {
  if (path.endsWith('/')) return file.startsWith(path);
  if (!path.endsWith('/*')) return file === path;
  const folder = path.slice(0, -1);
  return file.startsWith(folder) && !file.slice(folder.length).includes('/');
}

/** The file of a suite that runs on the lab. */
export function fileOf(name: SuiteName): string {
  return `tests/e2e/${suiteTable[name].kind}/${name}.test.ts`;
}

/** The suites on a cluster that prove any of these files, in the order of the table; `npm test` proves all of them. */
export function routed(files: readonly string[]): readonly SuiteName[] {
  return suiteNames.filter((name) => {
    const { kind, paths } = suiteTable[name];
    const all = [...paths, ...shared, fileOf(name)];
    return kind !== 'unit' && files.some((file) => all.some((path) => covers(path, file)));
  });
}

/** The files that no suite covers. */
export function unrouted(files: readonly string[]): readonly string[] {
  const all = suiteNames.flatMap((name) => [...suiteTable[name].paths, fileOf(name)]).concat(shared);
  return files.filter((file) => !all.some((path) => covers(path, file)));
}
