/** Policies of the API server that a test takes away for a while: without its binding a policy judges nothing. */
import type { Outcome } from '../../../src/programs/run';
import { reapply } from './deploy';
import { must } from './kubectl';

const prefix = 'breakwater-';

/** The policy that an answer of the API server names first. @returns its id; none: no policy refused */
export function refusing(said: string): string | undefined {
  return /ValidatingAdmissionPolicy 'breakwater-([a-z-]+)' with binding/.exec(said)?.[1];
}

export async function unbind(id: string): Promise<void> {
  await must('delete', 'validatingadmissionpolicybindings', `${prefix}${id}`, '--ignore-not-found');
}

/** Binds it as dist/lab does. */
export async function bind(id: string): Promise<void> {
  await reapply(
    ({ kind, metadata }) => kind === 'ValidatingAdmissionPolicyBinding' && metadata.name === `${prefix}${id}`,
  );
}

/** Policies that forbid what a test must do first. */
export class Guards {
  private readonly gone: string[] = [];

  /** Tries until no policy refuses it. @throws where something else does */
  async past(attempt: () => Promise<Outcome>): Promise<void> {
    let last = '';
    for (let time = 0; time < 40; time += 1) {
      const { code, stderr } = await attempt();
      if (code === 0) return;
      last = stderr;
      const guard = refusing(stderr);
      if (!guard) throw new Error(stderr);
      if (!this.gone.includes(guard)) {
        await unbind(guard);
        this.gone.push(guard);
      }
      await new Promise((next) => setTimeout(next, 500));
    }
    throw new Error(`refused by policies that were taken away: ${last}`);
  }

  /** Binds again what was taken away. */
  async back(): Promise<void> {
    for (const guard of this.gone.splice(0)) await bind(guard);
  }
}
