/** Terraform on one synthesized stack: what it is asked, and what it answered, as values. */
import { join, resolve } from 'node:path';
import type { Run } from '../programs/run';

/** What a plan would do. */
export interface Changes {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

/** How a command of Terraform's ended. */
export type TerraformResult =
  | { readonly ok: true; readonly changes: Changes; readonly text: string }
  | { readonly ok: false; readonly problem: string };

export interface TerraformProps {
  readonly run: Run;
  /** The folder into which the stacks are synthesized. */
  readonly outdir: string;
  /** Of this process: what would lead Terraform elsewhere is taken away. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Told of each resource as it is made, changed or removed. */
  readonly progress: (text: string) => void;
}

const none: Changes = { add: 0, change: 0, destroy: 0 };

/** Seconds between two words about one resource that takes long. */
const patience = 30;

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

  init(): Promise<TerraformResult> {
    return this.ask(['init', '-reconfigure']);
  }

  /** @param lost addresses that the plan is to make again */
  async plan(lost: readonly string[] = []): Promise<TerraformResult> {
    return this.ask(['plan', ...lost.map((address) => `-replace=${address}`)]);
  }

  apply(): Promise<TerraformResult> {
    return this.ask(['apply', '-auto-approve', ...this.parallelism]);
  }

  destroy(): Promise<TerraformResult> {
    return this.ask(['destroy', '-auto-approve', ...this.parallelism]);
  }

  /** Addresses of what the state has; none where there is no state. */
  async resources(): Promise<readonly string[]> {
    const { code, stdout } = await this.terraform(['state', 'list']);
    return code === 0 ? stdout.split('\n').filter((line) => line !== '' && !line.startsWith('data.')) : [];
  }

  /** Forgets what is not there any more, so that it is made again. */
  async forget(addresses: readonly string[]): Promise<TerraformResult> {
    return addresses.length === 0 ? { ok: true, changes: none, text: '' } : this.ask(['state', 'rm', ...addresses]);
  }

  private async ask(args: readonly string[]): Promise<TerraformResult> {
    const { code, stdout, stderr } = await this.terraform(args);
    const text = stdout + stderr;
    return code === 0
      ? { ok: true, changes: changesIn(text), text: stdout }
      : { ok: false, problem: `terraform ${args[0]} of ${this.name} failed\n${errorsIn(text)}` };
  }

  /** Flags come after the verb, which is two words for `state`, and before addresses. */
  private terraform(args: readonly string[]) {
    const [words, flags] = args[0] === 'state' ? [2, ['-no-color']] : [1, ['-input=false', '-no-color']];
    const line = [...args.slice(0, words), ...flags, ...args.slice(words)];
    return this.props.run('terraform', [`-chdir=${this.folder}`, ...line], {
      env: environmentFor(this.props.variables),
      line: (line) => {
        const news = newsIn(line);
        if (news) this.props.progress(news);
      },
    });
  }
}

/**
 * What Terraform is run with. KUBE_ variables are taken away, since they win over the context that a stack is bound to,
 * and so is TF_WORKSPACE, which leads to another state; KUBECONFIG becomes the stack's own variable.
 */
export function environmentFor(variables: TerraformProps['variables']): Readonly<Record<string, string | undefined>> {
  const kubeconfig = variables['KUBECONFIG'];
  const leading = Object.keys(variables).filter((name) => name.startsWith('KUBE_'));
  return {
    ...Object.fromEntries(leading.map((name) => [name, undefined])),
    ...(kubeconfig ? { TF_VAR_kubeconfig: resolve(kubeconfig) } : {}),
    TF_WORKSPACE: undefined,
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
  };
}

/** `Plan: 3 to add, 1 to change, 0 to destroy.`, or what an apply or destroy says that it did. */
export function changesIn(text: string): Changes {
  const plan = /^Plan: (?:\d+ to import, )?(\d+) to add, (\d+) to change, (\d+) to destroy/m.exec(text);
  const done = /^Apply complete! Resources: (?:\d+ imported, )?(\d+) added, (\d+) changed, (\d+) destroyed/m.exec(text);
  const gone = /^Destroy complete! Resources: (\d+) destroyed/m.exec(text);
  const [, add, change, destroy] = done ?? plan ?? [];
  if (gone) return { ...none, destroy: Number(gone[1]) };
  return add === undefined ? none : { add: Number(add), change: Number(change), destroy: Number(destroy) };
}

/** What is said of a resource that is done, or that takes long. */
export function newsIn(line: string): string | undefined {
  const done = /^(\S+): (Creation|Modifications|Destruction) complete after (\S+)/.exec(line);
  const sign = { Creation: '+', Modifications: '~', Destruction: '-' } as const;
  if (done) return `${sign[done[2] as keyof typeof sign]} ${shortName(done[1] ?? '')} ${done[3]}`;
  const [, address, minutes = '0', seconds] = /^(\S+): Still .*[[ ](?:(\d+)m)?(\d+)s elapsed\]/.exec(line) ?? [];
  const elapsed = Number(minutes) * 60 + Number(seconds);
  return address && elapsed % patience === 0 ? `  ${shortName(address)} … ${elapsed} s` : undefined;
}

/** Without the type that says nothing to a reader. */
function shortName(address: string): string {
  return address.replace(/^(terraform_data|kubernetes_manifest|kubernetes_\w+_v1|helm_release)\./, '');
}

/** Terraform's own words about what went wrong, without frames, places in generated files and its advice. */
export function errorsIn(text: string): string {
  const plain = text.replace(/^[│╷╵] ?/gm, '');
  const blocks = plain.split(/^(?=Error: )/m).filter((block) => block.startsWith('Error: '));
  const sentences = blocks.map((block) =>
    block
      .split('\n')
      .filter((line) => line.trim() !== '' && !/^\s*(on cdk\.tf\.json line|\d+:)/.test(line))
      .map((line) => `  ${line.trim()}`)
      .slice(0, 12)
      .join('\n'),
  );
  return sentences.length > 0
    ? [...new Set(sentences)].join('\n')
    : `  ${text.trim().split('\n').slice(-5).join('\n  ')}`;
}
