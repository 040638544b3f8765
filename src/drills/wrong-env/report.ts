/** The report of a drill, for people: Markdown. */
import { table } from '../../writing/markdown';
import type { SealedResult, UnsealedResult } from './drill';

export interface DrillResult {
  readonly victim: string;
  readonly intruder: string;
  /** When it began, as ISO 8601. */
  readonly at: string;
  readonly sealed: SealedResult;
  readonly unsealed: UnsealedResult;
}

/** Seconds within which it must be found, and repaired. */
export const bounds = { detected: 60, repaired: 120 } as const;

/** What did not go as it must: sentences; none: the drill is passed. */
export function shortcomings({ intruder, sealed, unsealed, victim }: DrillResult): readonly string[] {
  return [
    ...(sealed.refused === sealed.objects && sealed.through.length === 0
      ? []
      : [
          `with the seal on ${sealed.objects - sealed.refused} objects of ${intruder} were not refused by ${victim}: ${sealed.through.join('; ')}`,
        ]),
    ...(['detected', 'repaired'] as const).flatMap((what) =>
      unsealed[what] < bounds[what]
        ? []
        : [`${what} after ${unsealed[what].toFixed(1)} s; it must be less than ${bounds[what]} s`],
    ),
    ...unsealed.left.map((one) => `left after the repair: ${one}`),
  ];
}

export function report(result: DrillResult): string {
  const { at, intruder, sealed, unsealed, victim } = result;
  const { applied, detected, fewestReady, impact, moments, repaired } = unsealed;
  return [
    `# Incident drill: ${intruder} applied to ${victim}`,
    '',
    `Began ${at}.`,
    '',
    '## With the seal on',
    `${sealed.refused} of ${sealed.objects} objects refused, ${sealed.through.length} came through.`,
    '',
    '## With the seal off',
    `Detected after ${detected.toFixed(1)} s, repaired after ${repaired.toFixed(1)} s. ${applied.taken.length} objects were taken; ${applied.refused.length} were refused all the same:`,
    '',
    table(['objects', 'refused because', 'such as'], reasons(applied.refused)),
    '',
    '### Timeline',
    table(
      ['seconds', 'what'],
      moments.map((moment) => [moment.at.toFixed(1), moment.what]),
    ),
    '',
    '### Objects that were touched',
    table(
      ['object', 'how', 'environment now', 'by', 'at'],
      impact.objects.map((one) => [one.object, one.how, one.environment, one.by, one.at]),
    ),
    '',
    '### Pods that were made',
    table(
      ['pod', 'environment', 'state'],
      impact.pods.map((one) => [one.pod, one.environment, one.state]),
    ),
    '',
    '### Callers',
    `Hosts that did not answer: ${impact.hosts.lost.join(', ') || 'none'}. Hosts that answered in their place: ${impact.hosts.gained.join(', ') || 'none'}.`,
    '',
    'The fewest pods that were ready meanwhile:',
    '',
    table(
      ['workload', 'ready'],
      Object.entries(fewestReady).map(([workload, ready]) => [workload, String(ready)]),
    ),
    '',
  ].join('\n');
}

/** Refusals by what refused: a policy, or the API server itself. */
function reasons(refused: readonly string[]): readonly (readonly string[])[] {
  const byReason = new Map<string, { readonly first: string; count: number }>();
  for (const sentence of refused) {
    const policy = /ValidatingAdmissionPolicy '([^']+)'/.exec(sentence)?.[1];
    const reason = policy ? `the policy ${policy}` : sentence.replace(/^.*?is (invalid|forbidden): /, '');
    const object = /(\S+) "([^"]+)" is/.exec(sentence);
    const known = byReason.get(reason);
    if (known) known.count += 1;
    else byReason.set(reason, { first: object ? `${object[1]} ${object[2]}` : sentence, count: 1 });
  }
  return [...byReason].map(([reason, { count, first }]) => [String(count), reason, first]);
}
