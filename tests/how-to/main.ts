/**
 * `npm run how-to`: each how-to that changes the repository, performed in a copy as its page says.
 *
 * One copy for all pages, since a full `npm test` takes a minute: what removes a service is performed right after what adds
 * it, and must leave every byte as it was before; then all pages that add or change are performed one after the other, and
 * lint, tests, dist and reference are checked once. `npm test` on a page is that check.
 */
import { readFileSync } from 'node:fs';
import { Copy } from './copy';
import { stepsOf } from './page';

const additions = ['add-a-service', 'add-a-flow', 'add-an-environment', 'change-a-version'];

/** What every page must leave green. */
const checks = [
  'npm run --silent lint',
  'npm run --silent synth -- --check',
  'npm run --silent reference -- --check',
  'npm test',
];

const began = Date.now();
const results: boolean[] = [];
const copy = new Copy(process.cwd());

/** Does something, and says how long it took or why it failed. */
function attempt(what: string, action: () => void): void {
  const start = Date.now();
  try {
    action();
    results.push(true);
    console.log(`ok      ${what}, ${seconds(start)}`);
  } catch (error) {
    results.push(false);
    console.log(`FAILED  ${what}, ${seconds(start)}\n${(error as Error).message.slice(-20_000)}`);
  }
}

function perform(name: string): void {
  const path = `docs/how-to/${name}.md`;
  const steps = stepsOf(path, readFileSync(path, 'utf8'));
  if (steps.length < 2) throw new Error(`${path} has no steps`);
  for (const step of steps.filter((one) => one.kind === 'edit' || one.line !== 'npm test')) copy.perform(step);
}

function seconds(start: number): string {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}

try {
  attempt('add-a-service', () => perform('add-a-service'));
  attempt('remove-a-service leaves every file as it was', () => {
    perform('remove-a-service');
    const changed = copy.changed();
    if (changed.length > 0) throw new Error(`these differ:\n${changed.join('\n')}`);
  });
  for (const name of additions) attempt(name, () => perform(name));
  for (const line of checks) {
    const [command = '', ...args] = line.split(' ');
    attempt(line, () => void copy.must(command, args));
  }
} finally {
  copy.remove();
}
const passed = results.filter((one) => one).length;
console.log(`\nhow-to: ${seconds(began)}\n${passed} passed, ${results.length - passed} failed`);
process.exitCode = passed === results.length ? 0 : 1;
