import { note } from '../../src/cluster/identity';
import { environments } from '../../src/config/environments';
import { sealCluster, sealStarted } from '../../src/deploy/seal';
import { stateOf } from '../../src/deploy/target';
import { failed, identified, ok } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { deploy, otherUid, uid } from './deploys';

temporaryFolders();

const { lab } = environments;

describe('a machine that was stopped', () => {
  const stopped = { 'minikube status': [failed(7), ok()] };

  test('is started, and asked who it is', async () => {
    const { target, said, lines } = deploy(lab, { 'minikube status': ok() });
    expect(await sealStarted(target, { is: 'stopped' })).toMatchObject({ ok: true, value: { is: 'running', uid } });
    expect(said).toEqual(["    starts 'breakwater-e2e', which was stopped"]);
    expect(lines()[0]).toBe('minikube start --profile=breakwater-e2e');
  });

  test('is refused when it turns out to be another one', async () => {
    const { target } = deploy(lab, {
      ...stopped,
      [`kubectl --context=${lab.context} get`]: identified(otherUid),
    });
    note(stateOf(target), uid);
    const found = await sealCluster(target);
    expect(found).toEqual({ ok: true, value: { is: 'stopped' } });
    expect(found.ok && (await sealStarted(target, found.value))).toMatchObject({
      ok: false,
      problem: expect.objectContaining({ message: expect.stringContaining('leads to another cluster') }),
    });
  });

  test('that does not start says why', async () => {
    const { target } = deploy(lab, { 'minikube start': failed(80, 'no space left on device\n') });
    expect(await sealStarted(target, { is: 'stopped' })).toEqual({
      ok: false,
      problem: expect.objectContaining({ message: 'minikube start failed: no space left on device' }),
    });
  });

  test.each([{ is: 'absent' }, { is: 'running', uid, recorded: true }] as const)(
    'is not one that is $is: nothing is started',
    async (found) => {
      const { target, lines } = deploy(lab);
      expect(await sealStarted(target, found)).toEqual({ ok: true, value: found });
      expect(lines()).toEqual([]);
    },
  );
});
