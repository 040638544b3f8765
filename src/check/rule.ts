/** What a finding is about, as reports and pages name it: policies, and the two rules that are none of them. */
import { exemptionNeeded, type Policy } from '../policies/policy';

export type Rule = Pick<Policy, 'id' | 'title' | 'why' | 'fix' | 'answers'>;

/** Held by the evaluation itself. */
export const exemptionRule: Rule = {
  id: exemptionNeeded,
  title: 'Exemptions are needed, and say why',
  why: 'An exemption that nothing needs any more hides the next mistake.',
  fix: 'remove the annotation, correct the name in it, or say in 20 characters or more why the rule cannot hold',
  answers: [],
};

/** Held by the reading, before any policy is asked. */
export const readableRule: Rule = {
  id: 'readable-input',
  title: 'Files are YAML or JSON of Kubernetes objects',
  why: 'What cannot be read is not judged, and kubectl refuses it.',
  fix: 'mend what the sentence names',
  answers: [],
};
