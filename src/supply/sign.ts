/** Signing: the statement, its signature, and the one over the checksums of dist. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type Result, success } from '../programs/result';
import { checksumsFile } from '../synth/checksums';
import type { SigningKeys } from './keys';
import { signatureFile, signBytes } from './signature';
import { parseStatement, type Statement, statementFile, statementText } from './statement';
import { contentProblems } from './verify';

/**
 * Writes `statement.json`, its signature, and the one over `dist/SHA256SUMS` into a folder that has the bills of
 * materials (`<image>.cdx.json`).
 * @returns a problem, and nothing is written, when the statement is not of this dist and these bills
 */
export function signStatement(
  props: { readonly folder: string; readonly dist: string; readonly statement: Statement },
  { privateKey }: Pick<SigningKeys, 'privateKey'>,
): Result<undefined> {
  const { folder, dist, statement } = props;
  const text = statementText(statement);
  const read = parseStatement(text);
  if (!read.ok) return read;
  const problems = contentProblems(folder, dist, statement);
  if (problems.length > 0) return failure('refused', problems.join('\n'));
  const sums = readFileSync(join(dist, checksumsFile));
  put(join(folder, signatureFile(checksumsFile)), signBytes(sums, privateKey));
  put(join(folder, statementFile), text);
  put(join(folder, signatureFile(statementFile)), signBytes(Buffer.from(text), privateKey));
  return success(undefined);
}

/** Whole or not at all. */
function put(file: string, text: string): void {
  writeFileSync(`${file}.next`, text);
  renameSync(`${file}.next`, file);
}
