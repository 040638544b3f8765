import { readManifests } from '../../src/pipeline/manifests';
import { apply, kubectl } from './kubectl';
import { probePod } from './probe';

const pod = (changes: (container: Record<string, unknown>) => void, labels: Record<string, string> = {}) => {
  const one = structuredClone(probePod('api', 'refused', labels));
  changes(one.spec.containers[0] as unknown as Record<string, unknown>);
  return one;
};

async function refusal(...objects: readonly object[]): Promise<string> {
  const { code, stderr } = await apply(...objects);
  expect(code).toBe(1);
  return stderr;
}

test('a privileged pod is refused', async () => {
  const bad = pod((container) => {
    container['securityContext'] = {
      ...(container['securityContext'] as object),
      privileged: true,
      allowPrivilegeEscalation: true,
    };
  });
  expect(await refusal(bad)).toMatch(
    /violates PodSecurity "restricted:v1.36": privileged \(container "probe" must not set securityContext.privileged=true\)/,
  );
});

test.each([
  'localhost/breakwater/probe:latest',
  'localhost/breakwater/probe:1.0',
  'docker.io/library/nginx:1.29',
  'docker.io/library/nginx',
])('the image %s is refused', async (image) => {
  const bad = pod((container) => {
    container['image'] = image;
  });
  expect(await refusal(bad)).toContain(
    `denied request: image ${image} is not known here: use localhost/breakwater/NAME:SOURCE_HASH (npm run images), or an image of versions.ts with its digest`,
  );
});

test('an object of another environment is refused', async () => {
  expect(await refusal(pod(() => {}, { env: 'production' }))).toContain(
    'denied request: Pod refused is of environment production, its namespace is of lab: apply what is in dist/lab',
  );
});

test('an object of no environment is refused', async () => {
  const { code, stderr } = await kubectl('create', 'configmap', 'stray', '--namespace=api');
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining('ConfigMap stray has no label env, its namespace is of lab: apply what is in dist/lab'),
  ]);
});

test('a namespace keeps its environment', async () => {
  const { stderr } = await kubectl('label', 'namespace', 'api', 'env=production', '--overwrite');
  expect(stderr).toContain(
    'namespace api is of environment lab and stays so, got production: use the cluster of production',
  );
});

test('a namespace cannot leave the platform to change it', async () => {
  const { stderr } = await kubectl(
    'label',
    'namespace',
    'api',
    'app.kubernetes.io/part-of-',
    'env=production',
    '--overwrite',
  );
  expect(stderr).toContain('namespace api is of environment lab and stays so, got production');
});

test('of another environment, not one object gets into our namespaces', async () => {
  const ours = readManifests('dist/production').filter(
    ({ metadata, kind }) => kind === 'Namespace' || (metadata.namespace && metadata.namespace !== 'cert-manager'),
  );
  const { stdout, stderr } = await kubectl(
    'apply',
    '--dry-run=server',
    '--server-side',
    '--force-conflicts',
    '--filename=dist/production',
  );
  const refused = stderr.trim().split('\n');
  expect(refused).toHaveLength(ours.length);
  const sealed = refused.filter((line) => /breakwater-environment-(seal|fixed)' denied request/.test(line));
  // The API server finds first that a StatefulSet's volume cannot grow.
  const others = refused.filter((line) => !sealed.includes(line));
  expect(others).toEqual([expect.stringContaining('StatefulSet.apps "mongo" is invalid')]);
  console.log(
    `${sealed.length} of ${ours.length} objects of production refused by the seal, 1 by the API server itself`,
  );
  for (const { kind, metadata } of ours) expect(stdout).not.toContain(`${kind.toLowerCase()}/${metadata.name} `);
});
