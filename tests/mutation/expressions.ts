/** CEL expressions that ask for less, or for more. */
import { Environment } from '@marcbachmann/cel-js';
import { serialize } from '@marcbachmann/cel-js/serialize';

const cel = new Environment({ unlistedVariablesAreDyn: true, enableOptionalTypes: true });

/** An expression in which a part is missing, and what is missing. */
export interface Weakened {
  readonly without: string;
  readonly expression: string;
}

/** A part of an expression: an operator and what it works on. */
interface Node {
  readonly op: string;
  readonly args: unknown;
}

/**
 * Every expression in which one operand of an `&&` or `||` is left out, or of a condition one way is always taken, at any
 * depth: also in what `all`, `exists` and `filter` ask of each item.
 */
export function weakened(expression: string): readonly Weakened[] {
  const whole = cel.parse(expression).ast as unknown as Node;
  return changes(whole).map(({ changed, without }) => ({ without: textOf(without), expression: textOf(changed) }));
}

interface Change {
  readonly changed: Node;
  readonly without: Node;
}

function changes(node: Node): readonly Change[] {
  if (node.op === '&&' || node.op === '||') return chainChanges(node, node.op);
  const own = node.op === '?:' ? branchChanges(node.args as readonly Node[]) : [];
  return [...own, ...within(node.args, (args) => ({ op: node.op, args }))];
}

function chainChanges(node: Node, op: string): readonly Change[] {
  const operands = chain(node, op);
  const joined = (parts: readonly Node[]) => parts.reduce((left, right) => ({ op, args: [left, right] }));
  return operands.flatMap((operand, place) => [
    { changed: joined(operands.filter((one) => one !== operand)), without: operand },
    ...changes(operand).map(({ changed, without }) => ({
      changed: joined(operands.with(place, changed)),
      without,
    })),
  ]);
}

/** The operands of `a && b && c`, which is two operators. */
function chain(node: Node, op: string): readonly Node[] {
  return node.op === op ? (node.args as readonly Node[]).flatMap((one) => chain(one, op)) : [node];
}

function branchChanges([, yes, no]: readonly Node[]): readonly Change[] {
  return yes && no
    ? [
        { changed: no, without: yes },
        { changed: yes, without: no },
      ]
    : [];
}

/** The changes of what a part works on: nodes, and lists of them. */
function within(args: unknown, rebuilt: (args: unknown) => Node): readonly Change[] {
  if (Array.isArray(args))
    return args.flatMap((arg, place) => within(arg, (changed) => rebuilt(args.with(place, changed))));
  if (!isNode(args)) return [];
  return changes(args).map(({ changed, without }) => ({ changed: rebuilt(changed), without }));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}

function textOf(node: Node): string {
  return serialize(node as Parameters<typeof serialize>[0]);
}
