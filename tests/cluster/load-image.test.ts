import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadForeign, loadImage } from '../../src/cluster/load-image';
import { type Answers, failed, ok, programs } from '../programs/fakes';

const image = 'docker.io/grafana/grafana:12.3.0';

/** Loads an image that others built. */
async function load(answers: Answers) {
  const { run, calls } = programs(answers);
  const problem = await loadForeign(run, image, 'shop');
  return { problem, lines: calls.map(({ line }) => line) };
}

describe('a foreign image', () => {
  test.each(['docker', 'podman'])('comes from the store of %s where that has it', async (engine) => {
    const { problem, lines } = await load({ [engine]: ok(), minikube: ok() });
    const [, archive = ''] = /image load (\S+)$/.exec(lines.at(-1) ?? '') ?? [];
    expect(problem).toBeUndefined();
    expect(lines.slice(-3)).toEqual([
      `${engine} image inspect ${image}`,
      `${engine} save --output ${archive} ${image}`,
      `minikube --profile shop image load ${archive}`,
    ]);
    expect(existsSync(dirname(archive))).toBe(false);
  });

  test.each<[string, Answers]>([
    ['the engine does not have it', { 'docker info': ok(), 'docker image inspect': failed(1), minikube: ok() }],
    ['there is no engine', { minikube: ok() }],
  ])('comes as minikube finds it where %s', async (_, answers) => {
    const { problem, lines } = await load(answers);
    expect([problem, lines.at(-1)]).toEqual([undefined, `minikube --profile shop image load ${image}`]);
  });

  const elsewhere = "; pull it where there is a way out, and load it into this machine's engine";

  test.each<[Answers, string]>([
    [{ minikube: failed(80, 'looking\nno such image\n') }, `no such image${elsewhere}`],
    [{ minikube: failed(80, '', 'on the other stream\n') }, `on the other stream${elsewhere}`],
    [{ minikube: failed(80) }, `exit 80${elsewhere}`],
    [{ 'docker save': failed(1, 'no space left\n'), docker: ok() }, 'no space left'],
  ])('that is not loaded says why: %j', async (answers, why) => {
    expect((await load(answers)).problem).toBe(`image '${image}' was not loaded into 'shop': ${why}`);
  });
});

test('an archive is removed where a program cannot even be started', async () => {
  const lines: string[] = [];
  const broken = async (command: string, args: readonly string[]) => {
    lines.push([command, ...args].join(' '));
    throw new Error('no more processes');
  };
  await expect(loadImage(broken, 'docker', image, 'shop')).rejects.toThrow('no more processes');
  const [, archive = ''] = /--output (\S+)/.exec(lines[0] ?? '') ?? [];
  expect([archive === '', existsSync(dirname(archive))]).toEqual([false, false]);
});
