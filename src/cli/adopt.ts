/** `adopt PATH...`. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { planOf } from '../adopt/plan';
import { describePlan } from '../adopt/text';
import { adoptedOf, typedFile } from '../adopt/typed-file';
import { limits } from '../check/limits';
import { notesOf } from '../check/note';
import { readAll } from '../check/reading';
import { found } from './finish';
import { type ForeignProps, foreignInputs } from './foreign-inputs';
import type { Finish, PipelineProps } from './props';

const help = `
Evidence of a flow: a variable, an argument or a ConfigMap that names a Service, an Ingress or a route, a monitor of
Prometheus, a NetworkPolicy that names the caller. Values of Secrets are not read. Nothing is changed but --out.
Exit status: 0 success, 1 something could not be read or is not evaluated, or there are no workloads, 2 usage error.`;

interface AdoptOptions {
  readonly out?: string;
  readonly json?: true;
}

export function defineAdopt(program: Command, props: ForeignProps & PipelineProps, finish: Finish): void {
  const { err, out, root } = props;
  program
    .command('adopt', { hidden: true })
    .description('says which flows YAML of others would have to declare, and what a default deny would break')
    .argument('<path...>', 'files, folders or -')
    .option('--out <file>', 'write services and flows as a file of types, for src/config')
    .option('--json', 'as JSON')
    .addHelpText('after', help)
    .action(async (paths: readonly string[], options: AdoptOptions) => {
      const inputs = await foreignInputs(props, paths, { render: true });
      if (!inputs.ok) return finish('adopt', inputs.problem);
      const { notes, objects, problems } = await readAll(inputs.value.inputs, limits, true);
      for (const { file, line, message } of problems) err(`${file}:${line}: ${message}\n`);
      for (const note of notesOf([...inputs.value.notes, ...notes])) err(`${note}\n`);
      const plan = planOf(objects.map(({ manifest }) => manifest));
      if (plan.workloads.length === 0) {
        return finish('adopt', { reason: 'failed', message: `${paths.join(' ')} has no workloads` });
      }
      const adopted = adoptedOf(plan);
      if (options.out !== undefined) writeFileSync(resolve(root, options.out), typedFile(adopted, paths.join(', ')));
      const { flows, needs, pairs, unless } = plan;
      const text = options.json
        ? JSON.stringify({ source: paths, pairs, flows, needs, adopted, unless }, undefined, 2)
        : describePlan(plan, adopted).join('\n');
      out(`${text}\n`);
      if (problems.length > 0 || unless.some(({ minor }) => !minor)) finish('adopt', found);
    });
}
