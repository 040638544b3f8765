/** The list of subjects: a new one is its file and its line here. */
import type { Subject } from './alert';
import { backups } from './backups';
import { burn } from './burn';
import { certificates } from './certificates';
import { drift } from './drift';
import { frontDoor } from './front-door';
import { mongo } from './mongo';
import { platform } from './platform';
import { resolver } from './resolver';
import { security } from './security';
import { services } from './services';
import { workloads } from './workloads';

export const subjects: readonly Subject[] = [
  services,
  burn,
  mongo,
  backups,
  resolver,
  certificates,
  frontDoor,
  workloads,
  platform,
  drift,
  security,
];
