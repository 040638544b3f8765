import { guards } from '../../src/cluster/minikube';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { services } from '../../src/config/services';
import type { Manifest } from '../../src/kubernetes/manifest';
import { setAt } from '../../src/policies/example';
import type { AdmissionRequest } from '../../src/policies/policy';
import { at, containerOf, only } from '../constructs/objects';
import { apiServer, boundIn, rendered } from './api-server';
import { everyEnvironment } from './rendered';

const { lab, production } = environments;

/** An API server that has some of the policies of an environment, and what it refuses by. */
function refusals(environment: Environment, ...ids: readonly string[]) {
  const ask = apiServer(
    environment,
    boundIn(rendered(environment)).filter(({ id }) => ids.includes(id)),
  );
  return (object: Manifest, asking?: Partial<AdmissionRequest>) => ask(object, asking).refused;
}

function changed(object: Manifest, path: string, value: unknown): Manifest {
  const copy: Manifest = JSON.parse(JSON.stringify(object));
  setAt(copy, path, value);
  return copy;
}

test.each(everyEnvironment)('what the charts write is taken in $name, and what is exempt is noted', (environment) => {
  const ask = apiServer(environment);
  const objects = rendered(environment);
  const held = boundIn(objects).map(({ id }) => id);
  for (const object of objects) {
    const exempt = held.filter((id) => `breakwater.example/exempt.${id}` in (object.metadata.annotations ?? {}));
    expect([object.kind, object.metadata.name, ask(object)]).toEqual([
      object.kind,
      object.metadata.name,
      { refused: [], noted: exempt },
    ]);
  }
});

describe.each(everyEnvironment)('what the charts of another environment write is refused in $name', (environment) => {
  const others = everyEnvironment.filter(({ name }) => name !== environment.name);
  const refused = refusals(environment, 'cluster-match', 'environment-match');
  const guarded = apiServer(environment, boundIn(guards(environment.name)));

  test.each(others)('all of $name: by the cluster, and into a namespace by that one as well', (other) => {
    const objects = rendered(other).filter(({ apiVersion }) => !apiVersion.startsWith('admissionregistration'));
    const ours = rendered(environment).filter(({ kind }) => kind === 'Namespace');
    const names = ours.map(({ metadata }) => metadata.name);
    const missed = objects.filter((object) => {
      const { namespace = '' } = object.metadata;
      const wanted = names.includes(namespace) ? ['cluster-match', 'environment-match'] : ['cluster-match'];
      return refused(object).toSorted().join() !== wanted.join();
    });
    expect(missed.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([]);
    expect(objects.length).toBeGreaterThan(50);
  });

  test.each(others)('the policies of $name too, by those that are read from files', (other) => {
    const foreign = rendered(other).filter(({ apiVersion }) => apiVersion.startsWith('admissionregistration'));
    expect(foreign.length).toBeGreaterThan(50);
    expect(foreign.filter((object) => guarded(object).refused.length === 0)).toEqual([]);
  });

  test('and its own policies are not', () => {
    const own = rendered(environment).filter(({ apiVersion }) => apiVersion.startsWith('admissionregistration'));
    expect(own.filter((object) => guarded(object).refused.length > 0)).toEqual([]);
  });
});

describe('what the control plane makes in every namespace', () => {
  const ask = apiServer(lab);
  const by = (name: string) => ({
    user: { name: `system:serviceaccount:kube-system:${name}`, groups: ['system:serviceaccounts'] },
  });
  const certificate = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'kube-root-ca.crt', namespace: 'api' },
    data: { 'ca.crt': 'certificate' },
  };
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: 'api' } };

  test('is taken: the root certificate', () => {
    expect(ask(certificate, by('root-ca-cert-publisher')).refused).toEqual([]);
  });

  test('is taken: the default account, from no other user', () => {
    expect(ask(account, by('service-account-controller')).refused).toEqual([]);
    expect(ask(account).refused).toContain('environment-match');
  });
});

