/** The same objects, written by `kubectl kustomize`: what another tool needs for them. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Subject } from './subject';

const services = 100;

/**
 * @param folder an empty one, for the kustomization
 * @returns none where there is no kubectl
 */
export function kustomizeSubject(root: string, folder: string): Subject | undefined {
  if (spawnSync('kubectl', ['version', '--client']).status !== 0) return undefined;
  const plain = join(folder, 'plain');
  const made = spawnSync('node', ['lib/tests/bench/generated.js', String(services), plain], {
    cwd: root,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  const target = join(folder, 'kustomization');
  mkdirSync(target);
  const source = join(plain, 'bench');
  const files = readdirSync(source);
  for (const file of files) copyFileSync(join(source, file), join(target, file));
  writeFileSync(join(target, 'kustomization.yaml'), `resources:\n${files.map((file) => `  - ${file}\n`).join('')}`);
  const title = `kubectl kustomize of ${services} services`;
  return { group: 'kustomize', title, program: 'kubectl', args: ['kustomize', target] };
}
