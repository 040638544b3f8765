/** Git in tests: a commit that is only said, and real repositories. */
import { execFileSync } from 'node:child_process';
import { type Files, objectId, treeId } from '../../src/programs/commit';
import { type Answers, ok } from './fakes';

/** The three answers to one reading of a commit that has these files, and its hash. */
export function said(files: Files): { readonly id: string; readonly answers: Answers } {
  const text = `tree ${treeId(files)}\nauthor A <a@breakwater.example> 0 +0000\n\nfirst\n`;
  const id = objectId('commit', text);
  const list = [...files].map(([path, file]) => `${file.mode} blob ${file.id}\t${path}\0`).join('');
  return { id, answers: { 'git -C': [ok(`${id}\n`), ok(text), ok(list)] } };
}

/** A commit that has nothing of what is on disk. */
export const elsewhere = said(new Map([['README.md', { mode: '100644', id: objectId('blob', 'other') }]])).answers;

/** Git in a folder, without the settings of this machine. @returns what it prints */
export function git(root: string, ...args: readonly string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@breakwater.example'];
  return execFileSync('git', ['-C', root, ...who, ...args], { encoding: 'utf8', env, stdio: 'pipe' });
}

/** All that is in a folder becomes a commit. @returns its hash */
export function commitAll(root: string): string {
  git(root, 'init', '--quiet');
  git(root, 'add', '--all', '--force', '--', '.', ':!state');
  git(root, 'commit', '--quiet', '--allow-empty', '--message', 'all');
  return git(root, 'rev-parse', 'HEAD').trim();
}
