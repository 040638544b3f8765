/** A sentence that must hold of an environment. */
import type { Environment } from './environment';

export interface Invariant {
  /** The sentence, as a reader should find it: also the name of its test. */
  readonly says: string;
  /** What is wrong with this one environment among the others: nothing, or what was found and how to correct it. */
  readonly broken: (environment: Environment, others: readonly Environment[]) => string | undefined;
}
