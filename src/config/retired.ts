/** End-of-life Helm charts: the environments that use them, and the way out. Synth warns, and writes all the same. */
import type { Environment } from './environment';
import { isInstalled } from './front-doors';
import type { Release } from './versions';
import { releases } from './versions';

/** A sentence for each retired release that an environment uses. */
export function retiredReleases(
  environments: Readonly<Record<string, Environment>>,
  known: Readonly<Record<string, Release>> = releases,
): readonly string[] {
  return Object.entries(known).flatMap(([name, { version, retired }]) => {
    const users = Object.values(environments).filter((environment) => isInstalled(name, environment));
    if (!retired || users.length === 0) return [];
    const where = users.map((environment) => environment.name).join(', ');
    return [
      `release ${name} ${version}, used by ${where}, has been retired upstream since ${retired.since}; the way out: ${retired.wayOut}`,
    ];
  });
}
