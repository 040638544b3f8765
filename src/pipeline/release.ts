/** One run of the pipeline: a commit on its way to a cluster, with the folders and programs that it uses. */
import { join } from 'node:path';
import type { Kubectl } from '../cluster/kubectl';
import type { LiveCluster } from '../cluster/rollouts';
import type { DeployTarget } from '../deploy/target';
import type { OwnImage } from '../images/own-images';
import type { Manifest } from '../kubernetes/manifest';
import type { Clock } from '../programs/clock';
import type { Files } from '../programs/commit';
import type { Confine } from '../programs/confine';
import type { Engine } from '../programs/engine';
import { stateFolder } from '../stacks/stack';

/** Where releases go: what going back takes too. */
export interface Destination {
  readonly target: DeployTarget;
  /** The cluster of the target. */
  readonly kubectl: Kubectl;
  readonly places: Places;
  /** Seconds that a roll-out may take until it has failed. */
  readonly patience: number;
  readonly clock: Clock;
  /** Keeps programs that run code of the commit from the rest of the machine. */
  readonly confine: Confine;
}

export interface Release extends Destination {
  /** 40 hexadecimal digits. */
  readonly commit: string;
  /** Files of the commit, by their paths: what lay on disk when the run began. */
  readonly sources: Files;
  readonly engine: Engine;
  /** The objects of dist, as they stand in the commit. */
  readonly objects: readonly Manifest[];
  /** Images of ours that dist names. */
  readonly images: readonly OwnImage[];
}

/** Folders of the pipeline, below the repository and never in git. */
export interface Places {
  /** What each release of an environment consists of: a folder for each commit. */
  readonly releases: string;
  /** What becomes a release, until it is signed. */
  readonly next: string;
  /** A record of each run. */
  readonly runs: string;
  /** The pair of keys by which releases are signed. */
  readonly keys: string;
  /** What a run needs for a moment; emptied by the next one. */
  readonly scratch: string;
  /** Who runs. */
  readonly lock: string;
}

export function placesOf(root: string, environment: string): Places {
  const home = join(root, stateFolder(environment), 'pipeline');
  return {
    releases: join(home, 'releases'),
    next: join(home, 'next'),
    runs: join(home, 'runs'),
    keys: join(root, 'state', 'keys'),
    scratch: join(home, 'scratch'),
    lock: join(home, 'lock.json'),
  };
}

/** The folder of one release: its statement, signatures, SBOMs and a copy of what is applied. */
export function folderOf({ places }: Pick<Destination, 'places'>, commit: string): string {
  return join(places.releases, commit);
}

/** The YAML of one release for its environment, as it was signed. */
export function yamlOf(release: Pick<Destination, 'places' | 'target'>, commit: string): string {
  return join(folderOf(release, commit), 'dist', release.target.environment.name);
}

/** The cluster to which releases go. */
export function clusterOf({ clock, kubectl, patience, target }: Destination): LiveCluster {
  return { clock, kubectl, patience, say: target.say };
}
