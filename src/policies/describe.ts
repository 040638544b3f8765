/** Policies in words: a table of all, or everything about one. */
import { columns } from '../writing/columns';
import type { Admission } from './admission';
import type { Fixtures } from './example';
import type { Policy, PolicyParameters } from './policy';
import { admissionOf, isHeld } from './vap';

/** A policy as data. */
export interface Description {
  readonly id: string;
  /** `row 14` of the table of merged checks, or a number of the admission set such as `V3`. */
  readonly source: string;
  readonly engine: 'offline and API server' | 'offline only' | 'API server only';
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** The rule in CEL. @default - the API server cannot hold it */
  readonly cel?: Pick<Admission, 'operations' | 'unless' | 'variables' | 'expression'>;
  /** The reason why the API server cannot enforce it. @default - it does */
  readonly cannot?: string;
  readonly answers: readonly string[];
  /** One example of each verdict, in words. */
  readonly good: string;
  readonly bad: string;
}

/** @param parameters what a rule compares with, where its CEL depends on the environment */
export function describe(policy: Policy, examples: Fixtures, parameters: PolicyParameters): Description {
  const { id, source, title, why, fix, answers } = policy;
  const admission = admissionOf(policy, parameters);
  const held = isHeld(admission);
  return {
    id,
    source: typeof source === 'number' ? `row ${source}` : source,
    engine: held ? (isAboutRequests(admission) ? 'API server only' : 'offline and API server') : 'offline only',
    title,
    why,
    fix,
    ...(held ? { cel: celOf(admission) } : { cannot: admission.cannot }),
    answers,
    good: examples.good[0].says,
    bad: examples.bad[0].says,
  };
}

/** A line for each, under a head. */
export function table(all: readonly Description[]): string {
  const rows = all.map(({ id, source, engine, title }) => [id, source, engine, title]);
  return columns([['id', 'source', 'engine', 'title'], ...rows]).join('\n');
}

/** Everything about one. */
export function page({ id, source, engine, title, why, fix, cel, cannot, answers, good, bad }: Description): string {
  return [
    `${id}: ${title}`,
    '',
    `source   ${source} (${engine})`,
    `why      ${why}`,
    `fix      ${fix}`,
    `answers  ${answers.length > 0 ? answers.join(', ') : 'no check of the known scanners'}`,
    `good     ${good}`,
    `bad      ${bad}`,
    '',
    ...(cel ? ['In the API server (CEL):', ...celLines(cel)] : [`The API server cannot hold it: ${cannot}`]),
  ].join('\n');
}

/** True for a rule about requests, which no file contains. */
function isAboutRequests({ operations = ['CREATE'], resources }: Admission): boolean {
  const names = resources.flatMap((one) => one.resources);
  return !operations.some((one) => one === 'CREATE') || names.every((name) => name.includes('/'));
}

function celOf({ operations, unless, variables, expression }: Admission): Description['cel'] {
  return {
    ...(operations ? { operations } : {}),
    ...(unless ? { unless } : {}),
    ...(variables ? { variables } : {}),
    expression,
  };
}

function celLines({ operations, unless = {}, variables = {}, expression }: NonNullable<Description['cel']>) {
  return [
    ...(operations ? [`  on ${operations.join(' and ')}`] : []),
    ...Object.entries(unless).map(([name, text]) => `  unless ${name}: ${text}`),
    ...Object.entries(variables).map(([name, text]) => `  ${name} = ${text}`),
    `  ${expression}`,
  ];
}
