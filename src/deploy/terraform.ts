/** Terraform on one synthesized stack: its machine-readable output as values. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure, Problem, Result } from '../programs/result';
import { done, success } from '../programs/result';
import type { Outcome, Run } from '../programs/run';
import { environmentFor } from './terraform-environment';
import type { Changes, Diagnostic, Message, ResourceAction } from './terraform-message';
import { readMessage, understood } from './terraform-message';
import { errorsOf, lastLines, newsOf } from './terraform-wording';

/** What a plan would do. */
export interface Plan {
  readonly changes: Changes;
  /** Each resource that would change. */
  readonly resources: readonly ResourceAction[];
  /** The plan as Terraform prints it for people; empty where nothing would change. */
  readonly text: string;
}

/** Why a command of Terraform failed. */
export interface TerraformProblem extends Problem {
  readonly diagnostics: readonly Diagnostic[];
  /** Addresses of the resources that could not be made, changed or removed. */
  readonly failed: readonly string[];
}

export type TerraformResult<T> = Result<T, TerraformProblem>;

export interface TerraformProps {
  readonly run: Run;
  /** The folder into which the stacks are synthesized. */
  readonly outdir: string;
  /** Of this process: what would lead Terraform elsewhere is taken away. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Receives a line for each resource that is made, changed or removed, or takes long. */
  readonly progress: (text: string) => void;
}

const none: Changes = { add: 0, change: 0, destroy: 0 };

/** The saved plan, in the folder of the stack, while it is read. */
const planFile = 'breakwater.tfplan';

/** One stack, as Terraform sees it. */
export class TerraformStackRun {
  private readonly folder: string;
  private readonly parallelism: readonly string[];

  /** @param inTurn whether one resource must be done before the next */
  constructor(
    private readonly props: TerraformProps,
    readonly name: string,
    inTurn: boolean,
  ) {
    this.folder = join(props.outdir, 'stacks', name);
    this.parallelism = inTurn ? ['-parallelism=1'] : [];
  }

  /** Its exit status is all that is read: only Terraform 1.9 and newer know `init -json`. */
  init(): Promise<TerraformResult<undefined>> {
    return this.quiet('init', ['-input=false', '-no-color', '-reconfigure']);
  }

  /** @param lost addresses that the plan is to make again */
  async plan(lost: readonly string[] = []): Promise<TerraformResult<Plan>> {
    try {
      const asked = await this.ask('plan', [`-out=${planFile}`, ...lost.map((address) => `-replace=${address}`)]);
      if (!asked.ok) return asked;
      const changes = changesIn(asked.value);
      const resources = asked.value.flatMap((message) => (message.type === 'planned' ? [message.planned] : []));
      if (resources.length === 0) return success({ changes, resources, text: '' });
      const shown = await this.terraform(['show', '-no-color', planFile]);
      return shown.code === 0
        ? success({ changes, resources, text: shown.stdout.trim() })
        : this.failure('show', shown, []);
    } finally {
      // It holds the values of the stack, the sensitive ones too.
      rmSync(join(this.folder, planFile), { force: true });
    }
  }

  apply(): Promise<TerraformResult<Changes>> {
    return this.change('apply');
  }

  destroy(): Promise<TerraformResult<Changes>> {
    return this.change('destroy');
  }

  /** Addresses of the resources in the state; none where there is no state. */
  async resources(): Promise<TerraformResult<readonly string[]>> {
    const outcome = await this.terraform(['show', '-no-color', '-json']);
    return outcome.code === 0 ? success(addressesIn(outcome.stdout)) : this.failure('show', outcome, []);
  }

  /** Drops from the state what is not there any more, so that it is made again. */
  async forget(addresses: readonly string[]): Promise<TerraformResult<undefined>> {
    return addresses.length === 0 ? done : this.quiet('state', ['rm', '-no-color', ...addresses]);
  }

  private async change(verb: 'apply' | 'destroy'): Promise<TerraformResult<Changes>> {
    const asked = await this.ask(verb, ['-auto-approve', ...this.parallelism]);
    return asked.ok ? success(changesIn(asked.value)) : asked;
  }

  /** A command that prints messages of the UI. */
  private async ask(verb: string, flags: readonly string[]): Promise<TerraformResult<readonly Message[]>> {
    const outcome = await this.terraform([verb, '-json', '-input=false', ...flags], (line) => {
      const message = readMessage(line);
      const news = message && newsOf(message);
      if (news !== undefined) this.props.progress(news);
    });
    const messages = outcome.stdout.split('\n').flatMap((line) => readMessage(line) ?? []);
    const foreign = messages.some((one) => one.type === 'version' && one.major !== understood);
    return outcome.code === 0 && !foreign ? success(messages) : this.failure(verb, outcome, messages);
  }

  /** A command of which only the exit status is read. */
  private async quiet(verb: string, args: readonly string[]): Promise<TerraformResult<undefined>> {
    const outcome = await this.terraform([verb, ...args]);
    return outcome.code === 0 ? done : this.failure(verb, outcome, []);
  }

  private failure(verb: string, outcome: Outcome, messages: readonly Message[]): Failure<TerraformProblem> {
    const { code, stderr } = outcome;
    const diagnostics = messages.flatMap((one) => (one.type === 'diagnostic' ? [one.diagnostic] : []));
    const errors = errorsOf(diagnostics);
    const rest =
      code === 0 ? '  its output is of a format that is not known here' : lastLines(stderr || `exit ${code}`);
    const message = [`terraform ${verb} of ${this.name} failed`, ...(errors.length > 0 ? errors : [rest])].join('\n');
    const failed = messages.flatMap((one) => (one.type === 'errored' ? [one.address] : []));
    return { ok: false, problem: { reason: code === 127 ? 'missing' : 'failed', message, diagnostics, failed } };
  }

  private terraform(args: readonly string[], line?: (text: string) => void) {
    return this.props.run('terraform', [`-chdir=${this.folder}`, ...args], {
      env: environmentFor(this.props.variables),
      ...(line ? { line } : {}),
    });
  }
}

/** An apply summarizes its plan first, and then what it did. */
function changesIn(messages: readonly Message[]): Changes {
  const summaries = messages.flatMap((one) => (one.type === 'summary' ? [one.changes] : []));
  return summaries.at(-1) ?? none;
}

interface State {
  readonly values?: {
    readonly root_module?: { readonly resources?: readonly { readonly address: string; readonly mode: string }[] };
  };
}

/** @param json what `terraform show -json` prints of a state; our stacks have no modules but the root */
function addressesIn(json: string): readonly string[] {
  const { values } = JSON.parse(json) as State;
  const resources = values?.root_module?.resources ?? [];
  return resources.flatMap(({ address, mode }) => (mode === 'managed' ? [address] : []));
}
