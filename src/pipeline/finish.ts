/** The step `finish`: the release is recorded as good, and what only the one before it had is removed. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { remove } from '../cluster/remove';
import { readDist } from '../synth/read-dist';
import { plural } from '../writing/wording';
import { readApplied, writeDeployed } from './deployed';
import { isFollowed } from './followed';
import { complete, sayProven } from './proven';
import { folderOf, type Release } from './release';
import { done, failed, type StepResult } from './step';

/** How many releases are kept to go back to. */
const kept = 5;

/** Seconds in which autoscalers and an engine may still be at work. */
const settling = 60;

export async function finish(release: Release): Promise<StepResult> {
  const { commit, kubectl, objects, places, target } = release;
  const now = await readApplied(release);
  if (!now.ok) return now;
  const { previous } = now.value;
  const isOfEngine = isFollowed(release);
  const serves = isOfEngine ? await complete(release, settling) : now;
  if (!serves.ok) return serves;
  const noted = await writeDeployed(release, { state: 'good', commit, ...(previous ? { previous } : {}) });
  if (noted !== undefined) return failed(noted);
  const before =
    previous && !isOfEngine ? readDist(join(folderOf(release, previous), 'dist'), target.environment.name) : undefined;
  const { left, removed } = await remove(kubectl, before?.ok ? before.objects : [], objects);
  const unknown = before && !before.ok ? [`what only ${previous} had is not known, and is left`] : [];
  for (const line of [...unknown, ...left]) target.say(`    ${line}`);
  forgetReleases(places.releases, [commit, ...(previous ? [previous] : [])]);
  const said = isOfEngine ? await sayProven(release) : now;
  if (!said.ok) return said;
  return done(`${commit} is good${removed > 0 ? `; ${plural(removed, 'object')} of the one before removed` : ''}`);
}

/** Removes releases but the last ones and those that are needed. */
function forgetReleases(folder: string, needed: readonly string[]): void {
  const byTime = readdirSync(folder)
    .map((name) => ({ name, time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { name } of byTime.slice(kept).filter((one) => !needed.includes(one.name)))
    rmSync(join(folder, name), { recursive: true, force: true });
}
