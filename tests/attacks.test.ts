/** The table of attacks, without a cluster: each names a control that there is. */

import { readObjects } from '../src/kubernetes/read';
import { policies } from '../src/policies';
import { attacks } from './e2e/attacks';
import { uses } from './e2e/attacks/legitimate';
import { prove } from './e2e/attacks/prove';
import { pageOf, tableOf } from './e2e/attacks/report';

test('there are at least fifty, each under a name of its own, and eight uses', () => {
  const names = attacks.map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(50);
  expect(new Set(names).size).toBe(names.length);
  expect(uses).toHaveLength(8);
});

test('a policy that is named as a control is one of the API server of lab', () => {
  const bindings = readObjects('dist/lab').flatMap(({ kind, metadata }) =>
    kind === 'ValidatingAdmissionPolicyBinding' ? [metadata.name] : [],
  );
  const named = attacks.flatMap(({ control }) => /^policy (.+)$/.exec(control.name)?.slice(1) ?? []);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((id) => !bindings.includes(`breakwater-${id}`))).toEqual([]);
  expect(named.filter((id) => policies.every((policy) => policy.id !== id))).toEqual([]);
});

/** An attack that these controls stop, while they are in place. */
function staged(own: string, others: readonly string[]) {
  const on = new Set([own, ...others]);
  const log: string[] = [];
  const control = (name: string) => ({
    name: `policy ${name}`,
    stops: (said: string) => said === name,
    remove: async () => {
      on.delete(name);
      log.push(`-${name}`);
    },
    restore: async () => {
      on.add(name);
      log.push(`+${name}`);
    },
  });
  const attempt = async () => ({ succeeded: on.size === 0, said: [...on].sort()[0] ?? 'taken' });
  return { attack: { name: 'a', from: 'outside', gains: 'b', control: control(own), attempt } as const, log };
}

test('one that its control stops is proven: without it, it succeeds; with it alone, it fails', async () => {
  const { attack, log } = staged('own', []);
  expect(await prove(attack)).toMatchObject({ said: 'own', also: [] });
  expect((await prove(attack)).fault).toBeUndefined();
  expect(log).toEqual(['-own', '+own', '+own', '-own', '+own', '+own']);
});

test('one that something else stops proves nothing, nor one that nothing stops', async () => {
  expect((await prove(staged('own', ['other']).attack)).fault).toBe('something else stops it: other');
  const open = { ...staged('own', []).attack, attempt: async () => ({ succeeded: true, said: 'taken' }) };
  expect((await prove(open, 0)).fault).toBe('it succeeded, with every control in place');
});

test('the table and the page say of each what stops it, and what is not proven', async () => {
  const proofs = [await prove(staged('own', []).attack), await prove(staged('own', ['other']).attack)];
  const at = new Date(0);
  const outcome = { began: at, ended: at, commit: 'c', proofs, uses: [{ name: 'u', times: 2, faults: ['u: gone'] }] };
  expect(tableOf(outcome)).toMatch(/^ 1 ok {4} a {2}policy own .*\n 2 FAILED a/);
  expect(tableOf(outcome)).toContain('1 of 2 attacks are refused');
  expect(tableOf(outcome)).toContain('tried 2 times: 1 failed\n  u: gone');
  expect(pageOf(outcome)).toContain('| 1 | a | outside | b | policy own | - | own | refused |');
  expect(pageOf(outcome)).toContain('NOT PROVEN: something else stops it: other');
});
