/** Context of every command: arguments, variables and output, so that none reads the machine by itself. */
import type { Platform } from '../programs/doctor';
import type { Reason } from '../programs/result';
import type { Run } from '../programs/run';

export interface PipelineProps {
  /** Arguments after the name of the program. */
  readonly argv: readonly string[];
  /** The root of the repository. */
  readonly root: string;
  readonly run: Run;
  readonly platform: Platform;
  /** Where minikube keeps its files. */
  readonly minikube: string;
  /** Variables of the process: settings of a deploy, and what Terraform must not see. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether standard error is a terminal. @default false */
  readonly terminal?: boolean;
}

/** Sets the exit status. */
export type End = (code: number) => void;

/** How a command ends that does not end well. */
export interface Ending {
  readonly reason: Reason;
  /** Said on standard error. @default - what was printed says it: findings, differences, a record */
  readonly message?: string;
}

/** Ends the command of that name; one that ends well does not call it. */
export type Finish = (command: string, ending: Ending) => void;
