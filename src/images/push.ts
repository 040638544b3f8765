/** One image pushed to a registry, by the engine and with the credentials that it keeps. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complaint } from '../programs/complaint';
import type { Engine } from '../programs/engine';
import { failure, type Result, success } from '../programs/result';
import type { Outcome, Run } from '../programs/run';
import { tagImage } from './own-images';
import type { PushTarget } from './push-target';

export interface PushProps {
  readonly run: Run;
  readonly engine: Engine;
  /** The image in the engine's store. */
  readonly from: string;
  /** The whole name that it gets in the registry. */
  readonly to: string;
  readonly target: PushTarget;
}

/** What registries and engines say of someone who has not logged in, or may not write there. */
const closed = /unauthorized|authentication required|access.*denied|denied:|no basic auth|forbidden|invalid username/i;

/** @returns the digest by which the registry knows it */
export async function pushImage({ engine, from, run, target, to }: PushProps): Promise<Result<string>> {
  const tagged = await tagImage(run, engine, from, to);
  if (tagged !== undefined) return failure('failed', tagged);
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-push-'));
  try {
    // Docker says the digest. Podman writes it into a file, which cannot be /dev/stdout: a socket cannot be opened.
    const file = join(folder, 'digest');
    const outcome = await run(engine, ['push', ...(engine === 'podman' ? [`--digestfile=${file}`] : []), to]);
    if (outcome.code !== 0) return refusal(outcome, engine, to, target);
    const written = existsSync(file) ? readFileSync(file, 'utf8') : outcome.stdout;
    const digest = [...written.matchAll(/sha256:[0-9a-f]{64}/g)].at(-1)?.[0];
    return digest === undefined
      ? failure('failed', `${to} was pushed, and ${engine} does not say under which digest`)
      : success(digest);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function refusal(outcome: Outcome, engine: Engine, to: string, { registry }: PushTarget) {
  const said = `${to} was not pushed: ${complaint(outcome)}`;
  return closed.test(outcome.stderr)
    ? failure('refused', `${said}; ${registry} asks who pushes: ${engine} login ${registry}`)
    : failure('failed', said);
}
