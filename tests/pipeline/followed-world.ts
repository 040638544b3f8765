/** A machine whose cluster has Flux: it runs what the shared repository's tag names, as soon as it is asked. */
import { kubectl } from '../../src/cluster/kubectl';
import type { Environment } from '../../src/config/environment';
import { move, promotion } from '../../src/gitops/promote';
import { movedBy } from '../../src/pipeline/followed';
import type { Release } from '../../src/pipeline/release';
import { runSteps } from '../../src/pipeline/run-steps';
import type { Step } from '../../src/pipeline/step';
import { steps } from '../../src/pipeline/steps';
import { filesOnDisk } from '../../src/programs/commit';
import type { Outcome, Run } from '../../src/programs/run';
import { SignedRepository } from '../gitops/signed-repository';
import { type Answers, ok } from '../programs/fakes';
import { job, lab, live, pairs, stage, vouch } from './world';

export const followed: Environment = { ...lab, appliedBy: 'gitops', promotion: { soakHours: 0 } };

/** What is wrong with a commit: what a stage says of it, or that its smoke test fails. */
export interface Fault {
  readonly stage?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly smoke?: true;
}

/** @param answers where they are not those of a machine on which all is well */
export async function followedStage(folder: string, answers: Answers = {}) {
  const repository = new SignedRepository(folder);
  const there = stage(repository.root, answers);
  const faults = new Map<string, Fault>();
  const before = new Map<string, () => unknown>();
  let token = '';
  const tag = () => repository.sharedCommit('refs/tags/env/lab');
  // Asked of git again after a push, since many looks are cheap then.
  let seen: string | undefined;
  const now = () => {
    seen ??= tag();
    return seen;
  };
  const image = () => there.made.images.find(({ name }) => name === 'api')?.reference;
  const reported = (name: string): Outcome => {
    const [commit, fault] = [now(), faults.get(now())];
    const wrong = fault?.stage === name ? fault : undefined;
    const revision = `env/lab@sha1:${commit}`;
    const ready = { type: 'Ready', status: wrong ? 'False' : 'True', ...wrong };
    return ok(
      JSON.stringify({
        spec: { ref: { name: 'refs/tags/env/lab' } },
        status: {
          ...{ artifact: { revision }, conditions: [ready], lastHandledReconcileAt: token },
          ...{ lastAttemptedRevision: revision, ...(wrong ? {} : { lastAppliedRevision: revision }) },
        },
      }),
    );
  };
  const flux = (line: string): Outcome | undefined => {
    for (const [start, act] of before) if (line.startsWith(start) && before.delete(start)) act();
    if (before.size > 0) seen = undefined;
    token = /^kubectl annotate .*requestedAt=(\S+)$/.exec(line)?.[1] ?? token;
    if (line.startsWith('kubectl annotate')) return ok();
    const [, name] = /^kubectl get (?:gitrepositories|kustomizations)\S+ (\S+)/.exec(line) ?? [];
    if (name !== undefined) return reported(line.includes('gitrepositories') ? 'source' : name);
    if (/^kubectl get job client/.test(line)) return job(faults.get(now())?.smoke ? 'Failed' : 'Complete');
    if (!/^kubectl get deployment api/.test(line)) return undefined;
    const template = { spec: { containers: [{ image: image() }] } };
    return ok(JSON.stringify({ ...live({ readyReplicas: 3 }), spec: { replicas: 3, template } }));
  };
  const run: Run = async (command, args, options) => {
    const whole = [command, ...args].join(' ');
    const line = whole.replace(/^kubectl --context=\S+( --request-timeout=\d+s)?/, 'kubectl');
    const isGiven = Object.keys(answers).some((start) => line.startsWith(start));
    const answer = isGiven ? undefined : flux(line);
    if (command === 'git') seen = undefined;
    if (answer === undefined) return there.run(command, args, options);
    there.lines.push(line);
    return answer;
  };
  const of = (commit: string): Release => ({
    ...there.made,
    ...{ commit, sources: filesOnDisk(repository.root) },
    kubectl: kubectl(run, lab.context, there.made.clock),
    target: { ...there.made.target, environment: followed, run },
  });
  /** A commit whose release is signed. */
  const release = async (what: string, ...more: readonly string[]): Promise<Release> => {
    const made = of(repository.push(what, ...more));
    await vouch(made, there);
    there.lines.length = 0;
    return made;
  };
  /** Has the tag name a commit, as `promote` does. */
  const promote = async (made: Release) => {
    const planned = await promotion(movedBy(made), made.commit);
    if (planned.ok) await move(movedBy(made).git, planned.value);
  };
  /** The steps that need a cluster, as a run takes them. */
  const pipeline = (made: Release, ...names: readonly Step['name'][]) =>
    runSteps({
      ...{ release: made, say: () => {}, live: () => {}, again: () => '' },
      steps: steps.filter(({ name }) => names.includes(name)),
    });
  const state = () => ({ tag: tag(), ...pairs(there.recorded) });
  return { ...there, before, faults, pipeline, promote, release, repository, state };
}
