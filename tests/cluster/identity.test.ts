import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { identify, identityOf, note, noted } from '../../src/cluster/identity';
import { success } from '../../src/programs/result';
import { identityFile } from '../../src/stacks/stack';
import { contents, put, temporaryFolders } from '../synth/folders';
import { fakeKubectl, inTurn, refusal } from './fake-kubectl';

const place = 'kube-system/cluster-identity';

describe('a cluster', () => {
  test('that names no environment becomes one of its own', async () => {
    const kubectl = fakeKubectl();
    expect(await identify(kubectl, 'lab')).toBeUndefined();
    expect(kubectl.configMaps.get(place)).toEqual({ environment: 'lab' });
  });

  test.each(['lab', 'lab\n'])('that names it already (%j) is left as it is', async (environment) => {
    const kubectl = fakeKubectl({ createConfigMap: inTurn(refusal('already exists')) });
    kubectl.configMaps.set(place, { environment });
    expect(await identify(kubectl, 'lab')).toBeUndefined();
  });

  test.each(['production', 'la', 'labs', 'Lab'])('of %s is refused, and left as it is', async (environment) => {
    const kubectl = fakeKubectl();
    kubectl.configMaps.set(place, { environment });
    expect(await identify(kubectl, 'lab')).toBe(
      `the cluster 'shop' is of ${environment}, as its ConfigMap ${place} says, and not of lab; use the context of lab`,
    );
    expect(kubectl.configMaps.get(place)).toEqual({ environment });
  });

  test('that does not answer is not changed', async () => {
    const kubectl = fakeKubectl({ get: async () => refusal('You must be logged in') });
    const problem = "the cluster 'shop' does not say of which environment it is: You must be logged in";
    expect([await identify(kubectl, 'lab'), kubectl.configMaps.size]).toEqual([problem, 0]);
  });

  test('that may not be changed is a problem', async () => {
    const kubectl = fakeKubectl({ createConfigMap: inTurn(refusal('forbidden')) });
    expect(await identify(kubectl, 'lab')).toBe("cannot record on the cluster 'shop' that it is of lab: forbidden");
  });
});

describe('the identity of a cluster', () => {
  test('is the UID of its kube-system', async () => {
    const get = async <T>(kind: string, name: string) =>
      success((kind === 'namespace' && name === 'kube-system' ? { metadata: { uid: 'abc' } } : undefined) as T);
    expect(await identityOf(fakeKubectl({ get }))).toEqual({ ok: true, value: 'abc' });
  });

  test.each([
    ['why it does not answer', { get: async () => refusal('connection refused') }, 'connection refused'],
    ['that it has none', {}, 'it has no namespace kube-system'],
  ])('is not known: %s', async (_, answers, said) => {
    const message = `the context 'shop' leads to no cluster that answers: ${said}`;
    expect(await identityOf(fakeKubectl(answers))).toEqual({ ok: false, problem: { reason: 'unreachable', message } });
  });
});

describe('the record of a cluster', () => {
  const folder = temporaryFolders();

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
