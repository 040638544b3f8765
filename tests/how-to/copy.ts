/** A copy of the repository, in which the steps of how-tos are performed: a git repository of its own. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { edited } from './diff';
import type { Step } from './page';

export class Copy {
  readonly root = mkdtempSync(join(tmpdir(), 'breakwater-how-to-'));

  /** The files that git knows, and new ones that it does not ignore, as they stand; what is installed is linked. */
  constructor(from: string) {
    const listed = ['-C', from, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const files = this.must('git', listed).split('\0');
    for (const file of [...files, 'lib'].filter((one) => one !== '' && existsSync(join(from, one)))) {
      mkdirSync(dirname(join(this.root, file)), { recursive: true });
      cpSync(join(from, file), join(this.root, file), { recursive: true });
    }
    for (const folder of ['node_modules', '.venv'].filter((one) => existsSync(join(from, one))))
      symlinkSync(join(from, folder), join(this.root, folder));
    for (const args of [['init', '--quiet'], ['add', '--all'], commit]) this.must('git', args);
  }

  /** Performs a step. @throws with what was said, where it fails */
  perform(step: Step): void {
    const [command = '', ...args] = step.kind === 'command' ? step.line.split(' ') : [];
    if (step.kind === 'edit') this.edit(step.target, step.diff);
    else this.must(command, args);
  }

  /** Runs a command here. @returns what it printed @throws with what it said, where it fails */
  must(command: string, args: readonly string[]): string {
    try {
      return execFileSync(command, args, { cwd: this.root, encoding: 'utf8', stdio: 'pipe', maxBuffer: 1 << 28 });
    } catch (error) {
      const { status, stdout, stderr } = error as { status?: number; stdout?: string; stderr?: string };
      throw new Error(`${[command, ...args].join(' ')}: exit status ${status}\n${stdout ?? ''}${stderr ?? ''}`);
    }
  }

  /** Files that differ from what was copied, as `git status` lists them. */
  changed(): readonly string[] {
    const said = this.must('git', ['status', '--porcelain', '--untracked-files=all']);
    return said.split('\n').filter((line) => line !== '');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private edit(target: string, diff: readonly string[]): void {
    const path = join(this.root, target);
    const files = statSync(path).isDirectory() ? readdirSync(path).map((file) => join(path, file)) : [path];
    const edits = files.flatMap((file) => {
      const text = edited(readFileSync(file, 'utf8'), diff);
      return text === undefined ? [] : [{ file, text }];
    });
    if (edits.length === 0) throw new Error(`${target} has nothing that this diff matches:\n${diff.join('\n')}`);
    for (const { file, text } of edits) writeFileSync(file, text);
  }
}

const commit = ['-c', 'user.name=how-to', '-c', 'user.email=how-to@localhost', 'commit', '--quiet', '--message=copy'];
