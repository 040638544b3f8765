/** Rule sets: rules that are true of any cluster, and those of this house. */

import type { GeneralRule } from '../policies/general/rule';
import type { Policy } from '../policies/policy';
import type { Severity } from '../policies/severity';
import { exemptionRule, type Rule } from './rule';

export const setNames = ['general', 'house', 'all'] as const;
export type SetName = (typeof setNames)[number];

/** A rule as a check judges by it. */
export interface JudgingRule extends Rule, Pick<Policy, 'check'> {
  readonly severity: Severity;
  readonly set: Exclude<SetName, 'all'>;
}

/**
 * - general: true of any cluster
 * - house: the policies that are not general
 * - all: every policy as strictly as for dist, and the general rules that are not policies
 */
export type RuleSets = Readonly<Record<SetName, readonly JudgingRule[]>>;

export function ruleSetsOf(policies: readonly Policy[], general: readonly GeneralRule[]): RuleSets {
  const severities = new Map(general.map(({ id, severity }) => [id, severity]));
  const all = policies.map((policy) => houseRule(policy, severities.get(policy.id)));
  const ours = new Set(policies.map(({ id }) => id));
  const others = general.map((rule): JudgingRule => ({ ...rule, set: 'general' }));
  return {
    general: others,
    house: all.filter(({ set }) => set === 'house'),
    all: [...all, ...others.filter(({ id }) => !ours.has(id))],
  };
}

/** A policy that is not general is a convention of this house, unless the API server holds it for its security. */
function houseRule(policy: Policy, general: Severity | undefined): JudgingRule {
  const { answers, check, fix, id, source, title, why } = policy;
  const severity = general ?? (typeof source === 'number' ? 'info' : 'warning');
  const judged = (...[object, context]: Parameters<Policy['check']>) => check.call(policy, object, context);
  return { answers, check: judged, fix, id, severity, set: general ? 'general' : 'house', title, why };
}

/** The rules of a set, or, where ids are chosen and no set is, those of the ids, general ones first. */
export function chosen(
  sets: RuleSets,
  set: SetName | undefined,
  ids: readonly string[] | undefined,
): readonly JudgingRule[] {
  if (set !== undefined || ids === undefined) return sets[set ?? 'general'];
  return [...sets.general, ...sets.house];
}

/** The severity of a finding, by the id of its rule. */
export function severityIn(rules: readonly JudgingRule[]): (id: string) => Severity {
  const known = new Map(rules.map(({ id, severity }) => [id, severity]));
  return (id) => known.get(id) ?? (id === exemptionRule.id ? 'warning' : 'error');
}

/** Ids of all rules. */
export function idsOf(sets: RuleSets): readonly string[] {
  return [...new Set([...sets.all, ...sets.general].map(({ id }) => id)), exemptionRule.id];
}
