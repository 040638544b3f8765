/**
 * `npm run bench`: what synth costs, whole processes, each figure the median of at least ten runs after one that does
 * not count. It prints; it judges nothing: a machine under load must not turn a build red. Every run writes into a folder
 * of its own and all are removed at the end (about 1 GB in the temporary folder, see TMPDIR): removing thousands of files
 * just before a run would make the file system's work a part of it.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { environments } from '../../src/config/environments';

const runs = Number(process.argv[2] ?? 10);
const folder = mkdtempSync(join(tmpdir(), 'breakwater-bench-'));

interface Figure {
  /** Seconds. */
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** What the program printed last: its largest memory in MiB, where it says so. */
  readonly said: string;
}

let folders = 0;

/** @param args of the program, @param variables on top of ours; in both OUT stands for the run's own folder */
function measure(
  command: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  counted = runs,
): Figure {
  const seconds: number[] = [];
  let said = '';
  for (let n = 0; n <= counted; n++) {
    const out = join(folder, `out-${folders++}`);
    const began = performance.now();
    const own = args.map((arg) => (arg === 'OUT' ? out : arg));
    const env = Object.entries(variables).map(([name, value]) => [name, value === 'OUT' ? out : value]);
    const { status, stdout, stderr } = spawnSync(command, own, {
      encoding: 'utf8',
      env: { ...process.env, ...Object.fromEntries(env) },
      maxBuffer: 1 << 30,
    });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}: exit ${status}: ${stderr.slice(-500)}`);
    if (n > 0) seconds.push((performance.now() - began) / 1000);
    said = stdout.trim().split('\n').at(-1) ?? '';
  }
  seconds.sort((a, b) => a - b);
  const middle = seconds.length / 2;
  const median = ((seconds[Math.ceil(middle) - 1] ?? 0) + (seconds[Math.floor(middle)] ?? 0)) / 2;
  return { median, min: seconds[0] ?? 0, max: seconds.at(-1) ?? 0, said };
}

function show(what: string, { median, min, max }: Figure, more = ''): void {
  const s = (value: number) => value.toFixed(2).padStart(6);
  console.log(`${what.padEnd(34)} ${s(median)} ${s(min)} ${s(max)}  ${more}`);
}

/** The same objects as files of one kustomization, which is what kustomize is given. */
function kustomization(services: number): string {
  const target = join(folder, 'kustomize');
  const made = spawnSync('node', ['lib/tests/bench/generated.js', String(services), join(folder, 'plain')], {
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  mkdirSync(target);
  const source = join(folder, 'plain', 'bench');
  const files = readdirSync(source);
  for (const file of files) spawnSync('cp', [join(source, file), target]);
  writeFileSync(join(target, 'kustomization.yaml'), `resources:\n${files.map((file) => `  - ${file}\n`).join('')}`);
  return target;
}

console.log(
  `node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${runs} runs, seconds of the whole process`,
);
console.log(`${''.padEnd(34)} median    min    max`);
show('this repository', measure('node', ['lib/charts/main.js', '--out', 'OUT']));
for (const name of Object.keys(environments)) {
  const variables = { BREAKWATER_ENVIRONMENT: name, CDKTF_OUTDIR: 'OUT' };
  show(`stacks of ${name}`, measure('node', ['lib/src/stacks/main.js'], variables));
}
const medians = new Map<number, number>();
for (const services of [10, 100, 1000, 3000]) {
  const figure = measure('node', ['lib/tests/bench/generated.js', String(services), 'OUT']);
  medians.set(services, figure.median);
  show(`${services} services (${services * 14} objects)`, figure, `${figure.said} MiB`);
}
console.log(`3,000 / 1,000 services: ${((medians.get(3000) ?? 0) / (medians.get(1000) ?? 1)).toFixed(2)}`);
if (spawnSync('kubectl', ['version', '--client']).status === 0) {
  const figure = measure('kubectl', ['kustomize', kustomization(100)]);
  show('kubectl kustomize, 100 services', figure);
  console.log(`kustomize / synth, 100 services: ${(figure.median / (medians.get(100) ?? 1)).toFixed(1)}`);
} else {
  console.log('kubectl kustomize: skipped, there is no kubectl on PATH');
}
rmSync(folder, { recursive: true });
