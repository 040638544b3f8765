/** The list of subjects: a new one is its file and its line here. */
import type { Subject } from './alert';
import { mongo } from './mongo';
import { platform } from './platform';
import { services } from './services';

export const subjects: readonly Subject[] = [services, mongo, platform];
