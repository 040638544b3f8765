/**
 * Messages of Terraform's machine-readable UI, which `plan`, `apply` and `destroy` print with `-json`, one a line.
 *
 * @see https://developer.hashicorp.com/terraform/internals/v1.11.x/machine-readable-ui
 */

/** Numbers of resources. */
export interface Changes {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

/** An error or a warning. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** The resource. @default - it is about none */
  readonly address?: string;
}

/** What is done to a resource: `create`, `update`, `delete`, `replace`, `read`, `noop`. */
export interface ResourceAction {
  readonly address: string;
  readonly action: string;
}

export type Message =
  /** The major version of the format. */
  | { readonly type: 'version'; readonly major: number }
  /** Comes once for a plan and again for what came of it; the last one counts. */
  | { readonly type: 'summary'; readonly changes: Changes }
  | { readonly type: 'planned'; readonly planned: ResourceAction }
  /** `ended`: whether it is complete, or still goes on. */
  | { readonly type: 'progress'; readonly of: ResourceAction; readonly seconds: number; readonly ended: boolean }
  | { readonly type: 'errored'; readonly address: string }
  | { readonly type: 'diagnostic'; readonly diagnostic: Diagnostic };

/** The major version of the format that is understood here; minor ones only add to it. */
export const understood = 1;

/** Fields of a message, of which each type has some. */
interface Fields {
  readonly type?: string;
  readonly ui?: string;
  readonly changes?: { readonly add: number; readonly change: number; readonly remove: number };
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
  readonly hook?: {
    readonly resource: { readonly addr: string };
    readonly action: string;
    readonly elapsed_seconds?: number;
  };
  readonly diagnostic?: Diagnostic;
}

/** @returns the message in a line; none where the line is something else, or of a type that says nothing here */
export function readMessage(line: string): Message | undefined {
  const { type, ui, changes, change, hook, diagnostic } = fieldsIn(line);
  switch (type) {
    case 'version':
      return { type, major: Number.parseInt(ui ?? '', 10) };
    case 'change_summary':
      return changes && { type: 'summary', changes: changesOf(changes) };
    case 'planned_change':
      return change && { type: 'planned', planned: { address: change.resource.addr, action: change.action } };
    case 'apply_progress':
    case 'apply_complete':
      return (
        hook && {
          type: 'progress',
          of: { address: hook.resource.addr, action: hook.action },
          seconds: hook.elapsed_seconds ?? 0,
          ended: type === 'apply_complete',
        }
      );
    case 'apply_errored':
      return hook && { type: 'errored', address: hook.resource.addr };
    case 'diagnostic':
      return diagnostic && { type, diagnostic: diagnosticOf(diagnostic) };
    default:
      return undefined;
  }
}

function fieldsIn(line: string): Fields {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function changesOf({ add, change, remove }: NonNullable<Fields['changes']>): Changes {
  return { add, change, destroy: remove };
}

function diagnosticOf({ severity, summary, detail, address }: Diagnostic): Diagnostic {
  return { severity, summary, detail, ...(address === undefined ? {} : { address }) };
}
