/** The statement of a run: which commit became which dist, images and bills of materials. */
import { failure, type Result, success } from '../programs/result';

export interface StatedImage {
  readonly reference: string;
  /** Of the engine's image: `sha256:…`. */
  readonly id: string;
  /** SHA-256 in hexadecimal digits of the file of its bill of materials. */
  readonly sbom: string;
}

export interface Statement {
  /** 40 hexadecimal digits. */
  readonly commit: string;
  readonly environment: string;
  /** SHA-256 in hexadecimal digits of `dist/SHA256SUMS`. */
  readonly checksums: string;
  /** By name, at least one. */
  readonly images: Readonly<Record<string, StatedImage>>;
}

export const statementFile = 'statement.json';

/** @returns canonical JSON: one text for one statement, images sorted by name */
export function statementText({ commit, environment, checksums, images }: Statement): string {
  const sorted = Object.entries(images)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { reference, id, sbom }]) => [name, { reference, id, sbom }]);
  const whole = { commit, environment, checksums, images: Object.fromEntries(sorted) };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}

/** The inverse of `statementText`, which takes nothing else. */
export function parseStatement(text: string): Result<Statement> {
  const refuse = (why: string) => failure('refused', `${statementFile} is not a statement: ${why}`);
  const found = jsonOf(text) as Partial<Statement> | null | undefined;
  if (typeof found !== 'object' || found === null) return refuse('not a JSON object');
  const images = Object.entries(found.images ?? {});
  const wrong = [
    ...(is(found.commit, /^[0-9a-f]{40}$/) ? [] : ['commit']),
    ...(is(found.environment, /^[a-z][a-z0-9-]*$/) ? [] : ['environment']),
    ...(is(found.checksums, /^[0-9a-f]{64}$/) ? [] : ['checksums']),
    ...(images.length > 0 ? [] : ['images']),
    ...images.flatMap(([name, image]) => (isImage(name, image) ? [] : [`images.${name}`])),
  ];
  if (wrong.length > 0) return refuse(`${wrong.join(', ')} ${wrong.length > 1 ? 'are' : 'is'} not what it should be`);
  const statement = found as Statement;
  return statementText(statement) === text ? success(statement) : refuse('it is not written as a run writes it');
}

function isImage(name: string, image: unknown): boolean {
  const { reference, id, sbom } = (image ?? {}) as Partial<StatedImage>;
  return (
    /^[a-z][a-z0-9-]*$/.test(name) &&
    is(reference, /^[\w.:/@-]+$/) &&
    is(id, /^sha256:[0-9a-f]{64}$/) &&
    is(sbom, /^[0-9a-f]{64}$/)
  );
}

function is(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