describe('the environment of a namespace', () => {
  const refused = refusals(lab, 'environment-fixed');
  const before = only(rendered(lab), 'Namespace', 'api');
  const relabelled = (path: string, value: unknown) =>
    refused(changed(before, path, value), { operation: 'UPDATE', oldObject: before });

  test('is set when it is made', () => expect(refused(before)).toEqual([]));

  test.each([
    ['is another', 'metadata.labels.env', 'production'],
    ['is taken off', 'metadata.labels.env', undefined],
    ['is left, and it is no longer ours', 'metadata.labels[app.kubernetes.io/part-of]', undefined],
  ])('never changes: it %s', (_, path, value) => expect(relabelled(path, value)).toEqual(['environment-fixed']));

  test('does not keep its other labels as they are', () => {
    expect(relabelled('metadata.labels[app.kubernetes.io/version]', '9.9.9')).toEqual([]);
  });
});

describe.each(everyEnvironment)('the images that are known in $name', (environment) => {
  const { own } = environment.images;
  const tag = '0123456789abcdef0123456789abcdef01234567';
  const refused = refusals(environment, 'image-reference');
  const deployment = only(rendered(environment), 'Deployment', 'web');
  const asked = (image: string) => refused(changed(deployment, 'spec.template.spec.containers[0].image', image));

  test('are those of its pods', () => {
    const used = rendered(environment).flatMap((object) => at(containerOf(object), 'image') ?? []);
    expect(used).toHaveLength(Object.keys(services).length);
    expect(used.flatMap((image) => asked(String(image)))).toEqual([]);
  });

  test('are ours by the hash of their sources, and with a digest as well', () => {
    expect([asked(`${own}api:${tag}`), asked(`${own}api:${tag}@sha256:${'0'.repeat(64)}`)]).toEqual([[], []]);
  });

  test.each([
    ['a tag that can be moved', `${own}api:latest`],
    ['no tag', `${own}api`],
    ['a tag that is too short', `${own}api:${tag.slice(1)}`],
    ['a tag that is too long', `${own}api:${tag}0`],
    ['another place', `docker.io/breakwater/api:${tag}`],
    ['another character in place of a dot', `${own.replace(/[.]/g, 'x').replace('localhost', 'localhostx')}api:${tag}`],
    ['a place that only ends so', `evil.example/${own}api:${tag}`],
    ['a folder below ours', `${own}deep/api:${tag}`],
    ['the database by its tag alone', 'docker.io/library/mongo:8.0.20'],
    ['nothing', ''],
  ])('are none with %s', (_, image) => expect(asked(image)).toEqual(['image-reference']));
});

describe('an image', () => {
  test('is looked for in every container of a pod, also in those that come later', () => {
    const refused = refusals(production, 'image-reference');
    const { metadata, spec } = at(only(rendered(production), 'Deployment', 'web'), 'spec', 'template') as Manifest;
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, name: 'web', namespace: 'web' }, spec };
    const later = { operation: 'UPDATE', subresource: 'ephemeralcontainers' } as const;
    const container = { name: 'debug', image: 'docker.io/library/busybox:1' };
    expect([refused(pod), refused(pod, later)]).toEqual([[], []]);
    for (const list of ['containers', 'initContainers', 'ephemeralContainers'])
      expect(refused(changed(pod, `spec.${list}`, [container]))).toEqual(['image-reference']);
    expect(refused(changed(pod, 'spec.ephemeralContainers', [container]), later)).toEqual(['image-reference']);
  });

  test('of others comes from the registry of the site where it has one, and no longer from upstream', () => {
    const sources = { ...production.sources, registry: 'registry.internal/mirror/' } as const;
    const mirrored: Environment = { ...production, sources };
    const set = (environment: Environment) => only(rendered(environment), 'StatefulSet', 'mongo');
    const [before, after] = [set(production), set(mirrored)];
    const refused = refusals(mirrored, 'image-reference');
    expect(at(containerOf(after), 'image')).toContain('registry.internal/mirror/library/mongo:');
    expect([refused(before), refused(after)]).toEqual([['image-reference'], []]);
  });
});
