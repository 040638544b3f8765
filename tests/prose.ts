/**
 * Prose in files: comments, strings and template texts of TypeScript, and the text of Markdown. Names and code are not
 * prose. The scanner is the compiler's own; its module is called unstable, so a new version of it may move.
 */
import { SyntaxKind } from 'typescript/unstable/ast';
import { createScanner } from 'typescript/unstable/ast/scanner';

/** Text for people in a file: a comment, a string, the text of a template, a page. */
export interface Prose {
  /** The number of the line on which it begins. */
  readonly line: number;
  readonly text: string;
  /** The first comment of its file. */
  readonly head: boolean;
}

/** @returns the prose of a file, by the end of its name; the places of words stay, spans of code become `xxx` */
export function proseOf(file: string, text: string): readonly Prose[] {
  const prose = file.endsWith('.md') ? markdownProse(text) : typescriptProse(text);
  return prose.map((piece) => ({ ...piece, text: withoutCode(piece.text) }));
}

/** Each word of a span of code, which ends in its paragraph, becomes as many `x`: places and lines stay. */
function withoutCode(text: string): string {
  return text.replace(/(`+)(?!`)(?:(?!\n\s*\n)[^`])+\1(?!`)/g, (code) => code.replace(/[^\s]/g, 'x'));
}

/** The page without its fences, indented blocks and targets of links; their lines stay, empty. */
export function markdownProse(page: string): readonly Prose[] {
  const empty = (block: string) => block.replace(/[^\n]/g, '');
  const text = page
    .replace(/^( *)(```+|~~~+)[\s\S]*?^\1\2 *$/gm, empty)
    .replace(/^( {4}|\t).*$/gm, '')
    .replace(/\]\([^)\s]*\)/g, ']');
  return [{ line: 1, text, head: false }];
}

/** Comments, strings and the texts of templates; `//` comments on consecutive lines are one. */
export function typescriptProse(source: string): readonly Prose[] {
  const found: { kind: 'comment' | 'string'; start: number; end: number }[] = [];
  for (const { kind, start, end } of tokens(source)) {
    const last = found.at(-1);
    if (kind === 'line' && last?.kind === 'comment' && source.slice(last.end, start).trim() === '') last.end = end;
    else found.push({ kind: kind === 'string' ? 'string' : 'comment', start, end });
  }
  const head = found.find(({ kind }) => kind === 'comment');
  return found.map((one) => ({
    line: 1 + lineFeeds(source.slice(0, one.start)),
    // Without its quotes: those of a template would be taken for a span of code.
    text: one.kind === 'string' ? source.slice(one.start + 1, one.end - 1) : source.slice(one.start, one.end),
    head: one === head,
  }));
}

interface Token {
  readonly kind: 'block' | 'line' | 'string';
  readonly start: number;
  readonly end: number;
}

const kinds: ReadonlyMap<SyntaxKind, Token['kind']> = new Map([
  [SyntaxKind.MultiLineCommentTrivia, 'block'],
  [SyntaxKind.SingleLineCommentTrivia, 'line'],
  [SyntaxKind.StringLiteral, 'string'],
  [SyntaxKind.NoSubstitutionTemplateLiteral, 'string'],
  [SyntaxKind.TemplateHead, 'string'],
  [SyntaxKind.TemplateMiddle, 'string'],
  [SyntaxKind.TemplateTail, 'string'],
]);

/** A slash after one of these divides; after anything else it opens a regular expression. */
const operands: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.Identifier,
  SyntaxKind.NumericLiteral,
  SyntaxKind.CloseParenToken,
  SyntaxKind.CloseBracketToken,
  SyntaxKind.CloseBraceToken,
  SyntaxKind.ThisKeyword,
  SyntaxKind.TypeKeyword,
  SyntaxKind.OfKeyword,
  SyntaxKind.FromKeyword,
]);

/** The scanner has no grammar: which brace ends a template's expression, and which slash divides, is decided here. */
function tokens(source: string): readonly Token[] {
  const scanner = createScanner(false, undefined, source);
  const found: Token[] = [];
  const templates: number[] = [];
  let depth = 0;
  let before: SyntaxKind | undefined;
  for (let kind = scanner.scan(); kind !== SyntaxKind.EndOfFile; kind = scanner.scan()) {
    const slash = kind === SyntaxKind.SlashToken || kind === SyntaxKind.SlashEqualsToken;
    if (slash && (before === undefined || !operands.has(before))) kind = scanner.reScanSlashToken();
    if (kind === SyntaxKind.OpenBraceToken) depth += 1;
    if (kind === SyntaxKind.CloseBraceToken) {
      if (templates.at(-1) === depth) kind = scanner.reScanTemplateToken(false);
      else depth -= 1;
    }
    if (kind === SyntaxKind.TemplateHead) templates.push(depth);
    if (kind === SyntaxKind.TemplateTail) templates.pop();
    const prose = kinds.get(kind);
    if (prose !== undefined) found.push({ kind: prose, start: scanner.getTokenStart(), end: scanner.getTokenEnd() });
    if (kind > SyntaxKind.LastTriviaToken) before = kind;
  }
  if (depth !== 0 || templates.length > 0) throw new Error('braces do not match: a slash or a template was misread');
  return found;
}

export function lineFeeds(text: string): number {
  return text.split('\n').length - 1;
}
