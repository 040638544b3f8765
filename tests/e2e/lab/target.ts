/** The cluster under test: written when the lab is brought up, read by every test. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ownImage } from '../../../charts/context';
import { environments } from '../../../src/config/environments';
import { lab } from '../../../src/config/environments/lab';
import { clusters as moving } from '../../../src/drills/migration/rehearsal';

/** Profile of minikube, and so the kube context, of lab's cluster. */
export const profile = lab.context;

/** Profile of the cluster on which the stack `cluster` is tried. */
export const stacksProfile = 'breakwater-stacks';

/** Profile of the cluster on which dist/local is tried: never a developer's own. */
export const localProfile = 'breakwater-local';

/** Profile of the API server that judges an environment's objects. */
export const verdictsProfile = (environment: string) => `breakwater-${environment}-verdicts`;

/** Profiles beside lab's: each suite removes its own; one that was killed could not. */
export const otherProfiles: readonly string[] = [
  stacksProfile,
  'breakwater-incident',
  ...moving.map(({ profile }) => profile),
  localProfile,
  ...Object.keys(environments).map(verdictsProfile),
];

export interface Target {
  readonly context: string;
  readonly frontDoor: { readonly address: string; readonly http: number; readonly https: number };
  /** A host outside the networks of the allow-list: how to run a command there. */
  readonly stranger?: {
    readonly command: readonly string[];
    readonly address: string;
    readonly server: string;
    readonly https: number;
  };
  /** Whether the suites made the cluster, and remove it. */
  readonly owned: boolean;
  /** UID of the cluster's kube-system, once it is up: another cluster in its place is noticed. */
  readonly uid?: string;
  /** Images that were loaded into it. */
  readonly loaded?: readonly string[];
  /** Whether it was seen to enforce NetworkPolicies. */
  readonly enforces?: boolean;
}

const folder = '.cache/e2e';
const targetFile = `${folder}/target.json`;

export const probeImage = ownImage('probe', lab);

export function saveTarget(target: Target): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(targetFile, JSON.stringify(target));
}

/** The cluster that an earlier suite used; nothing where there was none. */
export function knownTarget(): Target | undefined {
  return existsSync(targetFile) ? (JSON.parse(readFileSync(targetFile, 'utf8')) as Target) : undefined;
}

/** @throws where no lab was brought up */
export function readTarget(): Target {
  const target = knownTarget();
  if (!target) throw new Error('no lab is up: call useLab() at the top of the test file');
  return target;
}

export function forgetTarget(): void {
  rmSync(targetFile, { force: true });
}
