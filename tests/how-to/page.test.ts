import { readdirSync, readFileSync } from 'node:fs';
import { stepsOf } from './page';

const path = 'docs/how-to/bake.md';

describe('steps of a page', () => {
  test('are its commands and its edits, in their order', () => {
    const page = [
      '# Bake',
      'One line in [oven.ts](../../src/oven.ts), see `heat`: of [the oven](../../src/config/oven.ts):',
      '',
      '```diff',
      '-cold',
      '+hot',
      '```',
      '',
      '    npm run bake -- bread',
      '    git diff --stat',
      '',
      'Not a step:',
      '',
      '```ts',
      "heat('200');",
      '```',
      '',
      'In `src/bread.ts`:',
      '```diff',
      ' bread',
      '```',
    ].join('\n');
    expect(stepsOf(path, page)).toEqual([
      { kind: 'edit', target: 'src/config/oven.ts', diff: ['-cold', '+hot'] },
      { kind: 'command', line: 'npm run bake -- bread' },
      { kind: 'command', line: 'git diff --stat' },
      { kind: 'edit', target: 'src/bread.ts', diff: [' bread'] },
    ]);
  });

  test('that edit the same file one after the other name it once', () => {
    const page = 'In `a.ts`:\n\n```diff\n-a\n```\n\n```diff\n-b\n```\n';
    expect(stepsOf(path, page).map((step) => step.kind === 'edit' && step.target)).toEqual(['a.ts', 'a.ts']);
  });

  test.each([
    [
      'without a file',
      'Change it:\n\n```diff\n-a\n```\n',
      'docs/how-to/bake.md:3: the line above the diff names no file',
    ],
    ['without an end', 'In `a.ts`:\n```diff\n-a\n', 'docs/how-to/bake.md:2: the fence has no end'],
  ])('%s are an error of the page', (_, page, message) => {
    expect(() => stepsOf(path, page)).toThrow(new Error(message));
  });
});

test('every how-to can be read', () => {
  const pages = readdirSync('docs/how-to').filter((file) => file.endsWith('.md'));
  expect(pages).toContain('add-a-service.md');
  for (const page of pages)
    expect(() => stepsOf(`docs/how-to/${page}`, readFileSync(`docs/how-to/${page}`, 'utf8'))).not.toThrow();
});
