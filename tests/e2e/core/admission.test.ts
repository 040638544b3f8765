/** Refusals of the API server of lab: unsafe pods, images of others, objects of another environment. */
import { declaredIn } from '../../../src/config/declared';
import { environments } from '../../../src/config/environments';
import { foreignImages } from '../../../src/config/versions';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { readObjects } from '../../../src/kubernetes/read';
import { policies } from '../../../src/policies';
import { parametersOf } from '../../../src/policies/parameters';
import { imageDigest, imageReference } from '../../../src/policies/pods/images';
import { apply, dryRun, kubectl } from '../lab/kubectl';
import { probePod } from '../lab/probe';
import { useLab } from '../lab/use-lab';

useLab();

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

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** Images, each with the policies that it breaks: the API server reports one of them, not always the same. */
test.each([
  ['localhost/breakwater/probe:latest', [imageReference]],
  ['localhost/breakwater/probe:1.0', [imageReference]],
  [`docker.io/library/nginx:1.29@${digest}`, [imageReference]],
  ['docker.io/library/nginx:1.29', [imageReference, imageDigest]],
  ['docker.io/library/nginx', [imageReference, imageDigest]],
] as const)('the image %s is refused', async (image, broken) => {
  const bad = pod((container) => {
    container['image'] = image;
  });
  const said = await refusal(bad);
  const sentences = broken.map(
    ({ id, fix }) => `'breakwater-${id}' denied request: Pod refused: container probe: ${fix}`,
  );
  expect(sentences.filter((sentence) => said.includes(sentence))).toHaveLength(1);
});

test('an object of another environment is refused', async () => {
  expect(await refusal(pod(() => {}, { env: 'production' }))).toContain(
    "'breakwater-environment-match' denied request: Pod refused: it is of environment production, its namespace is of lab: set the label env to the namespace's, or apply what is in the folder of dist of that environment",
  );
});

test('an object of no environment is refused', async () => {
  const { code, stderr } = await kubectl('create', 'configmap', 'stray', '--namespace=api');
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/breakwater-(environment-match|standard-labels|immutable-config-map)' .* denied request/),
  ]);
});

test('a namespace keeps its environment', async () => {
  const { stderr } = await kubectl('label', 'namespace', 'api', 'env=production', '--overwrite');
  expect(stderr).toMatch(/breakwater-(environment-fixed|cluster-match)' with binding '[^']+' denied request/);
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
  // Of several policies that refuse, the API server names one.
  expect(stderr).toMatch(/it is of environment lab and stays so, got production|'breakwater-namespace-floor'/);
});

/** What the seal is asked about: our namespaces and what is in them. */
const ours = (environment: string) =>
  (readObjects(`dist/${environment}`) as readonly Manifest[]).filter(
    ({ metadata, kind }) => kind === 'Namespace' || (metadata.namespace && metadata.namespace !== 'cert-manager'),
  );

test('of production, not one object gets into our namespaces', async () => {
  const objects = ours('production');
  const { stdout, stderr } = await dryRun(...objects);
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toHaveLength(objects.length);
});

test('the seal refuses every object that is right but for its environment', async () => {
  const relabelled = ours('lab').map((before) => {
    const labels = { ...before.metadata.labels, env: 'production' };
    return { before, object: { ...before, metadata: { ...before.metadata, labels } } };
  });
  const { stdout, stderr } = await dryRun(...relabelled.map(({ object }) => object));
  const refused = stderr.trim().split('\n');
  console.log(
    `${refused.length} of ${relabelled.length} objects under another environment's label refused by the seal`,
  );
  expect(stdout).toBe('');
  expect(refused).toHaveLength(relabelled.length);
  // Of several policies that refuse, the API server names one.
  const unexpected = relabelled.filter(({ before, object }, index) => {
    const offline = offlineVerdicts(before, object);
    const named = /ValidatingAdmissionPolicy 'breakwater-([^']+)'/.exec(refused[index] ?? '')?.[1]?.split('.')[0] ?? '';
    return !offline.includes(named) || !offline.includes('cluster-match');
  });
  expect(unexpected).toEqual([]);
});

/** Which policies refuse the change of one object of the lab. */
function offlineVerdicts(oldObject: Manifest, object: Manifest): readonly string[] {
  const { lab } = environments;
  const request = { operation: 'UPDATE', oldObject, user: { name: 'platform', groups: [] } } as const;
  const context = {
    ...parametersOf(lab, foreignImages(lab), declaredIn(lab)),
    objects: readObjects('dist/lab') as readonly Manifest[],
    request,
  };
  return policies.filter(({ check }) => check(object, context).length > 0).map(({ id }) => id);
}
