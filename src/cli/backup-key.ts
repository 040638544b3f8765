/** `npm run backup-key`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { bring, textOf } from '../backups/brought-secret';
import { isRecipient, keyLines, makeKey, recipientsOf } from '../backups/key';
import { kubectl } from '../cluster/kubectl';
import { recipients as secret } from '../config/backup-secrets';
import { type EnvironmentName, environments } from '../config/environments';
import { failure, type Problem, type Result, success } from '../programs/result';
import { environmentOption } from './environment-option';
import type { Finish, PipelineProps } from './props';

interface KeyOptions {
  readonly environment: EnvironmentName;
  readonly context?: string;
  readonly key?: string;
  readonly recipient: readonly string[];
  readonly replace?: true;
  readonly json?: true;
}

/** Where the key of an environment is looked for, below the repository and never in git. */
export const keyOf = (environment: EnvironmentName) => join('state', 'backup-keys', `${environment}.txt`);

export function defineBackupKey(program: Command, props: PipelineProps, finish: Finish): void {
  program
    .command('backup-key')
    .description('makes the key that opens backups, and tells the cluster its public half')
    .addOption(environmentOption('whose backups are sealed'))
    .option('--context <name>', "another kube context than the environment's")
    .option('--key <file>', 'file of the key; made where it is not there (default: state/backup-keys/ENVIRONMENT.txt)')
    .option('--recipient <age1…>', 'a key of yours in place of a file; may be given several times', collect, [])
    .option('--replace', 'public keys that the cluster has, and that are not given here, go')
    .option('--json', 'the result as JSON')
    .addHelpText(
      'after',
      `
The cluster gets public keys only (Secret ${secret.namespace}/${secret.name}): each of them opens every backup that is made
from then on. Keep the file in two places outside of the cluster: without it no backup can be restored.`,
    )
    .action((options: KeyOptions) => backupKey(props, options, finish));
}

async function backupKey(props: PipelineProps, options: KeyOptions, finish: Finish): Promise<void> {
  const { out, run } = props;
  const { environment, json, replace = false } = options;
  const fail = (problem: Problem) => finish('backup-key', problem);
  const given = await recipientsGiven(props, options);
  if (!given.ok) return fail(given.problem);
  const cluster = kubectl(run, options.context ?? environments[environment].context);
  const text = await textOf(cluster, secret);
  if (!text.ok) return fail(text.problem);
  const before = keyLines(text.value ?? '');
  const after = [...new Set([...(replace ? [] : before), ...given.value])];
  const brought = await bring(cluster, secret, `${after.join('\n')}\n`);
  if (!brought.ok) return fail(brought.problem);
  const gone = before.filter((one) => !after.includes(one));
  if (json) return out(`${JSON.stringify({ environment, recipients: after, gone }, undefined, 2)}\n`);
  out(`backups of ${environment} are sealed to:\n${after.map((one) => `  ${one}\n`).join('')}`);
  if (gone.length > 0)
    out(`no more, but of backups that are there already:\n${gone.map((one) => `  ${one}\n`).join('')}`);
}

/** The recipients that are named, or those of the key's file, which is made where it is not there. */
async function recipientsGiven(
  { err, root }: PipelineProps,
  { environment, key, recipient }: KeyOptions,
): Promise<Result<readonly string[]>> {
  if (recipient.length > 0) {
    if (key !== undefined) return failure('usage', '--key and --recipient: give one of them');
    const wrong = recipient.filter((one) => !isRecipient(one));
    return wrong.length === 0
      ? success(recipient)
      : failure('usage', `'${wrong.join("', '")}': not a public key of age, which is age1 and 58 characters`);
  }
  const name = key ?? keyOf(environment);
  const file = key === undefined ? join(root, name) : name;
  if (existsSync(file)) return recipientsOf(file);
  const made = await makeKey(file, new Date());
  err(`a new key is in ${name}: copy it to two places outside of the cluster; without it no backup can be restored\n`);
  return success([made]);
}

function collect(one: string, before: readonly string[]): readonly string[] {
  return [...before, one];
}
