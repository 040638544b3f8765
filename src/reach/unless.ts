/** Everything that may make a verdict another one, of objects and their network. */
import type { Manifest } from '../kubernetes/manifest';
import type { Network } from './network';
import { uncertainIn } from './uncertain';
import { type Unevaluated, unevaluatedIn, unknownLabels } from './unevaluated';

export function unlessOf(objects: readonly Manifest[], network: Network): readonly Unevaluated[] {
  return [...unevaluatedIn(objects), ...unknownLabels(network), ...uncertainIn(objects, network)];
}
