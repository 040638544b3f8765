/** The steps of the pipeline, as data: what each is called, why it is there, and what it does. */
import { failure, type Reason, type Result, success } from '../programs/result';
import type { Release } from './release';

export interface Step {
  readonly name: StepName;
  /** One sentence for a reader of the help text and the record. */
  readonly why: string;
  readonly run: (release: Release) => Promise<StepResult>;
  /** Runs beside the steps that follow, and must have passed before this one begins. @default - none runs beside it */
  readonly before?: StepName;
}

/** In the order in which they run. */
export const stepNames = [
  'check',
  'test',
  'cluster',
  'build',
  'sbom',
  'gate',
  'tag',
  'sign',
  'deploy',
  'smoke',
  'finish',
] as const;
export type StepName = (typeof stepNames)[number];

/** Whether a step needs what `deploy` did. */
export function isAfterDeploy(name: StepName): boolean {
  return comesBefore('deploy', name);
}

/** Whether one step comes before another. */
export function comesBefore(one: StepName, other: StepName): boolean {
  return stepNames.indexOf(one) < stepNames.indexOf(other);
}

/** The line of a step that passed, or its problem. */
export type StepResult = Result<string>;

export function done(line: string): StepResult {
  return success(line);
}

export function failed(message: string, reason: Reason = 'failed'): StepResult {
  return failure(reason, message);
}
