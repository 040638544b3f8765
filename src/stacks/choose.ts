/** Choice of the app's environment and settings. */
import type { Environment } from '../config/environment';
import { defaultEnvironment } from '../config/environments';
import type { Settings, Variables } from './settings';
import { readSettings, variables } from './settings';

export type Chosen =
  | { readonly ok: true; readonly environment: Environment; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly string[] };

/** @returns the environment that BREAKWATER_ENVIRONMENT names, or the default one, and its settings; or sentences about what is wrong */
export function choose(environments: Readonly<Record<string, Environment>>, given: Variables): Chosen {
  const name = given[variables.environment] || defaultEnvironment;
  const environment = Object.hasOwn(environments, name) ? environments[name] : undefined;
  if (!environment) {
    const all = Object.keys(environments).join(', ');
    return { ok: false, problems: [`${variables.environment} is '${name}'; environments are ${all}`] };
  }
  const read = readSettings(environment, given);
  return read.ok ? { ok: true, environment, settings: read.settings } : read;
}
