/** `npm run up`, as a user types it, with what this machine needs: it pulls no images and knows bases by name. */
import { existsSync } from 'node:fs';
import { lab } from '../../src/config/environments/lab';
import type { Outcome, RunOptions } from '../../src/programs/run';
import { run } from '../../src/programs/run';

const { entry } = lab.frontDoor;

/** Of 127.0.0.1, on which lab's front door is. @throws when it has none */
export const ports = entry.kind === 'loopback' ? entry : unreachable();

function unreachable(): never {
  throw new Error('lab has no front door on 127.0.0.1: the suite calls it there');
}

/** Settings of the stand-in for minikube: nothing is pulled, and its front door listens on other ports of the node. */
export const standIn: Readonly<Record<string, string>> = existsSync('../shared/cluster')
  ? { BREAKWATER_BASES: 'by-name', BREAKWATER_IMAGES: 'loaded', BREAKWATER_NODE_PORTS: '30080,30443' }
  : {};

/** Releases whose images or charts the suite cannot have: it installs none, since that takes providers. */
export const noReleases = { BREAKWATER_LEAVE_OUT: 'ingress-nginx,cert-manager,prometheus,grafana' } as const;

/** A command of ours on lab, with a dist that may not be committed: what is being worked on is what is tested. */
export function breakwater(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const env = { ...standIn, ...options.env };
  return run('node', ['lib/src/cli/main.js', ...args], { ...options, env });
}

export function up(...args: readonly string[]): Promise<Outcome> {
  // The stack cluster needs no provider, and no file that says where they are.
  const env = { ...noReleases, TF_CLI_CONFIG_FILE: '/dev/null' };
  return breakwater(['up', '--environment', 'lab', '--uncommitted', ...args], { echo: true, env });
}
