/** The proof of an attack: it fails; with every control taken away it succeeds; with its own put back alone it fails by it. */
import { elapsed } from '../../../src/writing/wording';
import type { Attack, Control, Tried } from './attack';
import { policyIn } from './controls';

export interface Proof {
  readonly attack: Attack;
  /** What was said when all controls were in place. */
  readonly said: string;
  /** Other controls that stop it as well. */
  readonly also: readonly string[];
  /** Why it proves nothing; absent where it does. */
  readonly fault?: string;
  readonly took: string;
}

/** Seconds for a change of a control to take effect. */
const patience = 45;

/** @param settling seconds in which controls that were put back hold again */
export async function prove(attack: Attack, settling = 10): Promise<Proof> {
  const began = performance.now();
  const removed: Control[] = [];
  const proof = (said: string, fault?: string): Proof => ({
    attack,
    said: oneLine(said),
    also: removed.flatMap(({ name }) => (name === attack.control.name ? [] : [name])),
    ...(fault === undefined ? {} : { fault: oneLine(fault) }),
    took: elapsed(began),
  });
  try {
    // Controls that the attack before took away hold again some seconds after they came back.
    const first = await until(attack, (one) => !one.succeeded, settling);
    if (first.succeeded) return proof(first.said, 'it succeeded, with every control in place');
    for (let tried: Tried = first; !tried.succeeded; ) {
      const stopper = attack.control.stops(tried.said) ? attack.control : policyIn(tried.said);
      if (!stopper) return proof(first.said, `something else stops it: ${tried.said}`);
      if (removed.some(({ name }) => name === stopper.name))
        return proof(first.said, `${stopper.name} was taken away and stops it: ${tried.said}`);
      await stopper.remove();
      removed.push(stopper);
      tried = await until(attack, (one) => one.succeeded || !stopper.stops(one.said));
    }
    if (!removed.some(({ name }) => name === attack.control.name))
      return proof(first.said, `not ${attack.control.name} stops it`);
    await attack.control.restore();
    const alone = await until(attack, (one) => !one.succeeded && attack.control.stops(one.said));
    return proof(
      first.said,
      !alone.succeeded && attack.control.stops(alone.said) ? undefined : `alone it does not stop it: ${alone.said}`,
    );
  } catch (error) {
    return proof('', (error as Error).message);
  } finally {
    for (const control of removed) await control.restore();
  }
}

/** Tries until the answer is as it should be, or the time is over. @returns the last answer */
async function until(attack: Attack, is: (tried: Tried) => boolean, seconds = patience): Promise<Tried> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const tried = await attack.attempt();
    if (is(tried) || performance.now() > end) return tried;
    await new Promise((next) => setTimeout(next, 300));
  }
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').slice(0, 400);
}
