/** The steps of the pipeline, as data: what each is called, why it is there, and what it does. */
import { failure, type Reason, type Result, success } from '../programs/result';
import type { Release } from './release';

export interface Step {
  readonly name: StepName | ExtraStep;
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

/** A step that runs where it is asked for, after all others. */
export type ExtraStep = 'push';

/** Whether a step needs what `deploy` did. */
export function isAfterDeploy(name: Step['name']): boolean {
  return comesBefore('deploy', name);
}

/** Whether one step comes before another. */
export function comesBefore(one: Step['name'], other: Step['name']): boolean {
  return placeOf(one) < placeOf(other);
}

function placeOf(name: Step['name']): number {
  return name === 'push' ? stepNames.length : stepNames.indexOf(name);
}

/** The line of a step that passed, or its problem. */
export type StepResult = Result<string>;

export function done(line: string): StepResult {
  return success(line);
}

export function failed(message: string, reason: Reason = 'failed'): StepResult {
  return failure(reason, message);
}
