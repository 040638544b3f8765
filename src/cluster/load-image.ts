/** An image in the nodes of a minikube cluster. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../programs/engine';
import { findEngine, lastLine } from '../programs/engine';
import type { Outcome, Run } from '../programs/run';

/**
 * Puts an image of an engine's store into every node, by way of an archive: minikube knows Docker's store by itself,
 * but not Podman's.
 * @param scratch folder in which the archive is for a moment @default - the system's
 * @returns what went wrong; nothing when it is there
 */
export async function loadImage(
  run: Run,
  engine: Engine,
  image: string,
  profile: string,
  scratch: string = tmpdir(),
): Promise<string | undefined> {
  const folder = mkdtempSync(join(scratch, 'breakwater-image-'));
  try {
    const archive = join(folder, 'image.tar');
    for (const [command, args] of [
      [engine, ['save', '--output', archive, image]],
      ['minikube', ['--profile', profile, 'image', 'load', archive]],
    ] as const) {
      const outcome = await run(command, args);
      if (outcome.code !== 0) return notLoaded(image, profile, outcome);
    }
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Puts an image that we did not build into every node: from the store of the engine that answers, where it is there;
 * else by its name, as minikube finds it.
 * @returns what went wrong; nothing when it is there
 */
export async function loadForeign(run: Run, image: string, profile: string): Promise<string | undefined> {
  const found = await findEngine(run);
  if (found.ok && (await run(found.engine, ['image', 'inspect', image])).code === 0)
    return loadImage(run, found.engine, image, profile);
  const outcome = await run('minikube', ['--profile', profile, 'image', 'load', image]);
  if (outcome.code === 0) return undefined;
  return `${notLoaded(image, profile, outcome)}; pull it where there is a way out, and load it into this machine's engine`;
}

function notLoaded(image: string, profile: string, { code, stderr, stdout }: Outcome): string {
  const why = lastLine(stderr) || lastLine(stdout) || `exit ${code}`;
  return `image '${image}' was not loaded into '${profile}': ${why}`;
}
