/** Rules of findings, as reports and pages name them: the policies, and two rules of check itself. */
import { exemptionNeeded, type Policy } from '../policies/policy';

export type Rule = Pick<Policy, 'id' | 'title' | 'why' | 'fix' | 'answers'>;

/** Checked by the evaluation itself. */
export const exemptionRule: Rule = {
  id: exemptionNeeded,
  title: 'Exemptions are needed, and say why',
  why: 'An exemption that nothing needs any more hides the next mistake.',
  fix: 'remove the annotation, correct the name in it, or say in 20 characters or more why the rule cannot hold',
  answers: [],
};

/** Checked while reading, before any policy. */
export const readableRule: Rule = {
  id: 'readable-input',
  title: 'Files are YAML or JSON of Kubernetes objects',
  why: 'What cannot be read is not judged, and kubectl refuses it.',
  fix: 'correct what the message names',
  answers: [],
};
