/** `npm run policies`. */
import type { Command } from 'commander';
import { Option } from 'commander';
import type { EnvironmentName } from '../config/environments';
import { environments } from '../config/environments';
import { foreignImages } from '../config/versions';
import { policies } from '../policies';
import { describe, page, table } from '../policies/describe';
import { examplesOf } from '../policies/examples';
import { parametersOf } from '../policies/parameters';
import type { Policy } from '../policies/policy';
import { unknownPolicy } from '../writing/nearest';
import type { End, PipelineProps } from './props';

interface PoliciesOptions {
  readonly environment: EnvironmentName;
  readonly json?: true;
}

/** @param all the policies that there are */
export function definePolicies(
  program: Command,
  { out, err }: Pick<PipelineProps, 'out' | 'err'>,
  end: End,
  all: readonly Policy[] = policies,
): void {
  program
    .command('policies')
    .description('says what must be true of the YAML, and why')
    .argument('[id]', 'one policy, with all that is known of it; none: a table of all')
    .addOption(
      new Option('--environment <name>', 'whose values the CEL compares with')
        .choices(Object.keys(environments))
        .default('local'),
    )
    .option('--json', 'as JSON')
    .action((id: string | undefined, { environment, json }: PoliciesOptions) => {
      const known = all.map((policy) => policy.id);
      if (id !== undefined && !known.includes(id)) {
        err(`policies: ${unknownPolicy(id, known)}\n`);
        return end(2);
      }
      const values = environments[environment];
      const parameters = parametersOf(values, foreignImages(values));
      const described = all
        .filter((policy) => id === undefined || policy.id === id)
        .map((policy) => describe(policy, examplesOf(policy.id), parameters));
      const [one] = described;
      if (json) out(`${JSON.stringify(id === undefined ? described : one, undefined, 2)}\n`);
      else out(`${id !== undefined && one ? page(one) : table(described)}\n`);
    });
}
