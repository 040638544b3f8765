/** Cases of the specification of NetworkPolicy, each with what it must come to: for our evaluator and for others'. */
import type { Manifest } from '../../src/kubernetes/manifest';
import { isolation } from './fixtures-isolation';
import { peers } from './fixtures-peers';
import { pods } from './fixtures-pods';
import { ports } from './fixtures-ports';

/**
 * Open ports of one half, by the other end: as in `80/TCP, 443-500/TCP, UDP`, `all ports`, or none for ends that are not
 * here. `*` are all that have no line of their own.
 */
export type Row = Readonly<Record<string, string>>;

/** The halves of a pod that policies bind; one that is not here is not bound. */
export interface Halves {
  readonly ingress?: Row;
  readonly egress?: Row;
}

export interface Fixture {
  /** Short, unique. */
  readonly name: string;
  /** The sentence of the specification that it plays, in our words. */
  readonly says: string;
  /** Added to the world. */
  readonly objects: readonly Manifest[];
  /** By pod. */
  readonly bound: Readonly<Record<string, Halves>>;
}

export const fixtures: readonly Fixture[] = [...isolation, ...peers, ...ports, ...pods];
