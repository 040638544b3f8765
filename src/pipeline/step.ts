/** The steps of the pipeline, as data: what each is called, why it is there, and what it does. */
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

/** How a step ended: with a word for its line, or in a sentence. */
export type StepResult =
  | { readonly ok: true; readonly says: string }
  | { readonly ok: false; readonly problem: string };

export function done(says: string): StepResult {
  return { ok: true, says };
}

export function failed(problem: string): StepResult {
  return { ok: false, problem };
}
