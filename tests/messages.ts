/** Decisions by the text of a message: sentences are for people and may be reworded, so code decides by reasons. */

/** Variables and fields that hold sentences of ours. */
const sentences = '(?:messages?|problems?|says|said|sentences?|why)';
/** Functions that make sentences. */
const makers = '(?:sentenceOf|sentences|complaint|describe\\w*|errorsOf|lastLines|inWords)';
const matching = '(?:includes|startsWith|endsWith|match|matchAll|search|indexOf|lastIndexOf)';
/** Anything that leaves a text what it is. */
const trimmed = '(?:\\??\\.(?:trim|trimEnd|toLowerCase|slice)\\([^()]*\\))*';

const patterns: readonly RegExp[] = [
  // said.includes('x'), problem.message?.trim().startsWith('x')
  new RegExp(`\\b${sentences}[)!]*(?:\\[\\w+\\])?!?${trimmed}\\s*\\??\\.${matching}\\(`, 'g'),
  // describe(problem).match(/x/)
  new RegExp(`\\b${makers}\\([^()]*\\)${trimmed}\\s*\\??\\.${matching}\\(`, 'g'),
  // /x/.test(problem.message), pattern.exec(describe(problem))
  new RegExp(`\\.(?:test|exec)\\(\\s*(?:[\\w.?!\\[\\]]*\\.)?${sentences}!?${trimmed}\\s*\\)`, 'g'),
  new RegExp(`\\.(?:test|exec)\\(\\s*${makers}\\(`, 'g'),
  // message === 'x', but not: is there any
  new RegExp(`\\b${sentences}\\s*[!=]==\\s*(['"\`])(?!\\1)`, 'g'),
  new RegExp(`(['"])[^'"\\n]+\\1\\s*[!=]==\\s*(?:[\\w.?!]*\\.)?${sentences}\\b(?!\\.)`, 'g'),
  // switch (problem.message)
  new RegExp(`\\bswitch\\s*\\(\\s*(?:[\\w.?!]*\\.)?${sentences}\\s*\\)`, 'g'),
];

export interface Exception {
  readonly file: string;
  /** The line has this in it. */
  readonly line: string;
  readonly because: string;
}

/** Texts of other programs, which have no output for machines. */
export const exceptions: readonly Exception[] = [
  {
    file: 'src/pipeline/gate.ts',
    line: 'says.test(said)',
    because: 'a container must end with an error of its own about a setting: its output is what is tested',
  },
  {
    file: 'src/drills/wrong-env/drill.ts',
    line: "sentence.includes(`'breakwater-",
    because: "the API server's refusal names the policy, and kubectl apply has no other form of it",
  },
  {
    file: 'src/drills/wrong-env/report.ts',
    line: "/ValidatingAdmissionPolicy '([^']+)'/.exec(sentence)",
    because: "the API server's refusal names the policy, and kubectl apply has no other form of it",
  },
  {
    file: 'src/drills/wrong-env/report.ts',
    line: '/(\\S+) "([^"]+)" is/.exec(sentence)',
    because: "the API server's refusal names the object, and kubectl apply has no other form of it",
  },
];

/** @returns `file: line` for each place that decides by a message and is not an exception */
export function decisions(file: string, text: string, except: readonly Exception[] = exceptions): readonly string[] {
  const code = withoutComments(text);
  const places = new Set(patterns.flatMap((pattern) => [...code.matchAll(pattern)].map(({ index }) => index)));
  const lines = [...places].sort((a, b) => a - b).map((place) => lineAt(code, place));
  return [...new Set(lines)]
    .filter((line) => !except.some((one) => one.file === file && line.includes(one.line)))
    .map((line) => `${file}: ${line}`);
}

/** The text with as many lines. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, '')).replace(/(^|\s)\/\/.*$/gm, '$1');
}

function lineAt(text: string, place: number): string {
  const from = text.lastIndexOf('\n', place) + 1;
  const to = text.indexOf('\n', place);
  return text.slice(from, to < 0 ? undefined : to).trim();
}
