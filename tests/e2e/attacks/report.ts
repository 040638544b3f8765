/** The report of the attacks: a table for the terminal, and a page as a tester would hand it over. */
import type { Proof } from './prove';

export interface Outcome {
  readonly began: Date;
  readonly ended: Date;
  readonly commit: string;
  readonly proofs: readonly Proof[];
  /** Faults of legitimate uses, and how often each of them was tried. */
  readonly uses: readonly { readonly name: string; readonly times: number; readonly faults: readonly string[] }[];
}

/** One attack and what came of it. */
export function lineOf({ attack, fault, took }: Proof, place: number, width = 0): string {
  const end = fault === undefined ? '' : `\n          ${fault}`;
  const result = fault === undefined ? 'ok    ' : 'FAILED';
  return `${String(place + 1).padStart(2)} ${result} ${attack.name.padEnd(width)}  ${attack.control.name}  ${took}${end}`;
}

/** A line for each attack, and the totals. */
export function tableOf({ proofs, uses }: Outcome): string {
  const width = Math.max(...proofs.map(({ attack }) => attack.name.length));
  const lines = proofs.map((proof, place) => lineOf(proof, place, width));
  const good = proofs.filter(({ fault }) => fault === undefined).length;
  const times = uses.reduce((sum, one) => sum + one.times, 0);
  const faults = uses.flatMap((one) => one.faults);
  return [
    ...lines,
    '',
    `${good} of ${proofs.length} attacks are refused, and succeed when their control is taken away`,
    `${uses.length} legitimate uses, tried ${times} times: ${faults.length} failed`,
    ...faults.map((fault) => `  ${fault}`),
  ].join('\n');
}

/** The page, in Markdown. */
export function pageOf(outcome: Outcome): string {
  const { began, commit, ended, proofs, uses } = outcome;
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const row = (...cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  const good = proofs.filter(({ fault }) => fault === undefined).length;
  return [
    '# Attacks on the platform',
    '',
    `Environment lab, commit ${commit}, from ${began.toISOString()} to ${ended.toISOString()}.`,
    '',
    `${good} of ${proofs.length} attacks were refused with every control in place, succeeded when the control that stops them was taken away with those that stop them as well, and were refused again when that control alone was put back.`,
    '',
    row('no.', 'attack', 'from', 'gains', 'control', 'stopped also by', 'answer', 'result'),
    row(...Array.from({ length: 8 }, () => '---')),
    ...proofs.map(({ also, attack, fault, said }, place) =>
      row(
        String(place + 1),
        attack.name,
        attack.from,
        attack.gains,
        attack.control.name,
        also.join(', ') || '-',
        said,
        fault === undefined ? 'refused' : `NOT PROVEN: ${fault}`,
      ),
    ),
    '',
    '## Legitimate uses, tried between the attacks',
    '',
    row('use', 'times', 'failures'),
    row('---', '---', '---'),
    ...uses.map(({ faults, name, times }) => row(name, String(times), faults.join('; ') || '0')),
    '',
  ].join('\n');
}
