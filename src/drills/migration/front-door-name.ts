/** The name of the front door, as callers resolve it: for a while after a change some have the old address still. */
import type { Clock } from '../../programs/clock';
import type { Door } from '../users-caller';

/** Seconds for which resolvers keep an address. */
export const timeToLive = 10;

export class FrontDoorName {
  private before: Door;
  private changed = Number.NEGATIVE_INFINITY;
  private asked = 0;

  constructor(
    private now: Door,
    private readonly clock: Clock,
  ) {
    this.before = now;
  }

  /** Every other caller has the address of before, as long as resolvers keep it. */
  resolve(): Door {
    const isKept = this.clock.now() - this.changed < timeToLive * 1000;
    this.asked++;
    return isKept && this.asked % 2 === 0 ? this.before : this.now;
  }

  /** Where it leads at last. */
  get door(): Door {
    return this.now;
  }

  /** Leads elsewhere, and waits until no caller has the old address. */
  async change(door: Door): Promise<void> {
    this.before = this.now;
    this.now = door;
    this.changed = this.clock.now();
    await this.clock.sleep(timeToLive);
  }
}
