/** The list of chaos experiments: a new one is its value in a file of this folder, and its line here. */
import type { Experiment } from './experiment';
import { instances } from './instances';

export const experiments: readonly Experiment[] = [...instances];
