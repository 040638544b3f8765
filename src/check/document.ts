/** A file as its YAML documents, each with its place, so that one that cannot be read leaves the others readable. */

/** One document of a file. */
export interface Document {
  /** The name of the file in reports. */
  readonly file: string;
  readonly text: string;
  /** Lines of the file before it. */
  readonly above: number;
}

/**
 * `---` or `...` at the start of a line is a marker wherever it stands, inside of quotes and blocks too. kubectl also takes
 * `---#`, which charts have and which YAML has as text.
 */
const marker = /(?:^|\n)(---(?=#)|(?:---|\.\.\.)(?=[ \t\n]|$))/g;
const tight = /^---(?=#)/;

/** kubectl passes over a byte order mark at the beginning of each document. */
const byteOrder = /((?:^|\n)---[^\n]*\n)\ufeff/;

/** Where a comment ends, as kubectl has it: other parsers go on to the end of the line. */
const commentEnd = /[\n\u0085\u2028\u2029]/g;

/** The documents of a file that hold more than comments and directives. @param text with `\n` at the end of lines */
export function* documentsOf(file: string, text: string): Generator<Document> {
  let [start, above, begun] = [0, 0, false];
  for (const { 0: found, 1: kind, index } of text.matchAll(marker)) {
    const at = index + found.length - 3;
    const begins = kind === '---';
    // Comments and directives before `---` belong to the document that it begins.
    if (!begins || begun || firstWord(text.slice(start, at)) !== undefined) {
      const part = text.slice(start, begins ? at : nextLine(text, at));
      yield* unlessEmpty({ file, text: part, above });
      above += newlines(part);
      start += part.length;
    }
    begun = begins;
  }
  yield* unlessEmpty({ file, text: text.slice(start), above });
}

function unlessEmpty(found: Document): readonly Document[] {
  const document = { ...found, text: found.text.replace(tight, '   ').replace(byteOrder, '$1') };
  return firstWord(document.text) === undefined ? [] : [document];
}

/** The line of a file on which the document says its first word. */
export function firstLine({ text, above }: Document): number {
  return above + newlines(text.slice(0, firstWord(text) ?? 0)) + 1;
}

/** The place of the first word that is not a comment, directive or marker. */
function firstWord(text: string): number | undefined {
  const word = /\S/g;
  for (let found = word.exec(text); found; found = word.exec(text)) {
    const at = found.index;
    const begins = at === 0 || text[at - 1] === '\n';
    if (text[at] === '#') word.lastIndex = afterComment(text, at);
    else if (text[at] === '%' && begins) word.lastIndex = nextLine(text, at);
    else if (begins && /^(---|\.\.\.)([ \t\n]|$)/.test(text.slice(at, at + 4))) word.lastIndex = at + 3;
    else return at;
  }
  return undefined;
}

function afterComment(text: string, at: number): number {
  commentEnd.lastIndex = at;
  return commentEnd.test(text) ? commentEnd.lastIndex : text.length;
}

function nextLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
