/** YAML of others as inputs: paths, folders of tools rendered or named, and standard input. */
import { isMatch } from '../check/config';
import { type Input, inputsOf } from '../check/input';
import type { Note } from '../check/note';
import { rendered } from '../check/render';
import { surveyed } from '../check/survey';
import { failure, type Result, success } from '../programs/result';
import type { PipelineProps } from './props';

export interface ForeignProps extends Pick<PipelineProps, 'root' | 'run'> {
  /** @default - that of this process */
  readonly stdin?: () => AsyncIterable<Uint8Array>;
}

export interface ForeignInputs {
  readonly inputs: readonly Input[];
  readonly notes: readonly Note[];
}

/**
 * @param render whether kustomize and helm may run
 * @param skipped globs of files that are not read
 */
export async function foreignInputs(
  { root, run, stdin = () => process.stdin }: ForeignProps,
  paths: readonly string[],
  { render, skipped = [] }: { readonly render: boolean; readonly skipped?: readonly string[] },
): Promise<Result<ForeignInputs>> {
  const done = render ? await rendered(paths, root, run) : { inputs: [], notes: [], paths };
  const found = inputsOf({ paths: done.paths, root, stdin });
  if (!found.ok) return failure('usage', found.problems.join('\n'));
  const kept = found.inputs.filter(({ file }) => !skipped.some((glob) => isMatch(glob, file)));
  const { inputs, notes } = await surveyed(kept);
  return success({ inputs: [...done.inputs, ...inputs], notes: [...done.notes, ...notes] });
}
