import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { auditPolicy, forget, identityOf, minikubeHome, note, noted, prepare } from '../../src/pipeline/machine';
import { serverFiles } from '../../src/stacks/cluster/start';
import { identityFile } from '../../src/stacks/stack';
import { contents, put, temporaryFolders } from '../synth/folders';
import { failed, missing, ok, programs } from './fakes';

const folder = temporaryFolders();
const certs = 'files/etc/ssl/certs';
const { audit, encryption } = serverFiles('shop');

interface Encryption {
  readonly resources: readonly [{ readonly resources: readonly string[]; readonly providers: readonly Provider[] }];
}
type Provider = { readonly secretbox?: { readonly keys: readonly { readonly secret: string }[] } };

/** The key in an encryption configuration. */
function keyIn(text = ''): string | undefined {
  return (load(text) as Encryption).resources[0].providers[0]?.secretbox?.keys[0]?.secret;
}

describe('where minikube keeps its things', () => {
  test.each([
    [undefined, join('/home/me', '.minikube')],
    ['', join('/home/me', '.minikube')],
    ['/data', join('/data', '.minikube')],
    ['/data/.minikube', '/data/.minikube'],
  ])('is by MINIKUBE_HOME %j: %s', (given, home) => {
    expect(minikubeHome({ MINIKUBE_HOME: given }, '/home/me')).toBe(home);
  });
});

describe('the files of an API server', () => {
  test('are where minikube copies them from: who asks, and a key that nobody else may read', () => {
    const minikube = folder();
    prepare(minikube, 'shop');
    const { [`${certs}/${audit}`]: policy = '', [`${certs}/${encryption}`]: keys, ...others } = contents(minikube);
    expect([load(policy), others]).toEqual([auditPolicy, {}]);
    expect(Buffer.from(keyIn(keys) ?? '', 'base64')).toHaveLength(32);
    expect(load(keys ?? '')).toMatchObject({
      kind: 'EncryptionConfiguration',
      resources: [{ resources: ['secrets'], providers: [{ secretbox: {} }, { identity: {} }] }],
    });
    expect(statSync(join(minikube, certs, encryption)).mode & 0o777).toBe(0o600);
  });

  test('have another key for every profile, and keep it', () => {
    const minikube = folder();
    prepare(minikube, 'shop');
    prepare(minikube, 'till');
    const before = contents(minikube);
    const files = ['shop', 'till'].map((profile) => before[`${certs}/${serverFiles(profile).encryption}`]);
    expect(new Set(files.map(keyIn)).size).toBe(2);
    put(minikube, { [`${certs}/${audit}`]: 'edited' });
    prepare(minikube, 'shop');
    expect(contents(minikube)).toEqual(before);
  });

  test('go with the note, and nothing else does', () => {
    const [minikube, state] = [folder(), folder()];
    prepare(minikube, 'shop');
    prepare(minikube, 'till');
    note(state, 'abc');
    put(state, { 'cluster.tfstate': '{}' });
    forget(minikube, 'shop', state);
    expect(Object.keys(contents(minikube)).sort()).toEqual(
      Object.values(serverFiles('till'))
        .map((name) => `${certs}/${name}`)
        .sort(),
    );
    expect(contents(state)).toEqual({ 'cluster.tfstate': '{}' });
    expect(() => forget(minikube, 'shop', state)).not.toThrow();
  });

  test('say who reads secrets, and never what is in them', () => {
    const levels = new Set<string>(auditPolicy.rules.map(({ level }) => level));
    expect(levels).toEqual(new Set(['None', 'Metadata']));
    const [secrets, reads] = ['secrets', 'watch'].map((word) =>
      auditPolicy.rules.findIndex((rule) => JSON.stringify(rule).includes(`"${word}"`)),
    );
    expect([secrets, reads]).toEqual([3, 4]);
  });
});

describe('the note of a cluster', () => {
  test('is read as it was written, in a folder that is made', () => {
    const state = join(folder(), 'state', 'lab');
    note(state, 'abc');
    expect([noted(state), contents(state)]).toEqual(['abc', { [identityFile]: 'abc\n' }]);
  });

  test('is none where there is none, or an empty one', () => {
    const state = folder();
    expect([noted(state), noted(join(state, 'lab'))]).toEqual([undefined, undefined]);
    expect(noted(put(state, { [identityFile]: '\n' }))).toBeUndefined();
    expect(existsSync(join(state, 'lab'))).toBe(false);
  });
});

describe('the identity of a cluster', () => {
  test('is the UID of its kube-system, asked by the context', async () => {
    const { run, calls } = programs({ kubectl: ok('abc\n') });
    expect(await identityOf(run, 'shop')).toEqual({ ok: true, uid: 'abc' });
    expect(calls.map(({ line }) => line)).toEqual([
      'kubectl --context=shop --request-timeout=20s get namespace kube-system --output=jsonpath={.metadata.uid}',
    ]);
  });

  test.each([
    [
      'what kubectl said last',
      failed(1, 'retrying\nerror: context "shop" does not exist\n'),
      'error: context "shop" does not exist',
    ],
    ['how it ended', failed(3), 'exit 3'],
    ['that it is missing', missing, 'not found'],
    ['that it has none', ok('\n'), 'exit 0'],
  ])('is not known: %s', async (_, outcome, said) => {
    expect(await identityOf(programs({ kubectl: outcome }).run, 'shop')).toEqual({
      ok: false,
      problem: `the context 'shop' leads to no cluster that answers: ${said}`,
    });
  });
});
