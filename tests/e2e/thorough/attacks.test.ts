/** Attacks with teeth: each fails, and succeeds when the control that stops it is taken away; legitimate uses work all the time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { run } from '../../../src/programs/run';
import { attacks } from '../attacks';
import { uses } from '../attacks/legitimate';
import { startAttackers, stopAttackers } from '../attacks/network';
import { giveRights, takeRights } from '../attacks/people';
import { type Proof, prove } from '../attacks/prove';
import { lineOf, type Outcome, pageOf, tableOf } from '../attacks/report';
import { must } from '../lab/kubectl';
import { useLab } from '../lab/use-lab';

useLab();

jest.setTimeout(3_000_000);

beforeAll(async () => {
  await giveRights();
  await startAttackers();
}, 120_000);

afterAll(async () => {
  await takeRights();
  await stopAttackers();
  await must('delete', 'certificate', 'attack-caller', '--namespace=api', '--ignore-not-found');
});

/** Attacks between two rounds of legitimate uses. */
const between = 8;

let outcome: Outcome | undefined;

beforeAll(async () => {
  const began = new Date();
  const proofs: Proof[] = [];
  const tried = uses.map(({ name }) => ({ name, times: 0, faults: [] as string[] }));
  const useAll = async () => {
    for (const [place, use] of uses.entries()) {
      const fault = await use.try().catch((error: Error) => error.message);
      const counted = tried[place];
      if (!counted) continue;
      counted.times += 1;
      if (fault !== undefined) counted.faults.push(`${use.name}: ${fault}`);
    }
  };
  for (const [place, attack] of attacks.entries()) {
    if (place % between === 0) await useAll();
    const proof = await prove(attack);
    proofs.push(proof);
    // jest keeps what the console says until the end: a person who waits sees this at once.
    process.stderr.write(`${lineOf(proof, place)}\n`);
  }
  await useAll();
  const commit = (await run('git', ['rev-parse', 'HEAD'])).stdout.trim();
  outcome = { began, ended: new Date(), commit, proofs, uses: tried };
  mkdirSync('.cache/attacks', { recursive: true });
  writeFileSync('.cache/attacks/report.md', pageOf(outcome));
  console.log(`${tableOf(outcome)}\nreport: .cache/attacks/report.md`);
}, 3_000_000);

test.each(attacks.map(({ control, name }, place) => [name, control.name, place] as const))(
  '%s is stopped by %s, and by nothing once it is gone',
  (_, __, place) => {
    expect(outcome?.proofs[place]?.fault).toBeUndefined();
  },
);

test.each(uses.map(({ name }, place) => [name, place] as const))('%s, all the time', (_, place) => {
  expect(outcome?.uses[place]).toMatchObject({ faults: [] });
  expect(outcome?.uses[place]?.times).toBeGreaterThan(attacks.length / between);
});
