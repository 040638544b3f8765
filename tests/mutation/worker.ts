/** The mutants of one environment, in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import type { EnvironmentName } from '../../src/config/environments';
import { environments } from '../../src/config/environments';
import { foreignImages } from '../../src/config/versions';
import { readManifests } from '../../src/pipeline/manifests';
import { policies } from '../../src/policies';
import { parametersOf } from '../../src/policies/parameters';
import { nameOf } from '../../src/policies/policy';
import { objectMutants } from './dist';
import { Judge } from './rules';

export interface Survivor {
  readonly environment: string;
  readonly object: string;
  /** Kind and field. */
  readonly field: string;
  readonly how: string;
}

export interface Judged {
  readonly mutants: number;
  readonly survivors: readonly Survivor[];
}

/** Judges every mutant of every object, but of the policies themselves: they have mutants of their own. */
export function judge(name: EnvironmentName): Judged {
  const environment = environments[name];
  const objects = readManifests(`dist/${name}`);
  const judge = new Judge(policies, { ...parametersOf(environment, foreignImages(environment)), objects });
  let mutants = 0;
  const survivors: Survivor[] = [];
  for (const object of objects.filter(({ kind }) => !kind.startsWith('ValidatingAdmissionPolicy'))) {
    for (const mutant of objectMutants(object)) {
      mutants++;
      if (judge.killer(object, mutant.object) !== undefined) continue;
      const field = `${object.kind} ${mutant.field}`;
      survivors.push({ environment: name, object: nameOf(object), field, how: mutant.how });
    }
  }
  return { mutants, survivors };
}

if (parentPort) parentPort.postMessage(judge(workerData as EnvironmentName));
