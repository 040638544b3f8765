/** Posture of a change: what it opens, closes, exposes, grants, weakens or deletes. */
import type { Manifest } from '../kubernetes/manifest';
import type { NetworkDiff, Shift, Side } from '../reach/diff';
import { networkDiff } from '../reach/diff';
import type { PodEnd } from '../reach/end';
import { readNetwork } from '../reach/network';
import { describeSpans } from '../reach/port';
import { aligned } from './align';
import type { Change, Risk } from './change';
import { ranked } from './change';
import { entranceChanges } from './entrances';
import { guardChanges } from './guards';
import { objectChanges } from './objects';
import { rightChanges } from './rights';
import { unevaluatedChanges } from './unevaluated';

/** @param neighbours pods of others, that are ends on both sides @returns from the worst; or a sentence */
export function postureOf(
  before: readonly Manifest[],
  after: readonly Manifest[],
  neighbours: readonly PodEnd[] = [],
): readonly Change[] | string {
  const sides = aligned(before, after);
  const [old, now] = [[...sides.before.values()], [...sides.after.values()]];
  const diff = networkDiff(readNetwork(old), readNetwork(now), neighbours);
  if (typeof diff === 'string') return diff;
  return ranked([
    ...connectionChanges(diff),
    ...unevaluatedChanges(sides),
    ...entranceChanges(sides),
    // By what they do: bindings name roles and policies, which may have other names.
    ...rightChanges(before, after),
    ...guardChanges(before, after),
    ...objectChanges(sides),
  ]);
}

/** Connections alone. */
export function connectionChanges({ closed, opened }: NetworkDiff): readonly Change[] {
  return [
    ...withoutImplied(opened).map((shift): Change => ({ risk: riskOf(shift), verb: 'opens', ...said(shift) })),
    ...withoutImplied(closed).map((shift): Change => ({ risk: 'low', verb: 'closes', ...said(shift) })),
  ];
}

/** What holds for any pod of others holds for each of them, and is said once. */
function withoutImplied(shifts: readonly Shift[]): readonly Shift[] {
  const any = new Set(shifts.map(keyOf));
  return shifts.filter((shift) => {
    const { from, to } = shift;
    const general = { ...shift, from: asStranger(from), to: asStranger(to) };
    return keyOf(general) === keyOf(shift) || !any.has(keyOf(general));
  });
}

function asStranger(side: Side): Side {
  return side.sort === 'other' ? { ...side, name: 'stranger' } : side;
}

function keyOf({ from, to, ports }: Shift): string {
  return JSON.stringify([from.name, to.name, ports]);
}

function said({ from, to, ports }: Shift): Pick<Change, 'object' | 'says'> {
  return { object: `${from.name} → ${to.name}`, says: describeSpans(ports) };
}

/** To or from the outside, or for any pod of others, is worse than between two workloads. */
function riskOf({ from, to, ports }: Shift): Risk {
  const isWide = [from, to].some(({ name, sort }) => sort === 'outside' || name === 'stranger');
  return isWide || describeSpans(ports) === 'all ports' ? 'high' : 'medium';
}
