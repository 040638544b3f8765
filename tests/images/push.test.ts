import { existsSync, writeFileSync } from 'node:fs';
import { pushImage } from '../../src/images/push';
import type { Engine } from '../../src/programs/engine';
import { success } from '../../src/programs/result';
import type { Run } from '../../src/programs/run';
import { type Answers, failed, ok, programs } from '../programs/fakes';

const target = { registry: 'registry.example', prefix: 'registry.example/team/' };
const digest = `sha256:${'a'.repeat(64)}`;
const to = `${target.prefix}web:1`;

async function push(engine: Engine, answers: Answers) {
  const { calls, run } = programs({ [`${engine} tag`]: ok(), ...answers });
  const result = await pushImage({ run, engine, from: 'localhost/breakwater/web:2', to, target });
  return { result, lines: calls.map(({ line }) => line) };
}

test('Docker tags it, pushes it, and says its digest last', async () => {
  const said = `layer: Pushed\nold: digest: sha256:${'b'.repeat(64)} size: 1\n1: digest: ${digest} size: 739\n`;
  expect(await push('docker', { 'docker push': ok(said) })).toEqual({
    result: success(digest),
    lines: [`docker tag localhost/breakwater/web:2 ${to}`, `docker push ${to}`],
  });
});

test('Podman writes the digest into a file, which is gone afterwards', async () => {
  const { calls, run } = programs({ 'podman tag': ok() });
  const folders: string[] = [];
  const podman: Run = async (command, args, options) => {
    const [, folder] = /^podman push --digestfile=(\/.+)\/digest registry/.exec([command, ...args].join(' ')) ?? [];
    if (folder === undefined) return run(command, args, options);
    writeFileSync(`${folder}/digest`, digest);
    folders.push(folder);
    return ok('Writing manifest to image destination\n');
  };
  const from = 'localhost/breakwater/web:2';
  expect(await pushImage({ run: podman, engine: 'podman', from, to, target })).toEqual(success(digest));
  expect(calls.map(({ line }) => line)).toEqual([`podman tag ${from} ${to}`]);
  expect(folders.map((one) => existsSync(one))).toEqual([false]);
});

test.each([
  'unauthorized: authentication required',
  'denied: requested access to the resource is denied',
  'Error: writing blob: 403 (Forbidden)',
])('a registry that says "%s" is one to log in to', async (said) => {
  const { result } = await push('podman', { 'podman push': failed(125, `trying\n${said}\n`) });
  const message = `${to} was not pushed: ${said}; registry.example asks who pushes: podman login registry.example`;
  expect(result).toEqual({ ok: false, problem: { reason: 'refused', message } });
});

test.each<[string, Answers, string]>([
  ['has no such image', { 'docker tag': failed(1, 'no such image') }, 'could not be tagged'],
  ['cannot push', { 'docker push': failed(1, 'connection refused') }, `${to} was not pushed: connection refused`],
  ['says no digest', { 'docker push': ok('1: digest: sha256:12 size: 3') }, 'does not say under which digest'],
])('an engine that %s is a problem', async (_, answers, says) => {
  const { result } = await push('docker', answers);
  expect(result).toEqual({ ok: false, problem: { reason: 'failed', message: expect.stringContaining(says) } });
});
