import { pushImage } from '../../src/images/push';
import type { Engine } from '../../src/programs/engine';
import { success } from '../../src/programs/result';
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

test('Podman writes the digest to its output', async () => {
  const { lines, result } = await push('podman', { 'podman push': ok(digest) });
  expect([result, lines[1]]).toEqual([success(digest), `podman push --digestfile=/dev/stdout ${to}`]);
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
