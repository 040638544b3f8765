/** One thing that a change does to exposure, rights or availability, with its risk. */

/** From the worst. */
export const risks = ['high', 'medium', 'low'] as const;

export type Risk = (typeof risks)[number];

/** In the order in which changes of one risk are said. */
const verbs = [
  'exposes',
  'opens',
  'grants',
  'deletes',
  'weakens',
  'closes',
  'revokes',
  'strengthens',
  'changes',
] as const;

export type Verb = (typeof verbs)[number];

export interface Change {
  readonly risk: Risk;
  readonly verb: Verb;
  /** What it is done to, such as `Ingress api/api`. */
  readonly object: string;
  /** A sentence without its subject, such as `serves shop.example`. */
  readonly says: string;
  /** Where it is so, such as environments. @default - there is one place */
  readonly where?: readonly string[];
}

/** From the worst; each once, with all the places where it is so. */
export function ranked(changes: readonly Change[]): readonly Change[] {
  const merged = new Map<string, Change>();
  for (const change of changes) {
    const key = JSON.stringify([change.risk, change.verb, change.object, change.says]);
    const before = merged.get(key)?.where;
    merged.set(key, before && change.where ? { ...change, where: [...new Set([...before, ...change.where])] } : change);
  }
  return [...merged.values()].sort(
    (a, b) =>
      risks.indexOf(a.risk) - risks.indexOf(b.risk) ||
      verbs.indexOf(a.verb) - verbs.indexOf(b.verb) ||
      (`${a.object} ${a.says}` < `${b.object} ${b.says}` ? -1 : 1),
  );
}

/** Whether any change is as risky as that, or more. */
export function isAsRisky(changes: readonly Change[], risk: Risk): boolean {
  return changes.some((change) => risks.indexOf(change.risk) <= risks.indexOf(risk));
}
