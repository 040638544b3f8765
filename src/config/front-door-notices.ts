/** Notices of front doors that keep a value in another way than it says: synth prints them, and writes all the same. */
import type { Environment } from './environment';
import { frontDoorOf } from './front-doors';
import { callersTogether, defaultBurst } from './rate-limits';

/** A sentence for each value of an environment that its front door keeps in another way. */
export function frontDoorNotices(environments: Readonly<Record<string, Environment>>): readonly string[] {
  return Object.values(environments).flatMap((environment) => {
    const { bursts, counts } = frontDoorOf(environment);
    const { controller, limits } = environment.frontDoor;
    const where = `front door ${controller} of ${environment.name}`;
    const all = Object.entries(limits);
    const bursting = all.filter(([, { burst = defaultBurst }]) => bursts === 'one-second' && burst > 1);
    const counted = counts === 'together' ? all : [];
    return [
      ...bursting.map(
        ([name, { burst = defaultBurst, perSecond }]) =>
          `${where}: frontDoor.limits.${name}.burst is ${burst}, and one address gets 429 after one second's worth, ${perSecond}; set burst to 1 if that is meant`,
      ),
      ...counted.map(
        ([name, { connections }]) =>
          `${where}: frontDoor.limits.${name}.connections is ${connections}, and all callers together have ${connections * callersTogether}, since it does not count them for one address`,
      ),
    ];
  });
}
