/** Plain words: the list of words to avoid, and the search for them in comments, strings and pages. */
import { lineFeeds, type Prose, proseOf } from './prose';

/** A word to avoid. */
export interface Word {
  readonly word: string;
  /** The words to use instead. */
  readonly write: string;
  /** @default - the word itself; a space stands for any white space and for the margin of a comment */
  readonly pattern?: string;
}

export const words: readonly Word[] = [
  { word: 'nobody', write: 'no one, no user, or the passive' },
  { word: 'somebody', write: 'someone, another team, another run' },
  { word: 'everybody', write: 'everyone, all users' },
  { word: 'anybody', write: 'anyone, any client' },
  { word: 'whence', write: 'from where, source, origin' },
  { word: 'mend', write: 'fix, repair, correct', pattern: 'mend(?:s|ed|ing)?' },
  { word: 'told', write: 'said, reported, printed, passed' },
  { word: 'a look', write: 'one poll, one read, a check', pattern: 'a look(?!-)' },
  { word: 'by hand', write: 'manually, or the name of the one who does it' },
  { word: 'to be had', write: 'available' },
  { word: 'leave away', write: 'omit', pattern: '(?:leav(?:e|es|ing)|left)(?: [\\w`-]+){0,5} away' },
  { word: 'what is not as', write: 'differences, mismatches' },
  { word: 'is no', write: 'is not a, has no, or cannot', pattern: '(?<!\\bthere )(?:is|are) no (?!longer|more)\\w+' },
];

const asked = ['Who', 'Whose', 'What', 'Where', 'Whether', 'How', 'Why', 'Which', 'When'] as const;

/** Opens the first comment of a file. */
export const questions: readonly Word[] = asked.map((word) => ({
  word: `${word} …`,
  write: 'a noun phrase at the head of a file',
  pattern: word,
}));

export interface Finding {
  /** `file:line: word → write …` */
  readonly says: string;
  /** The line in which it was found. */
  readonly source: string;
}

/** @returns the words to avoid in a file of TypeScript or Markdown, in the order of their lines */
export function findings(file: string, text: string): readonly Finding[] {
  const lines = text.split('\n');
  return proseOf(file, text)
    .flatMap((piece) => hits(piece))
    .sort((a, b) => a.line - b.line)
    .map(({ line, word }) => ({
      says: `${file}:${line}: ${word.word} → write ${word.write}`,
      source: lines[line - 1]?.trim() ?? '',
    }));
}

function hits({ text, line, head }: Prose): readonly { readonly line: number; readonly word: Word }[] {
  const found = words.flatMap((word) =>
    [...text.matchAll(patternOf(word))].map(({ index }) => ({ line: line + lineFeeds(text.slice(0, index)), word })),
  );
  const first = head && /^[/*\s]*([A-Z]\w*)/.exec(text)?.[1];
  const question = questions.filter(({ pattern }) => pattern === first).map((word) => ({ line, word }));
  return [...question, ...found];
}

function patternOf({ word, pattern = word }: Word): RegExp {
  return new RegExp(`\\b${pattern.replaceAll(' ', '(?:[\\s*/>]+)')}\\b`, 'gi');
}

/** Files and folders that are checked: TypeScript and Markdown. */
export const covered: readonly string[] = [
  'src',
  'charts',
  'docs',
  'tests',
  '.github',
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
];

/** Lines in which a word is right. */
export interface Exception {
  readonly file: string;
  /** The line has this in it. */
  readonly text: string;
  readonly because: string;
}

export const exceptions: readonly Exception[] = [
  { file: 'tests/words.ts', text: '{ word: ', because: 'the list itself' },
  { file: 'tests/words.test.ts', text: 'planted: ', because: 'the test of the list plants its words' },
];
