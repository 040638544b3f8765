/** The work of a run, in parts that need nothing of each other. */
import { declaredIn } from '../../src/config/declared';
import { environments } from '../../src/config/environments';
import { foreignImages } from '../../src/config/versions';
import { nameOf } from '../../src/kubernetes/identity';
import { readObjects } from '../../src/kubernetes/read';
import { policies } from '../../src/policies';
import { good } from '../../src/policies/good';
import { parametersOf } from '../../src/policies/parameters';
import { admissionOf, isHeld } from '../../src/policies/vap';
import { askedOf, corpusOf } from '../policies/corpus';
import { objectMutants } from './dist';
import { explainedOfPolicies } from './explained';
import { type ParityReport, parityReport } from './parity';
import { isKilled, policyMutants } from './policies';
import { Judge } from './rules';
import { type Judged, type PolicyReport, policyReport } from './score';

export type EnvironmentName = keyof typeof environments;

export const environmentNames = Object.keys(environments) as readonly EnvironmentName[];

/** Result of one part. */
export type Result =
  | { readonly part: 'policies'; readonly report: PolicyReport; readonly parity: ParityReport }
  | { readonly part: EnvironmentName; readonly judged: readonly Judged[] };

export type Part = Result['part'];

/** Policies first: they take longest. */
export const parts: readonly Part[] = ['policies', ...environmentNames];

export function runPart(part: Part): Result {
  return part === 'policies' ? { part, ...judgePolicies() } : { part, judged: judgeDist(part) };
}

function judgePolicies(): { readonly report: PolicyReport; readonly parity: ParityReport } {
  const corpus = corpusOf(policies);
  const all = policies.map((policy) => ({
    policy,
    mutants: policyMutants(policy),
    asked: askedOf(policy, corpus),
  }));
  const report = policyReport(
    all.flatMap(({ mutants }) => mutants.map(({ of, says }) => ({ of, says }))),
    all.flatMap(({ asked, mutants }) => mutants.map((mutant) => isKilled(mutant, asked))),
    explainedOfPolicies,
    { killed: policies.filter((policy) => isHeld(admissionOf(policy, good))).length, all: policies.length },
  );
  return { report, parity: parityReport(all, corpus.length) };
}

/** The API server's own policies are what the policies above say. */
function judgeDist(name: EnvironmentName): readonly Judged[] {
  const environment = environments[name];
  const objects = readObjects(`dist/${name}`);
  const judge = new Judge(policies, {
    ...parametersOf(environment, foreignImages(environment), declaredIn(environment)),
    objects,
  });
  return objects
    .filter(({ kind }) => !kind.startsWith('ValidatingAdmissionPolicy'))
    .flatMap((object) =>
      objectMutants(object).map(({ object: changed, ...mutant }) => {
        const killer = judge.killer(object, changed);
        const described = { environment: name, object: nameOf(object), kind: object.kind, ...mutant };
        return killer === undefined ? described : { ...described, killer };
      }),
    );
}
