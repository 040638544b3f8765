/** Patterns of secrets: regular expressions for lower-case text, in the syntax that RE2 and JavaScript share. */
import type { Fault } from '../policy';
import { demand, type Part } from '../sentences';

/** A text of a secret, and how sentences name it. */
export type SecretText = readonly [what: string, pattern: string];

/** Names of environment variables. */
export const secretVariable = 'passw(or)?d|passphrase|pwd|token|bearer|secret|credential|jwt|(api|access|private)_?key';

/** Keys of ConfigMaps. */
export const secretKey = 'password|token|secret|key|pwd|jwt|credential';

/** Patterns of secrets in any text. */
export const secretValues: readonly SecretText[] = [
  ['a URL with a password', '://[^/ \\t\\r\\n:@]*:[^/ \\t\\r\\n@]+@'],
  ['a private key', '-----begin [a-z ]*private key-----'],
];

/** Patterns that scanners report as secrets in the text of a ConfigMap. */
export const secretTexts: readonly SecretText[] = [
  ['a password', 'pass(word)?[ \\t\\r\\n]*[:=]'],
  ['a secret', 'secret[ \\t\\r\\n]*[:=]'],
  ['a token', 'token[ \\t\\r\\n]*[:=]'],
  ["a key ('key:' or 'key=')", 'key[:=]'],
  ["a user name ('username:')", 'username:'],
  ["an e-mail address or 'email='", 'email=|(^|[^a-z0-9_.+-])[a-z0-9_.+-]+@[a-z0-9_-]+([.][a-z0-9_-]+)*[.][a-z]{2,}'],
  ["the name of a weak hash ('sha1' or 'md5')", 'sha1|md5'],
  ...secretValues,
];

/** One pattern for all texts. */
export function anyOf(texts: readonly SecretText[]): string {
  return texts.map(([, pattern]) => `(${pattern})`).join('|');
}

/** True if the text matches the pattern, in letters of any case. */
export function reads(text: unknown, pattern: string): boolean {
  return new RegExp(pattern).test(String(text).replace(/[A-Z]+/g, (letters) => letters.toLowerCase()));
}

/** Faults for the patterns that a text matches. No message repeats the text: messages end up in logs. */
export function textProblems({ path, subject }: Part, text: unknown, texts: readonly SecretText[]): readonly Fault[] {
  return texts.flatMap(([what, pattern]) =>
    demand(
      !reads(text, pattern),
      path,
      `${subject}: reword or remove what reads like ${what}; a secret is a file, mounted from a Secret`,
    ),
  );
}
