/** What the suite is aimed at: told by the setup, read by every test. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ownImage } from '../../charts/context';
import { lab } from '../../src/config/environments/lab';
import { images as foreign, reference } from '../../src/config/versions';

/** Profile of minikube, and so the kube context, that lab names as its own. */
export const profile = lab.context;

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
  /** Whether the suite made the cluster, and removes it. */
  readonly owned: boolean;
}

const folder = '.cache/e2e';
export const targetFile = `${folder}/target.json`;
export const timings = `${folder}/timings.txt`;

export const images = { probe: ownImage('probe', lab), database: reference(foreign.ferretdb) };

export function saveTarget(target: Target): void {
  writeFileSync(targetFile, JSON.stringify(target));
}

export function readTarget(): Target {
  return JSON.parse(readFileSync(targetFile, 'utf8')) as Target;
}

mkdirSync(folder, { recursive: true });
