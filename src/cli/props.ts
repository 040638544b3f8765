/** What every command is given: so that none reads the machine by itself. */
import type { Platform } from '../programs/doctor';
import type { Run } from '../programs/run';

export interface PipelineProps {
  /** Arguments after the name of the program. */
  readonly argv: readonly string[];
  /** The root of the repository. */
  readonly root: string;
  readonly run: Run;
  readonly platform: Platform;
  /** Where minikube keeps its things. */
  readonly minikube: string;
  /** Variables of the process: settings of a deploy, and what Terraform must not see. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a person watches standard error. @default false */
  readonly terminal?: boolean;
}

/** Says how a command ended. */
export type End = (code: number) => void;
