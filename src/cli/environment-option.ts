/** The option `--environment`, which has one default in every command. */
import { Option } from 'commander';
import { defaultEnvironment, environments } from '../config/environments';

/**
 * @param description what the environment is for in this command
 * @param names those that it takes @default - all
 * @param variable the value of a variable that is used before the default @default - none
 */
export function environmentOption(
  description: string,
  names: readonly string[] = Object.keys(environments),
  variable?: string,
): Option {
  return new Option('--environment <name>', description).choices(names).default(variable || defaultEnvironment);
}
