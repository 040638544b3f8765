import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { environments } from '../../src/config/environments';
import { services } from '../../src/config/services';
import { contents, put, temporaryFolders } from '../synth/folders';
import { breakwater } from './breakwater';

const folder = temporaryFolders();

/** A repository with the files of this one that the command reads. */
function repository(): string {
  const root = put(folder(), { 'README.md': '' });
  for (const path of ['src/scaffold/template', 'src/config', 'charts', 'dockerfiles'])
    cpSync(path, join(root, path), { recursive: true });
  return root;
}

describe('new:service', () => {
  test('writes a service, and says what it wrote and what comes next', async () => {
    const root = repository();
    const { code, err, out } = await breakwater(['new:service', 'made-up'], root);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('charts/made-up/chart.ts written\n');
    for (const name of Object.keys(environments)) expect(out).toContain(`src/config/environments/${name}.ts changed\n`);
    expect(out).toMatch(/\nNext: npm run synth && npm run reference && npm test; .*\n$/);
    expect(contents(root)['charts/index.ts']).toContain('  MadeUpChart,\n');
  });

  test.each([...Object.keys(services).slice(0, 1), 'monitoring', 'kube-system', 'cert-manager'])(
    'refuses %s, which is taken, with 1, and writes nothing',
    async (name) => {
      const root = repository();
      const before = contents(root);
      const { code, err, out } = await breakwater(['new:service', name], root);
      expect([code, err, out]).toEqual([1, `new:service: '${name}' is already a service or a namespace\n`, '']);
      expect(contents(root)).toEqual(before);
    },
  );

  test.each([
    ['Made_Up', "'Made_Up' cannot be a name; "],
    ['', "missing required argument 'name'"],
    ['one two', "too many arguments for 'new:service'"],
  ])("'%s' is a usage error", async (words, message) => {
    const ended = await breakwater(`new:service ${words}`.trim().split(' '), folder());
    expect(ended).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
  });
});
