/** Removes the clusters that suites made: before and after a run. */
import { removeClusters } from './cluster';

void removeClusters();
