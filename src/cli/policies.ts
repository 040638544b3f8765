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
import { generalRules } from '../policies/general';
import { describeGeneral, generalPage, generalTable } from '../policies/general/describe';
import type { GeneralRule } from '../policies/general/rule';
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
  general: readonly GeneralRule[] = generalRules,
): void {
  program
    .command('policies')
    .description('says what must be true of the YAML, and why')
    .argument('[id]', 'one policy, with all that is known of it; none: a table of all')
    .addOption(environmentOption('whose values the CEL compares with'))
    .option('--json', 'as JSON')
    .addHelpText('after', `\nCodes of sources and answers:\n${indented(legendOf(codesOf(all.map(coded))))}`)
    .action((id: string | undefined, { environment, json }: PoliciesOptions) => {
      const known = [...new Set([...all, ...general].map((policy) => policy.id))];
      if (id !== undefined && !known.includes(id)) {
        return finish('policies', { reason: 'usage', message: unknownPolicy(id, known) });
      }
      const values = environments[environment];
      const parameters = parametersOf(values, foreignImages(values), declaredIn(values));
      const described = all
        .filter((policy) => id === undefined || policy.id === id)
        .map((policy) => describe(policy, examplesOf(policy.id), parameters));
      const others = general.filter((rule) => id === undefined || rule.id === id).map(describeGeneral);
      const [one, other] = [described[0], others[0]];
      if (json) {
        const both = [...described, ...others];
        const ofOne = one && other ? { ...one, general: other } : (one ?? other);
        return out(`${JSON.stringify(id === undefined ? both : ofOne, undefined, 2)}\n`);
      }
      const pages = [...(one ? [page(one)] : []), ...(other ? [generalPage(other)] : [])];
      const tables = [table(described), ...(others.length > 0 ? [generalTable(others)] : [])];
      // The table shows no answers.
      const codes = id === undefined ? described.map(({ source }) => source) : codesOf([...described, ...others]);
      const shown = (id === undefined ? tables : pages).join('\n\n');
      out(`${shown}${codes.length > 0 ? `\n\nCodes:\n${indented(legendOf(codes))}` : ''}\n`);
    });
}

type Coded = Partial<Pick<Description, 'source'>> & Pick<Description, 'answers'>;

function coded({ source, answers }: Policy): Coded {
  return { source: typeof source === 'number' ? `row ${source}` : source, answers };
}

function codesOf(all: readonly Coded[]): readonly string[] {
  return all.flatMap(({ source, answers }) => [...(source === undefined ? [] : [source]), ...answers]);
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}
