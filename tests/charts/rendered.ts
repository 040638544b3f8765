/** The objects of a chart, and an environment with one thing changed. */
import type { ChartMaker } from '../../charts';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import type { Manifest } from '../../src/kubernetes/manifest';
import { render } from '../../src/synth/render';

export const everyEnvironment: readonly Environment[] = Object.values(environments);

/** @throws when anything is wrong with it */
export function objectsOf(chart: ChartMaker, environment: Environment): readonly Manifest[] {
  const { files, problems } = render([chart], environment);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return files.flatMap(({ objects }) => objects);
}
