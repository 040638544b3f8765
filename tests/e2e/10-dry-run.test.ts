import { lab } from '../../src/config/environments/lab';
import { readObjects } from '../../src/kubernetes/read';
import { apply, kubectl } from './kubectl';

/** Before anything of ours is on the cluster. The other environments ask API servers of their own: 52-verdicts. */
test('dist/lab is taken by the API server, without a warning', async () => {
  const namespaces = readObjects('dist/lab').filter(({ kind }) => kind === 'Namespace');
  expect(await apply(...namespaces)).toMatchObject({ code: 0 });
  const { code, stdout, stderr } = await kubectl(
    'apply',
    '--dry-run=server',
    '--server-side',
    `--filename=dist/${lab.name}`,
  );
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout.trim().split('\n')).toHaveLength(readObjects('dist/lab').length);
});
