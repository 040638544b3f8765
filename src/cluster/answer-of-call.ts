/** The answer to one call, as the image `client` prints it: one line of JSON, its body in base64. */

export interface AnswerOfCall {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** As text; bytes that are not UTF-8 are replaced. */
  readonly body: string;
  /** Whether the body was longer, and is cut off. */
  readonly cut: boolean;
  /** From the connection to the last byte. */
  readonly seconds: number;
}

/** @param lines of a log @returns the last answer in it; `undefined`: there is none */
export function answerIn(lines: readonly string[]): AnswerOfCall | undefined {
  for (const line of [...lines].reverse()) {
    const found = parsed(line);
    if (found?.status !== undefined) return { ...found, body: Buffer.from(found.body, 'base64').toString() };
  }
  return undefined;
}

function parsed(line: string): AnswerOfCall | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as AnswerOfCall;
  } catch {
    return undefined;
  }
}
