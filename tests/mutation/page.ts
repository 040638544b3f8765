/** Output of a run: the page of the reference, and the figures of the README. */
import { table } from '../../src/writing/markdown';
import type { ParityReport } from './parity';
import { bar, type DistReport, type PolicyReport, percent, type Score } from './score';
import { unguarded } from './unguarded';

export interface Reports {
  readonly parity: ParityReport;
  readonly policies: PolicyReport;
  readonly dist: DistReport;
}

/** The table of figures, as the README and the page have it. */
export function figures({ dist, policies }: Pick<Reports, 'dist' | 'policies'>): string {
  const row = (what: string, score: Score) => [what, `${score.killed} / ${score.all}`, `${percent(score)} %`];
  return table(
    ['mutants', 'killed / all', 'score'],
    [row(`of the ${policies.policies.all} policies`, policies.score), row('of the guarded fields of dist', dist.score)],
  );
}

/** `docs/reference/mutation.md`. */
export function mutationPage(reports: Reports): string {
  const { dist, policies } = reports;
  return `# Mutation

<!-- Made by \`npm run mutate\` from the policies and dist: change them, not this page. -->

Mutation test of the guards: each is weakened, one thing at a time, and a test or a rule must detect it. Of both sorts ${bar} % must be killed.

${figures(reports)}

## Policies

Of ${policies.policies.all} policies the API server holds ${policies.policies.killed}. Mutants of a policy: its check finds nothing; it leaves one sentence out; its CEL is \`true\`; it is asked about nothing; a condition always holds or never; each operand of each \`&&\` and \`||\`, at any depth, is left out; of \`a ? b : c\` one way is always taken. A mutant is killed when an example of the policy gets another verdict, or when check and CEL differ about one of several thousand objects: every example of every policy, each good object with each of its fields changed, and combinations of what rules tell apart. Of the policies as they are, both say the same of all of these.

Survivors:

${table(
  ['policy', 'mutant', 'because'],
  policies.survivors.map(({ of, reason, says }) => [of, code(says), reason ?? 'unexplained']),
)}

## dist

Mutants of an object: each field dropped, each item of a list dropped, each value emptied, changed, set to 0, or made 100 times larger, and each weakening addition. Objects of the kinds ValidatingAdmissionPolicy and ValidatingAdmissionPolicyBinding are left out: their content is generated from the policies above, and its presence in dist is tested in \`tests/charts/cluster-policies*.test.ts\`. A mutant is killed by the first policy with a new violation, of the object itself or of one that refers to it, or by \`declared-flows\`: the connections, computed from each half of the network policies alone, have changed.

${table(
  ['environment', 'killed / all', 'score'],
  Object.entries(dist.environments).map(([name, score]) => [
    name,
    `${score.killed} / ${score.all}`,
    `${percent(score)} %`,
  ]),
)}

### Survivors of guarded fields

Each counts against the score.

${table(
  ['kind', 'field', 'mutant', 'objects', 'because'],
  dist.survivors.map(({ field, how, kind, objects, reason }) => [
    kind,
    code(field),
    how,
    objects.length,
    reason ?? 'unexplained',
  ]),
)}

### Fields that guard nothing

They are not counted. Each still has a mutant that survives; without one, the run fails.

${table(
  ['field', 'kinds', 'mutants', 'how many', 'because'],
  unguarded.map(({ field, how, kinds, reason, was }, place) => [
    code(`${field.source}${was ? `, where it is ${was.source}` : ''}`),
    kinds?.join(', ') ?? 'all',
    how ? code(how.source) : 'all',
    dist.unguarded[place],
    reason,
  ]),
)}

### What kills

The number of mutants that each rule is the first to refuse.

${table(['rule', 'mutants'], Object.entries(dist.rules))}
`;
}

function code(text: string): string {
  const short = text.length > 160 ? `${text.slice(0, 157)}…` : text;
  return `\`${short}\``;
}
