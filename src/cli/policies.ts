/** `npm run policies`. */
import type { Command } from 'commander';
import { declaredIn } from '../config/declared';
import type { EnvironmentName } from '../config/environments';
import { environments } from '../config/environments';
import { foreignImages } from '../config/versions';
import { policies } from '../policies';
import type { Description } from '../policies/describe';
import { describe, page, table } from '../policies/describe';
import { examplesOf } from '../policies/examples';
import { legendOf } from '../policies/legend';
import { parametersOf } from '../policies/parameters';
import type { Policy } from '../policies/policy';
import { unknownPolicy } from '../writing/nearest';
import { environmentOption } from './environment-option';
import type { Finish, PipelineProps } from './props';

interface PoliciesOptions {
  readonly environment: EnvironmentName;
  readonly json?: true;
}

/** @param all the policies that there are */
export function definePolicies(
  program: Command,
  { out }: Pick<PipelineProps, 'out'>,
  finish: Finish,
  all: readonly Policy[] = policies,
): void {
  program
    .command('policies')
    .description('says what must be true of the YAML, and why')
    .argument('[id]', 'one policy, with all that is known of it; none: a table of all')
    .addOption(environmentOption('whose values the CEL compares with'))
    .option('--json', 'as JSON')
    .addHelpText('after', `\nCodes of sources and answers:\n${indented(legendOf(codesOf(all.map(coded))))}`)
    .action((id: string | undefined, { environment, json }: PoliciesOptions) => {
      const known = all.map((policy) => policy.id);
      if (id !== undefined && !known.includes(id)) {
        return finish('policies', { reason: 'usage', message: unknownPolicy(id, known) });
      }
      const values = environments[environment];
      const parameters = parametersOf(values, foreignImages(values), declaredIn(values));
      const described = all
        .filter((policy) => id === undefined || policy.id === id)
        .map((policy) => describe(policy, examplesOf(policy.id), parameters));
      const [one] = described;
      if (json) return out(`${JSON.stringify(id === undefined ? described : one, undefined, 2)}\n`);
      // The table shows no answers.
      const shown = id !== undefined && one ? page(one) : table(described);
      const codes = id === undefined ? described.map(({ source }) => source) : codesOf(described);
      out(`${shown}\n\nCodes:\n${indented(legendOf(codes))}\n`);
    });
}

type Coded = Pick<Description, 'source' | 'answers'>;

function coded({ source, answers }: Policy): Coded {
  return { source: typeof source === 'number' ? `row ${source}` : source, answers };
}

function codesOf(all: readonly Coded[]): readonly string[] {
  return all.flatMap(({ source, answers }) => [source, ...answers]);
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}
