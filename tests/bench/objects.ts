/** Objects of others, as of 357 services: by our commands, and by tools of others where they are on PATH. */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Subject } from './subject';

const services = 357;

/** @param folder an empty one, for the objects and a change of them */
export function objectSubjects(root: string, folder: string): readonly Subject[] {
  const [plain, changed] = [join(folder, 'plain-objects'), join(folder, 'changed-objects')];
  const made = spawnSync('node', ['lib/tests/bench/generated.js', String(services), plain], {
    cwd: root,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  cpSync(plain, changed, { recursive: true });
  const [first = ''] = readdirSync(join(changed, 'bench')).filter((name) => name.endsWith('.yaml'));
  const file = join(changed, 'bench', first);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('10.0.0.0/8', '0.0.0.0/0'));
  const group = 'objects' as const;
  const of = (command: string) => `${command} of ${services * 14} objects`;
  const cli = 'lib/src/cli/main.js';
  const ours: readonly Subject[] = [
    { group, title: of('check'), args: [cli, 'check', plain, '--no-render'], mayFind: true },
    { group, title: of('reach'), args: [cli, 'reach', '--path', plain] },
    { group, title: of('posture'), args: [cli, 'posture', plain, changed], mayFind: true },
  ];
  const others: readonly (Subject & { readonly program: string })[] = [
    { group, title: of('kube-linter'), program: 'kube-linter', args: ['lint', plain], mayFind: true },
    { group, title: of('netpolicy list'), program: 'netpolicy', args: ['list', '--quiet', '--dirpath', plain] },
  ];
  return [...ours, ...others.filter(({ program }) => spawnSync(program, ['--help']).error === undefined)];
}
