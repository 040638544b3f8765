import { insert, write } from '../../src/scaffold/edit';
import { contents, put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();

describe('an insertion', () => {
  const list = { begins: /^const all = \[$/, ends: /^\];$/, text: '  pear,' };
  const text = 'const other = [\n];\nconst all = [\n  apple,\n  plum,\n];\n';

  test('goes to the end of its list, and to no other', () => {
    expect(insert(text, list)).toBe('const other = [\n];\nconst all = [\n  apple,\n  plum,\n  pear,\n];\n');
  });

  test('goes where the alphabet has it, where that is asked for', () => {
    expect(insert(text, { ...list, sorted: true })).toContain('  apple,\n  pear,\n  plum,\n');
    expect(insert(text, { ...list, text: '  quince,', sorted: true })).toContain('  plum,\n  quince,\n];');
  });

  test('of an import goes by what it imports', () => {
    const imports = "// Charts.\nimport { Zoo } from './apple';\nimport { Ant } from './plum';\n\n";
    const added = { begins: /^\/\/ Charts/, ends: /^$/, text: "import { Bee } from './pear';", sorted: true };
    expect(insert(imports, added)).toBe(
      imports.replace('import { Ant }', "import { Bee } from './pear';\nimport { Ant }"),
    );
  });

  test.each([
    ['that does not begin', 'const some = [\n];\n'],
    ['that does not end', 'const all = [\n  apple,\n'],
  ])('into a list %s is none', (_, odd) => expect(insert(odd, list)).toBeUndefined());
});

describe('edits', () => {
  const changed = { path: 'a.ts', text: 'new\n', before: 'old\n' };

  test('are all written', () => {
    const root = put(folder(), { 'a.ts': 'old\n' });
    write(root, [changed, { path: 'b/c.ts', text: 'c\n' }]);
    expect(contents(root)).toEqual({ 'a.ts': 'new\n', 'b/c.ts': 'c\n' });
  });

  test('are taken back where one cannot be written', () => {
    const there = { 'a.ts': 'old\n', 'z/there.ts': 'theirs\n' };
    const root = put(folder(), there);
    const edits = [changed, { path: 'b/c.ts', text: 'c\n' }, { path: 'z/there.ts', text: 'ours\n' }];
    expect(() => write(root, edits)).toThrow('EEXIST');
    expect(contents(root)).toEqual(there);
  });
});
