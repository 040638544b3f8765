/** Every dashboard: one of all services, one of each that callers reach, of the database, and of what they stand on. */
import type { Board } from './board';
import { mongo } from './mongo';
import { overview } from './overview';
import { platform } from './platform';
import { server } from './server';
import { servers } from './servers';

export const boards: readonly [Board, ...Board[]] = [overview, ...servers.map(server), mongo, platform];
