/** Programs that others wrote, each at one version: made once from what was pinned, then kept. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Outcome, Run } from './run';

export interface GoProgram {
  /** Such as `example.com/tool`. */
  readonly module: string;
  /** Such as `v1.2.3`; never `latest`. */
  readonly version: string;
  /** Hash of the module's files, `h1:…`: what `go mod download -json <module>@<version>` calls Sum. */
  readonly sum: string;
  /** Folder of the program in the module, such as `cmd/tool`. @default - the module's own */
  readonly folder?: string;
  /** The program's file name. */
  readonly binary: string;
  /** What it wants of GOEXPERIMENT. @default - nothing */
  readonly experiment?: string;
}

export interface PythonProgram {
  /** The package, which is the program's name too. */
  readonly name: string;
  /** Such as `1.2.3`; the requirements say the same. */
  readonly version: string;
  /** What `python -m` runs. */
  readonly module: string;
  /** File that names the package and all it needs, each with a version and hashes. */
  readonly requirements: string;
}

export interface PathProgram {
  readonly binary: string;
  /** Such as `1.2.3`: no other will do. */
  readonly version: string;
  /** Arguments that print a version. */
  readonly ask: readonly string[];
  /** Where to get it. */
  readonly from: string;
}

/** The path of the program, or why it is not available: a sentence without a full stop. */
export type Tool = { readonly path: string } | { readonly why: string };

/** Called when something is made, which may take minutes. */
type Say = (line: string) => void;

/**
 * What keeps Go honest whatever the machine's settings say: a module without a hash of ours is looked up in the checksum
 * database, and without its answer nothing is built. The proxy stays the machine's choice: it cannot change what has a
 * hash.
 */
const goEnv = {
  GOSUMDB: 'sum.golang.org',
  GONOSUMDB: 'none',
  GOPRIVATE: 'none',
  GOFLAGS: '-trimpath',
  GOWORK: 'off',
  GOOS: undefined,
  GOARCH: undefined,
  CGO_ENABLED: '0',
};

/**
 * A Go program, built into `<cacheFolder>/tools/<binary>@<version>`. The module's own go.mod says the versions of all that
 * it needs, and `sum` is the hash over that file too; beside the program stay go.mod and go.sum, which say what it is made
 * of. Not by `go install`: that asks the proxy for a list of versions, which not every proxy has.
 *
 * @param say called before something is built; default: nothing is printed
 */
export function goTool(run: Run, cacheFolder: string, program: GoProgram, say: Say = () => {}): Promise<Tool> {
  const { module, version, sum, binary, experiment } = program;
  return once(cacheFolder, `${binary}@${version}`, binary, async (folder) => {
    say(`${binary} ${version} is built, once`);
    // The oldest version of the language that is needed: Go raises it to what the module asks for.
    writeFileSync(join(folder, 'go.mod'), `module tool\n\ngo 1.21\n\nrequire ${module} ${version}\n`);
    writeFileSync(join(folder, 'go.sum'), `${module} ${version} ${sum}\n`);
    const source = [module, program.folder].filter((part) => part !== undefined).join('/');
    const env = { ...goEnv, ...(experiment ? { GOEXPERIMENT: experiment } : {}) };
    const build = await run('go', ['build', '-C', folder, '-mod=mod', '-o', binary, source], { env });
    if (build.code === 127) return 'no go on PATH, which builds it';
    if (build.code !== 0) return `go build ${source}@${version}: ${reason(build)}`;
    return undefined;
  });
}

/**
 * A Python program, with an environment of its own in `<cacheFolder>/tools/<name>@<version>-<hash of its requirements>`.
 *
 * @param say called before something is installed; default: nothing is printed
 */
export async function pythonTool(
  run: Run,
  cacheFolder: string,
  program: PythonProgram,
  say: Say = () => {},
): Promise<Tool> {
  const { name, version, module, requirements } = program;
  const text = readFileSync(requirements, 'utf8');
  if (!text.split('\n').some((line) => line.split(' ', 1)[0] === `${name}==${version}`)) {
    return { why: `${basename(requirements)} does not say ${name}==${version}` };
  }
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return once(cacheFolder, `${name}@${version}-${hash}`, name, async (folder) => {
    say(`${name} ${version} is installed, once`);
    const python = join(folder, 'venv', 'bin', 'python');
    const made = await run('python3', ['-m', 'venv', join(folder, 'venv')]);
    if (made.code === 127) return 'no python3 on PATH, which runs it';
    if (made.code !== 0) return `python3 -m venv: ${reason(made)}`;
    const only = ['--quiet', '--require-hashes', '--only-binary', ':all:', '--requirement', requirements];
    const install = await run(python, ['-m', 'pip', 'install', ...only]);
    if (install.code !== 0) return `pip install ${name}==${version}: ${reason(install)}`;
    // The programs that pip writes know the folder where they were made, and would not outlive its renaming.
    const start = `#!/bin/sh\nexec "$(dirname -- "$0")/venv/bin/python" -m ${module} "$@"\n`;
    writeFileSync(join(folder, name), start, { mode: 0o755 });
    return undefined;
  });
}

/** A program that is installed on the machine, where it is of the one version that is wanted. */
export async function pathTool(run: Run, { binary, version, ask, from }: PathProgram): Promise<Tool> {
  const { code, stdout, stderr } = await run(binary, ask);
  const found = code === 127 ? 'none' : (/\d+\.\d+\.\d+\S*/.exec(stdout + stderr)?.[0] ?? 'one without a version');
  return found === version
    ? { path: binary }
    : { why: `${binary} ${version} is wanted on PATH and there is ${found}; get it from ${from}` };
}

/** Makes a folder beside its place and renames it, so that it is there as a whole or not at all. */
async function once(
  cacheFolder: string,
  name: string,
  file: string,
  make: (folder: string) => Promise<string | undefined>,
): Promise<Tool> {
  const tools = resolve(cacheFolder, 'tools');
  const place = join(tools, name);
  const path = join(place, file);
  if (existsSync(path)) return { path };
  mkdirSync(tools, { recursive: true });
  const folder = mkdtempSync(join(tools, `.${name}-`));
  try {
    const why = await make(folder);
    if (why !== undefined) return { why };
    renameSync(folder, place);
  } catch (error) {
    // Another process was faster: its copy is as good.
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { path };
}

/** The first thing that a program said, downloads and warnings apart. */
function reason({ code, stdout, stderr }: Outcome): string {
  const lines = `${stderr}\n${stdout}`.split('\n').map((line) => line.trim());
  return (
    lines.find((line) => line !== '' && !/^(go: (downloading|finding) |WARNING|\[notice\])/.test(line)) ??
    `exit ${code}`
  );
}
