/** Time limits of `.ci/run`: of each step, and of the whole on a hosted runner. */
import { minutesOf, suiteTable } from './table';

/** Minutes of each step that runs on every change, in its order. */
export const changeSteps = {
  install: 4,
  python: 4,
  lint: 2,
  types: 2,
  test: suiteTable.test.minutes,
  synth: 1,
  reference: 1,
  'how-to': 6,
  mutate: 5,
  e2e: minutesOf('core'),
} as const satisfies Readonly<Record<string, number>>;

/** The same of the nightly run. */
export const nightlySteps = {
  install: changeSteps.install,
  python: changeSteps.python,
  e2e: minutesOf('thorough'),
} as const satisfies Readonly<Record<string, number>>;

/** Minutes beside the steps: a machine, a checkout, Node. */
const around = 5;

/** Minutes after which a hosted runner may stop a run: never before its steps have had their time. */
export function hostedMinutes(steps: Readonly<Record<string, number>>): number {
  return Object.values(steps).reduce((sum, minutes) => sum + minutes, around);
}
