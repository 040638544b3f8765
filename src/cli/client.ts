/** `npm run client`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { AnswerOfCall } from '../cluster/answer-of-call';
import { call } from '../cluster/call';
import { environmentOf, otherEnvironment } from '../cluster/identity';
import { kubectl } from '../cluster/kubectl';
import { type EnvironmentName, environments } from '../config/environments';
import { readObjects } from '../kubernetes/read';
import { clock } from '../programs/clock';
import { environmentOption } from './environment-option';
import type { Finish, PipelineProps } from './props';

interface ClientOptions {
  readonly environment: EnvironmentName;
  readonly context?: string;
  readonly data?: string;
  readonly header?: Readonly<Record<string, string>>;
  readonly headers?: true;
  readonly json?: true;
  readonly seconds: number;
}

/** The service whose Job, image and flows are used. */
const service = 'client';

export function defineClient(program: Command, props: PipelineProps, finish: Finish): void {
  program
    .command('client')
    .description('calls the users API once from inside the cluster, by a client that lives as long as the call')
    .argument('<method>', 'such as GET', methodOf)
    .argument('<path>', 'such as /users/?limit=5', pathOf)
    .addOption(environmentOption('on whose cluster it runs'))
    .option('--context <name>', "another kube context than the environment's")
    .option('--data <text>', 'the body, as JSON; @FILE: of a file')
    .option('--header <line>', 'such as "Idempotency-Key: 1"; may be given again', headerOf)
    .option('--headers', 'show the headers of the answer too')
    .option('--seconds <number>', 'how long it may take, with the start of its pod', secondsOf, 60)
    .option('--json', 'the answer as JSON: status, headers, body, seconds')
    .addHelpText(
      'after',
      `
Prints the body; status and headers go to standard error. The call is a Job of dist/ENVIRONMENT: the smoke test's own,
with this request in place of the test. So it reaches what flows.ts lets the client reach, and nothing else. The request
is in a Secret while it lasts; Secret and Job are removed at its end, at Ctrl-C too. Exit status 1: a status of 400 or
more, or no answer.`,
    )
    .action((method: string, path: string, options: ClientOptions) => client(props, method, path, options, finish));
}

async function client(
  { err, out, root, run }: PipelineProps,
  method: string,
  path: string,
  { context, data, environment, header, headers, json, seconds }: ClientOptions,
  finish: Finish,
): Promise<void> {
  const body = bodyOf(data);
  if (body === null) return finish('client', { reason: 'usage', message: `${data?.slice(1)} cannot be read` });
  const job = readObjects(join(root, 'dist', environment)).find(
    ({ kind, metadata }) => kind === 'Job' && metadata.namespace === service,
  );
  if (!job) return finish('client', { reason: 'missing', message: `dist/${environment} has no Job of ${service}` });
  const cluster = kubectl(run, context ?? environments[environment].context);
  const said = await environmentOf(cluster);
  if (!said.ok) return finish('client', said.problem);
  if (said.value !== environment) {
    const message = otherEnvironment(cluster.context, said.value || 'no environment', environment);
    return finish('client', { reason: 'refused', message });
  }
  const bare = { method, path, headers: { ...header } };
  const request =
    body === undefined ? bare : { ...bare, headers: { 'content-type': 'application/json', ...header }, body };
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const answered = await call({ kubectl: cluster, clock, job, call: request, seconds, signal: stop.signal });
  process.off('SIGINT', interrupt);
  process.off('SIGTERM', interrupt);
  if (!answered.ok) return finish('client', answered.problem);
  const { value: answer } = answered;
  if (json) out(`${JSON.stringify(answer, undefined, 2)}\n`);
  else {
    err(`${headOf(answer, headers === true)}\n`);
    if (answer.body !== '') out(answer.body.endsWith('\n') ? answer.body : `${answer.body}\n`);
  }
  if (answer.status >= 400) finish('client', { reason: 'failed' });
}

function headOf({ cut, headers, reason, seconds, status }: AnswerOfCall, all: boolean): string {
  return [
    `${status} ${reason}, ${Math.round(seconds * 1000)} ms${cut ? '; its body is longer than 1 MiB, and cut off' : ''}`,
    ...(all ? headers.map(([name, value]) => `${name}: ${value}`) : []),
  ].join('\n');
}

/** @returns `null` where the file cannot be read */
function bodyOf(data: string | undefined): string | undefined | null {
  if (!data?.startsWith('@')) return data;
  try {
    return readFileSync(data.slice(1), 'utf8');
  } catch {
    return null;
  }
}

function methodOf(text: string): string {
  if (/^[A-Za-z]{3,10}$/.test(text)) return text.toUpperCase();
  throw new InvalidArgumentError('use a method of HTTP, such as GET');
}

function pathOf(text: string): string {
  if (/^\/[!-~]*$/.test(text)) return text;
  throw new InvalidArgumentError('use a path from the root, such as /users/, with what is not ASCII encoded');
}

function headerOf(line: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const [, name, value = ''] = /^([A-Za-z0-9-]+): *([ -~]*)$/.exec(line) ?? [];
  if (name === undefined) throw new InvalidArgumentError('use a line such as "Idempotency-Key: 1"');
  return { ...before, [name.toLowerCase()]: value };
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= 5 && seconds <= 300) return seconds;
  throw new InvalidArgumentError('use whole seconds from 5 to 300');
}
