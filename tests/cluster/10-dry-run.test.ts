import { environments } from '../../src/config/environments';
import { readManifests } from '../../src/pipeline/manifests';
import { apply, kubectl } from './kubectl';

/** Before anything of ours is on the cluster: afterwards the seal would refuse every environment but its own. */
describe.each(Object.keys(environments).reverse())('dist/%s', (name) => {
  test('is taken by the API server, without a warning', async () => {
    const namespaces = readManifests(`dist/${name}`).filter(({ kind }) => kind === 'Namespace');
    expect(await apply(...namespaces)).toMatchObject({ code: 0 });
    const { code, stdout, stderr } = await kubectl(
      'apply',
      '--dry-run=server',
      '--server-side',
      `--filename=dist/${name}`,
    );
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(readManifests(`dist/${name}`).length);
  });
});
