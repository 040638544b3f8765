/** Commands of the product on lab, as a user types them, with the settings that this machine needs. */
import { lab } from '../../../src/config/environments/lab';
import type { Outcome, RunOptions } from '../../../src/programs/run';
import { run } from '../../../src/programs/run';
import { kitSettings } from './kit';

const { entry } = lab.frontDoor;

/** Of 127.0.0.1, on which lab's front door is. @throws when it has none */
export const ports = entry.kind === 'loopback' ? entry : unreachable();

function unreachable(): never {
  throw new Error('lab has no front door on 127.0.0.1: the suites call it there');
}

/** Releases whose images or charts are not available: the suites install none, since that takes providers. */
export const noReleases = { BREAKWATER_LEAVE_OUT: 'ingress-nginx,cert-manager,prometheus,grafana' } as const;

/** A command of ours on lab, with a dist that may not be committed: the working tree is what is tested. */
export function breakwater(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const env = { ...kitSettings, ...options.env };
  return run('node', ['lib/src/cli/main.js', ...args], { ...options, env });
}

export function up(...args: readonly string[]): Promise<Outcome> {
  // The stack cluster needs no provider, and no file that says where they are.
  const env = { ...noReleases, TF_CLI_CONFIG_FILE: '/dev/null' };
  return breakwater(['up', '--environment', lab.name, '--uncommitted', ...args], { echo: true, env });
}
