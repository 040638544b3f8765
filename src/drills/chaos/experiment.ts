/** Types of a chaos experiment: the hypothesis in numbers, the fault, and the way back. */
import type { Kubectl } from '../../cluster/kubectl';
import type { Environment } from '../../config/environment';
import type { Clock } from '../../programs/clock';
import type { Result } from '../../programs/result';
import type { Run } from '../../programs/run';

/**
 * Callers during a drill: of the hash service over kept connections, and over a new one for each request; who reads and
 * who creates users.
 */
export const callerNames = ['hash', 'newcomers', 'reads', 'writes'] as const;

export type CallerName = (typeof callerNames)[number];

/** Where a fault is made. */
export interface Scene {
  readonly kubectl: Kubectl;
  readonly run: Run;
  readonly clock: Clock;
  readonly environment: Environment;
}

/** The things that a fault takes, found before anything is broken: all that the way back needs to know. */
export interface Target {
  /** For people. */
  readonly says: string;
  /** Names and values, as the experiment wants them. */
  readonly parts: readonly string[];
}

/** Seconds without a right answer, by caller. */
export type Gaps = Readonly<Record<CallerName, number>>;

/** The hypothesis as numbers that can turn out wrong, and the condition at which the fault is undone early. */
export interface Bounds {
  /** The longest time without a right answer that each caller may see. */
  readonly gap: Gaps;
  /** A time without a right answer at which the fault is undone: more than was meant. */
  readonly abort: Gaps;
  /** Seconds from the end of the fault until the steady state holds again. */
  readonly recovered: number;
}

/** A fault that no alert shows, and why that is meant. */
export interface Silence {
  readonly none: string;
}

/** A fault, and what is believed of it. */
export interface Experiment {
  readonly name: string;
  /** A sentence that callers would understand. */
  readonly hypothesis: string;
  /** The fault, in words. */
  readonly breaks: string;
  /** The way back, in words. */
  readonly restores: string;
  /** Whatever can be harmed, at the most. */
  readonly radius: string;
  /** Seconds that the fault lasts. */
  readonly lasts: number;
  readonly bounds: Bounds;
  /** Alerts that show it, of which one is enough, or the reason for which none does. */
  readonly alerts: readonly [string, ...string[]] | Silence;
  /** Changes nothing. @returns what would be taken, or why it cannot be done here */
  find(scene: Scene): Promise<Result<Target>>;
  /** @throws StageProblem where it cannot */
  inject(scene: Scene, target: Target): Promise<void>;
  /** May come before the fault is complete, and again after it has succeeded. @throws StageProblem where it cannot */
  undo(scene: Scene, target: Target): Promise<void>;
}

/** The same bound for all callers, but for some. */
export function all(seconds: number, but: Partial<Gaps> = {}): Gaps {
  return { hash: seconds, newcomers: seconds, reads: seconds, writes: seconds, ...but };
}

/** @returns names of the alerts that show an experiment; none where it has a reason */
export function alertsOf({ alerts }: Pick<Experiment, 'alerts'>): readonly string[] {
  return 'none' in alerts ? [] : alerts;
}
