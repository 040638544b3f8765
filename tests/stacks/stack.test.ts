import { posix } from 'node:path';
import fc from 'fast-check';
import { environments } from '../../src/config/environments';
import { App } from '../../src/stacks/cdktf';
import { EnvironmentStack, parts, stackName, stateFolder } from '../../src/stacks/stack';
import { temporaryFolders } from '../synth/folders';
import { settingsFor, stackJson } from './synthesized';

const { lab, production } = environments;
const folder = temporaryFolders();
const settings = settingsFor(lab);

test('the parts of an environment are in the order in which they are applied', () => {
  expect(parts).toEqual(['cluster', 'platform', 'workloads']);
});

test('a stack is named by its environment and its part', () => {
  expect(stackName('lab', 'platform')).toBe('lab-platform');
  expect(stateFolder('lab')).toBe('state/lab');
});

describe('the state of a stack', () => {
  test.each(parts)('is a file of its own below the repository: %s', (part) => {
    expect(stackJson(part, lab, {}, []).terraform.backend).toEqual({
      local: { path: `../../../state/lab/${part}.tfstate` },
    });
  });

  test('is shared with no other environment', () => {
    const path = ({ terraform }: ReturnType<typeof stackJson>) => JSON.stringify(terraform.backend);
    expect(path(stackJson('platform', lab))).not.toBe(path(stackJson('platform', production)));
  });
});

describe('the way from a stack to the repository', () => {
  const rootFrom = (outdir: string) =>
    new EnvironmentStack(new App({ outdir: folder() }), 'platform', { environment: lab, settings, outdir }).root;

  test.each([
    ['cdktf.out', '../../..'],
    ['./out/', '../../..'],
    ['a/b/out', '../../../../..'],
    [posix.join(process.cwd(), 'cdktf.out'), '../../..'],
    ['.', '../..'],
  ])('is from %s %s', (outdir, root) => expect(rootFrom(outdir)).toBe(root));

  test('leads there from any folder below it', () => {
    const name = fc
      .string({ unit: fc.constantFrom(...'ab .-'), minLength: 1, maxLength: 4 })
      .filter((one) => !/^\.+$/.test(one));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
        expect(posix.join(...names, 'stacks', 'lab-platform', rootFrom(names.join('/')))).toBe('.');
      }),
      { numRuns: 20 },
    );
  });
});
