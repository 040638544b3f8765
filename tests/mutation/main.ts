/** `npm run mutate`: whether the tests notice a policy that says less, and the rules an object that is weaker. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Command } from 'commander';
import { environments } from '../../src/config/environments';
import { replaceBlock } from '../../src/pipeline/blocks';
import { policies } from '../../src/policies';
import { askedOf, corpusOf } from '../policies/corpus';
import type { Figures } from './figures';
import { block, figuresOf, page } from './figures';
import { isKilled, policyMutants } from './policies';
import type { Judged } from './worker';

const pagePath = 'docs/reference/mutation.md';

/** The least score, in per cent. */
const least = 95;

function judgeDist(): Promise<readonly Judged[]> {
  return Promise.all(
    Object.keys(environments).map(
      (name) =>
        new Promise<Judged>((settle, fail) => {
          const worker = new Worker(join(__dirname, 'worker.js'), { workerData: name });
          worker.once('message', settle).once('error', fail);
        }),
    ),
  );
}

function judgePolicies() {
  const corpus = corpusOf(policies);
  return policies.flatMap((policy) => {
    const asked = askedOf(policy, corpus);
    return policyMutants(policy).map((mutant) => ({ ...mutant, killed: isKilled(mutant, asked) }));
  });
}

/** Pages and what they should say. */
function wanted(figures: Figures): Readonly<Record<string, string>> {
  const readme = readFileSync('README.md', 'utf8');
  return { 'README.md': replaceBlock(readme, 'figures', block(figures)), [pagePath]: page(figures) };
}

async function main(): Promise<number> {
  const options = new Command('npm run mutate --')
    .description('Makes each policy and each object of dist weaker, one thing at a time, and counts what is noticed.')
    .option('--check', `write nothing; exit 1 when a score is below ${least} % or a page says other figures`)
    .option('--json', 'as JSON')
    .parse()
    .opts<{ readonly check?: true; readonly json?: true }>();
  const dist = judgeDist();
  const figures = figuresOf(judgePolicies(), await dist);
  const problems = [
    ...figures.scores
      .filter(({ score }) => score < least)
      .map(({ of, score }) => `${of}: ${score} %, less than ${least} %`),
    ...figures.stale.map((reason) => `not needed any more, remove it from unguarded.ts: ${reason}`),
  ];
  const stale = Object.entries(wanted(figures)).filter(
    ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
  );
  if (options.json) console.log(JSON.stringify({ ...figures, problems }, undefined, 2));
  else console.log(figures.text);
  if (!options.check) for (const [file, text] of stale) writeFileSync(file, text);
  else problems.push(...stale.map(([file]) => `${file} says other figures; repair: npm run mutate`));
  for (const problem of problems) console.error(problem);
  const checks = figures.scores.length + 1 + (options.check ? Object.keys(wanted(figures)).length : 0);
  if (!options.json) console.log(`\n${Math.max(checks - problems.length, 0)} passed, ${problems.length} failed`);
  return problems.length === 0 ? 0 : 1;
}

main().then((code) => {
  process.exitCode = code;
});
