/** Policies of kinds that are not evaluated: what a change of one opens or closes is not known. */
import type { Manifest } from '../kubernetes/manifest';
import { unevaluatedIn } from '../reach/unevaluated';
import type { Sides } from './align';
import { pairsOf } from './align';
import type { Change } from './change';

export function unevaluatedChanges(sides: Sides): readonly Change[] {
  const isUnevaluated = (object: Manifest) => unevaluatedIn([object]).length > 0;
  return pairsOf(sides, isUnevaluated).flatMap(({ name, old, now }): readonly Change[] => {
    if (old && now && contentOf(old) === contentOf(now)) return [];
    const how = old ? (now ? 'is another than before' : 'is gone') : 'is new';
    const says = `${how}, and is not evaluated: it may open or close connections`;
    return [{ risk: 'high', verb: 'changes', object: name, says }];
  });
}

/** All but what says who it is. */
function contentOf({ metadata: _, ...content }: Manifest): string {
  return JSON.stringify(content);
}
