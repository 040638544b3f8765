/** Programs that the benchmark times, each as a whole process. */
import { environments } from '../../src/config/environments';

/** Groups of subjects, by which they are chosen. */
export const groups = ['synth', 'check', 'reach', 'posture', 'stacks', 'services', 'objects', 'kustomize'] as const;
export type Group = (typeof groups)[number];

/** A program, run at the root of a checkout. */
export interface Subject {
  readonly group: Group;
  readonly title: string;
  /** @default node, with a program of the checkout: what two checkouts are compared by */
  readonly program?: string;
  /** OUT stands for a folder of the run's own. */
  readonly args: readonly string[];
  /** On top of those of this process; OUT as above. @default - none */
  readonly variables?: Readonly<Record<string, string>>;
  /** Whether to end with 1 is to have found something. @default false */
  readonly mayFind?: boolean;
}

/** What every figure is compared with: Node.js starting and ending. */
export const yardstick = { args: ['-e', '0'] } as const;

/** Objects of one generated service. */
const objectsOfService = 14;

export const subjects: readonly Subject[] = [
  { group: 'synth', title: 'synth of this repository', args: ['lib/charts/main.js', '--out', 'OUT'] },
  // The entry point that older checkouts have too.
  { group: 'check', title: 'check of dist', args: ['lib/src/pipeline/main.js', 'check'] },
  { group: 'reach', title: 'reach of dist/local', args: ['lib/src/cli/main.js', 'reach'] },
  {
    group: 'posture',
    title: 'posture of dist, beta and production',
    args: ['lib/src/cli/main.js', 'posture', 'beta', 'production'],
    mayFind: true,
  },
  ...Object.keys(environments).map(
    (name): Subject => ({
      group: 'stacks',
      title: `stacks of ${name}`,
      args: ['lib/src/stacks/main.js'],
      variables: { BREAKWATER_ENVIRONMENT: name, CDKTF_OUTDIR: 'OUT' },
    }),
  ),
  ...[10, 100, 1000, 3000].map(
    (services): Subject => ({
      group: 'services',
      title: `synth of ${services} services (${services * objectsOfService} objects)`,
      args: ['lib/tests/bench/generated.js', String(services), 'OUT'],
    }),
  ),
];
