/** The end of a command: the one place where an exit status follows from a reason. */
import { exitStatus } from '../programs/result';
import type { End, Finish, PipelineProps } from './props';

/** @param end receives the exit status: 1 failure, 2 usage error */
export function finishing({ err }: Pick<PipelineProps, 'err'>, end: End): Finish {
  return (command, { reason, message }) => {
    if (message !== undefined) err(`${command}: ${message}\n`);
    end(exitStatus({ reason, message: message ?? '' }));
  };
}

/** What was found is printed, and is a failure. */
export const found = { reason: 'failed' } as const;
