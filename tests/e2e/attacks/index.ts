/** Every attack of the suite. */
import type { Attack } from './attack';
import { networkAttacks } from './network';
import { objectAttacks } from './objects';
import { outsideAttacks } from './outside';
import { peopleAttacks } from './people';
import { podAttacks } from './pods';
import { workloadAttacks } from './workloads';

export const attacks: readonly Attack[] = [
  ...workloadAttacks,
  ...objectAttacks,
  ...peopleAttacks,
  ...networkAttacks,
  ...podAttacks,
  ...outsideAttacks,
];
