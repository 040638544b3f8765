import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { policies } from '../../src/policies';
import { examples, examplesOf } from '../../src/policies/examples';

const folder = join('src', 'policies');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

test('every policy has its examples, in the order of the policies, and no examples are left over', () => {
  expect(Object.keys(examples)).toEqual(policies.map(({ id }) => id));
});

test('no two policies share their examples', () => {
  expect(new Set(Object.values(examples)).size).toBe(policies.length);
});

test('examples of no policy are an error that names it', () => {
  expect(() => examplesOf('made-up')).toThrow("policy 'made-up' has no examples");
});

test('a file of rules and its file of examples stand side by side, and speak of the same policies', () => {
  const policiesIn = (file: string) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/^export const (\w+): (?:Policy|Fixtures) =/gm)]
      .map(([, name]) => name)
      .sort();
  const rules = files.filter((file) => !file.endsWith('.examples.ts') && policiesIn(file).length > 0);
  const unlike = rules.filter(
    (file) => policiesIn(file).join() !== policiesIn(file.replace(/\.ts$/, '.examples.ts')).join(),
  );
  expect(unlike).toEqual([]);
  const orphans = files
    .filter((file) => file.endsWith('.examples.ts') && policiesIn(file).length > 0)
    .filter((file) => !rules.includes(file.replace('.examples.ts', '.ts')));
  expect(orphans).toEqual([]);
});
