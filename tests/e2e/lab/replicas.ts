/** The number of pods that a Deployment is asked to have, looked at all the time: each change, and its moment. */
import { kubectl } from './kubectl';

export class Replicas {
  private readonly began = performance.now();
  private readonly timer: NodeJS.Timeout;
  private readonly steps: { readonly at: number; readonly count: number }[] = [];
  private isLooking = false;

  /** Begins at once. */
  constructor(private readonly name: string) {
    this.timer = setInterval(() => this.look(), 1000);
  }

  /** Each number that it had, in order. */
  get counts(): readonly number[] {
    return this.steps.map(({ count }) => count);
  }

  get last(): number | undefined {
    return this.counts.at(-1);
  }

  toString(): string {
    return this.steps.map(({ at, count }) => `${count} at ${at.toFixed(0)} s`).join(', ');
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    const place = ['--namespace', this.name, '--output=jsonpath={.spec.replicas}'];
    const { code, stdout } = await kubectl('get', 'deployment', this.name, ...place);
    this.isLooking = false;
    const count = Number(stdout);
    if (code === 0 && count !== this.last) this.steps.push({ at: (performance.now() - this.began) / 1000, count });
  }
}
