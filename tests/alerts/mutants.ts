/** Mutants of a rule: one threshold, comparison, label, duration or selector is another. */
import type { Rule } from '../../src/alerts/rules';

export interface Mutant {
  readonly says: string;
  readonly rule: Rule;
}

/** A piece of a query. */
interface Token {
  readonly kind: 'duration' | 'matcher' | 'number' | 'operator' | 'other' | 'word';
  readonly text: string;
}

/** Each mutant differs from the rule in one place. */
export function mutantsOf(rule: Rule): readonly Mutant[] {
  return [...queryMutants(rule), ...holdMutants(rule), ...labelMutants(rule)];
}

function labelMutants(rule: Rule): readonly Mutant[] {
  return Object.keys(rule.labels).map((name) => ({
    says: `label ${name} dropped`,
    rule: { ...rule, labels: Object.fromEntries(Object.entries(rule.labels).filter(([one]) => one !== name)) },
  }));
}

function holdMutants(rule: Rule): readonly Mutant[] {
  const { for: hold, ...without } = rule;
  if (hold === undefined) return [{ says: 'for added', rule: { ...rule, for: '30m' } }];
  return [
    { says: `for ${hold} dropped`, rule: without },
    ...otherDurations(hold).map((other) => ({ says: `for ${hold} → ${other}`, rule: { ...rule, for: other } })),
  ];
}

/** Half of it, and twice it. */
function otherDurations(duration: string): readonly string[] {
  const [, number = '', unit = ''] = /^(\d+)(\w+)$/.exec(duration) ?? [];
  const seconds = { d: 86_400, h: 3_600, m: 60, s: 1 }[unit] ?? 0.001;
  return [0.5, 2].map((factor) => `${Number(number) * factor * seconds}s`);
}

function queryMutants(rule: Rule): readonly Mutant[] {
  const tokens = tokensOf(rule.expr);
  const mutant = (says: string, changed: readonly string[]) => ({ says, rule: { ...rule, expr: changed.join('') } });
  const single = tokens.flatMap((token, place) =>
    othersOf(token, tokens, place).map((other) =>
      mutant(
        `${token.text} → ${other} at ${place} of ${rule.expr}`,
        tokens.map(({ text }, at) => (at === place ? other : text)),
      ),
    ),
  );
  return [...single, ...durationMutants(tokens, mutant)];
}

/** A duration that a query names twice is one value: it changes everywhere. */
function durationMutants(
  tokens: readonly Token[],
  mutant: (says: string, changed: readonly string[]) => Mutant,
): readonly Mutant[] {
  const durations = new Set(tokens.filter(({ kind }) => kind === 'duration').map(({ text }) => text));
  return [...durations].flatMap((duration) =>
    otherDurations(duration).map((other) =>
      mutant(
        `${duration} → ${other}`,
        tokens.map(({ kind, text }) => (kind === 'duration' && text === duration ? other : text)),
      ),
    ),
  );
}

const operators: Readonly<Record<string, readonly string[]>> = {
  '>': ['<', '>='],
  '>=': ['<', '>'],
  '<': ['>', '<='],
  '<=': ['>', '<'],
  '==': ['!='],
  '!=': ['=='],
};

const words: Readonly<Record<string, readonly string[]>> = { and: ['or'], or: ['unless'], unless: ['and'] };

function othersOf({ kind, text }: Token, tokens: readonly Token[], place: number): readonly string[] {
  if (kind === 'operator') return (operators[text] ?? []).filter((other) => !isSame(text, other, tokens, place));
  if (kind === 'word') return words[text] ?? [];
  if (kind === 'number') return otherNumbers(Number(text), tokens, place);
  return kind === 'matcher' ? otherMatchers(text) : [];
}

/** A measured share is never exactly a fraction: whether the fraction itself counts makes no difference. */
function isSame(text: string, other: string, tokens: readonly Token[], place: number): boolean {
  const number = tokens.slice(place).find(({ kind }) => kind === 'number')?.text ?? '';
  return text.charAt(0) === other.charAt(0) && number.includes('.');
}

/** The argument of vector is not a threshold. */
function otherNumbers(number: number, tokens: readonly Token[], place: number): readonly string[] {
  if (tokens[place - 1]?.text === 'vector(') return [];
  return number === 0 ? ['1', '-1'] : [number / 2, number * 2].map(String);
}

/** It selects everything, or what it did not. */
function otherMatchers(text: string): readonly string[] {
  const [, label = '', operator = '', value = ''] = /^(\w+)(=~|!~|!=|=)(".*")$/.exec(text) ?? [];
  const opposite = { '=': '!=', '!=': '=', '=~': '!~', '!~': '=~' }[operator];
  return [`${label}=~".*"`, `${label}${opposite}${value}`];
}

const pieces: readonly (readonly [Token['kind'], RegExp])[] = [
  ['matcher', /\w+(?:=~|!~|!=|=)"[^"]*"/y],
  ['other', /"[^"]*"|vector\(/y],
  ['duration', /(?<=[[:]|offset )\d+(?:ms|[dhms])/y],
  ['operator', />=|<=|==|!=|>|</y],
  ['word', /\b(?:and|or|unless)\b/y],
  ['number', /(?<![\w.])\d+(?:\.\d+)?(?:e-?\d+)?(?![\w.])/y],
  ['other', /\w+|\W/y],
];

/** A query in pieces, which are the query again when they are joined. */
export function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < query.length; at += tokens.at(-1)?.text.length ?? 1) {
    tokens.push(tokenAt(query, at));
  }
  return tokens;
}

function tokenAt(query: string, at: number): Token {
  for (const [kind, pattern] of pieces) {
    pattern.lastIndex = at;
    const [text] = pattern.exec(query) ?? [];
    if (text) return { kind, text };
  }
  return { kind: 'other', text: query.charAt(at) };
}
