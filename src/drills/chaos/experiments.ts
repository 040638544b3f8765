/** The list of chaos experiments: a new one is its value in a file of this folder, and its line here. */
import { certificate } from './certificate';
import { database } from './database';
import { dependencies } from './dependencies';
import type { Experiment } from './experiment';
import { instances } from './instances';
import { nodes } from './nodes';

export const experiments: readonly Experiment[] = [
  ...instances,
  ...database,
  ...dependencies,
  ...certificate,
  ...nodes,
];
