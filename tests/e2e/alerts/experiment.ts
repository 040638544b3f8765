/** An experiment: something is broken on purpose until its alert is delivered, and repaired until that one is resolved. */
import { firing as firingOn } from '../../../src/cluster/firing';
import { kubectl as kubectlOn } from '../../../src/cluster/kubectl';
import { run as runProgram } from '../../../src/programs/run';
import { eventually } from '../lab/kubectl';
import { delivered } from '../lab/receiver';
import { readTarget } from '../lab/target';

export interface Experiment {
  readonly alert: string;
  /** Value of the label `subject`. */
  readonly subject: string;
  /** What is broken. */
  readonly says: string;
  readonly breaks: () => Promise<unknown>;
  readonly mends: () => Promise<unknown>;
  /** Alerts that it may raise beside its own: the same fault, seen elsewhere. @default - none */
  readonly beside?: readonly string[];
  /** Its longest window goes on after it is resolved for the shorter ones: it comes last. @default false */
  readonly lingers?: boolean;
  /** How long it may take until it is delivered, in seconds. @default 120 */
  readonly within?: number;
}

/** What became of it; seconds since the fault, and since it was repaired. */
export interface Seen {
  readonly experiment: Experiment;
  readonly fired?: number;
  readonly delivered?: number;
  readonly resolved?: number;
  /** Alerts that fired beside its own, as `Name subject`. */
  readonly others: readonly string[];
}

const title = ({ alert, subject }: Pick<Experiment, 'alert' | 'subject'>) => `${alert} ${subject}`;

/** Alerts that fire now, as `Name subject`. @throws where Prometheus does not answer */
export async function firing(): Promise<readonly string[]> {
  const found = await firingOn(kubectlOn(runProgram, readTarget().context));
  if (found === undefined) throw new Error('Prometheus does not answer');
  return found;
}

async function notified(experiment: Experiment, status: 'firing' | 'resolved', after: number): Promise<boolean> {
  const { alert, subject } = experiment;
  const all = (await delivered()).slice(after);
  return all.some(
    ({ labels, status: said }) => said === status && labels['alertname'] === alert && labels['subject'] === subject,
  );
}

/** @returns what became of it; beside one that lingers, alerts that fired before it do not count as its own */
export async function run(experiment: Experiment): Promise<Seen> {
  const { breaks, lingers = false, mends, within = 120 } = experiment;
  const earlier = lingers ? await firing() : [];
  const isOver = async () => lingers || (await firing()).length === 0;
  const others = new Set<string>();
  const before = (await delivered()).length;
  const since = (began: number) => (performance.now() - began) / 1000;
  let [fired, sent, resolved]: (number | undefined)[] = [];

  const broken = performance.now();
  await breaks();
  await eventually(within, async () => {
    const now = await firing();
    for (const one of now) if (one !== title(experiment) && !earlier.includes(one)) others.add(one);
    if (now.includes(title(experiment))) fired ??= since(broken);
    if (fired !== undefined && (await notified(experiment, 'firing', before))) sent = since(broken);
    return sent !== undefined;
  });
  const mended = performance.now();
  await mends();
  await eventually(within * 2, async () => {
    if (sent === undefined) return isOver();
    if (await notified(experiment, 'resolved', before)) resolved ??= since(mended);
    return resolved !== undefined && (await isOver());
  });
  return {
    experiment,
    others: [...others].sort(),
    ...(fired === undefined ? {} : { fired }),
    ...(sent === undefined ? {} : { delivered: sent }),
    ...(resolved === undefined ? {} : { resolved }),
  };
}
