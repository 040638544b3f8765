/** End-of-life Helm charts: the environments that use them, and the way out. Synth warns, and writes all the same. */
import type { Environment } from './environment';
import type { Release } from './versions';
import { releases } from './versions';

/** A sentence for each retired release that an environment uses. */
export function retiredReleases(
  environments: Readonly<Record<string, Environment>>,
  known: Readonly<Record<string, Release>> = releases,
): readonly string[] {
  return Object.entries(known).flatMap(([name, { version, retired }]) => {
    const users = Object.values(environments).filter((environment) => uses(environment, name));
    if (!retired || users.length === 0) return [];
    const where = users.map((environment) => environment.name).join(', ');
    return [
      `release ${name} ${version}, used by ${where}, has been retired upstream since ${retired.since}; the way out: ${retired.wayOut}`,
    ];
  });
}

/** Whether a release is installed there: the front door may be an addon instead, the others are everywhere. */
function uses({ frontDoor }: Environment, name: string): boolean {
  return name !== 'ingress-nginx' || frontDoor.controller === 'ingress-nginx';
}
