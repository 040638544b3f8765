/** The list of environments: a new one is its file and its word here. */
import type { Environment } from '../environment';
import { beta } from './beta';
import { lab } from './lab';
import { local } from './local';
import { production } from './production';

export const environments = { lab, local, beta, production } as const satisfies Record<string, Environment>;

export type EnvironmentName = keyof typeof environments;

/** The environment of every command that is given none. */
export const defaultEnvironment: EnvironmentName = 'local';
