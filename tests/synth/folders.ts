/** Temporary folders of tests. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';

/** Folders made by the tests of the file that runs; test files of one process run one after another. */
const made: string[] = [];
/** The number of calls of `temporaryFolders` whose tests have not ended. */
let open = 0;

/**
 * For the top of a test file or a `describe`: all folders are removed after its tests.
 *
 * @returns what makes an empty folder
 */
export function temporaryFolders(): () => string {
  open += 1;
  afterAll(() => {
    open -= 1;
    if (open === 0) for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return temporaryFolder;
}

/**
 * For modules that several test files share: an empty folder, which the test file that runs removes.
 *
 * @throws where that file does not call `temporaryFolders`
 */
export function temporaryFolder(): string {
  if (open === 0) throw new Error('call temporaryFolders() at the top of the test file: it removes the folders');
  const { testPath } = expect.getState();
  const folder = mkdtempSync(join(tmpdir(), `${basename(testPath ?? 'test').replace(/\.test\.[jt]s$/, '')}-`));
  made.push(folder);
  return folder;
}

/** Texts by path. */
export type Files = Readonly<Record<string, string>>;

export function put(folder: string, files: Files): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Everything below a folder. */
export function contents(folder: string): Files {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => relative(folder, join(parentPath, name))).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
