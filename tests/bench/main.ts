/** `npm run bench`: seconds of synth, check and the stacks, as whole processes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bench } from './command';
import { kustomizeSubject } from './kustomize';
import { objectSubjects } from './objects';
import { timing } from './process';
import { subjects } from './subject';

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'breakwater-bench-'));
try {
  process.exitCode = bench({
    argv: process.argv.slice(2),
    root,
    subjects: (groups) => {
      const chosen = subjects.filter(({ group }) => groups.includes(group));
      const other = groups.includes('kustomize') ? kustomizeSubject(root, folder) : undefined;
      const objects = groups.includes('objects') ? objectSubjects(root, folder) : [];
      return [...chosen, ...objects, ...(other ? [other] : [])];
    },
    time: timing(folder, process.env),
    machine: `Node.js ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'})`,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
} finally {
  rmSync(folder, { recursive: true });
}
