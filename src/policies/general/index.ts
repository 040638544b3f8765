import { accounts } from './accounts';
import { autoscalers } from './autoscalers';
import { availability } from './availability';
import { cluster } from './cluster';
import { confinement } from './confinement';
import { network } from './network';
import { node } from './node';
import { resources } from './resources';
import { access } from './rights';
import type { GeneralRule } from './rule';
import { secrets } from './secrets';
import { server } from './server';

/** Every rule of the set `general`. */
export const generalRules: readonly GeneralRule[] = [
  ...server,
  ...confinement,
  ...node,
  ...accounts,
  ...resources,
  ...availability,
  ...autoscalers,
  ...network,
  ...secrets,
  ...access,
  ...cluster,
];
