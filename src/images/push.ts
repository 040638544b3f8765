/** One image pushed to a registry, by the engine and with the credentials that it keeps. */
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

/** Podman writes the digest where it is asked to; Docker says it. */
const flags: Readonly<Record<Engine, readonly string[]>> = { docker: [], podman: ['--digestfile=/dev/stdout'] };

/** What registries and engines say of someone who has not logged in, or may not write there. */
const closed = /unauthorized|authentication required|access.*denied|denied:|no basic auth|forbidden|invalid username/i;

/** @returns the digest by which the registry knows it */
export async function pushImage({ engine, from, run, target, to }: PushProps): Promise<Result<string>> {
  const tagged = await tagImage(run, engine, from, to);
  if (tagged !== undefined) return failure('failed', tagged);
  const outcome = await run(engine, ['push', ...flags[engine], to]);
  if (outcome.code !== 0) return refusal(outcome, engine, to, target);
  const [digest] = [...outcome.stdout.matchAll(/sha256:[0-9a-f]{64}/g)].map(([found]) => found).slice(-1);
  return digest === undefined
    ? failure('failed', `${to} was pushed, and ${engine} does not say under which digest`)
    : success(digest);
}

function refusal(outcome: Outcome, engine: Engine, to: string, { registry }: PushTarget) {
  const said = `${to} was not pushed: ${complaint(outcome)}`;
  return closed.test(outcome.stderr)
    ? failure('refused', `${said}; ${registry} asks who pushes: ${engine} login ${registry}`)
    : failure('failed', said);
}
