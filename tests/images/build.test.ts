import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bases, buildImages, type ImagesProps, imageNames } from '../../src/images/build';
import { readContext, sourceTag } from '../../src/images/context';
import { filesOnDisk } from '../../src/programs/commit';
import type { Outcome } from '../../src/programs/run';
import { type Answers, failed, missing, ok, programs } from '../programs/fakes';
import { said } from '../programs/git';
import { put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();
const digest = `sha256:${'0'.repeat(64)}`;
const dockerfiles = () =>
  put(folder(), {
    'api/Dockerfile': `ARG BUILD=docker.io/library/python:3.13@${digest}\nARG RUNTIME=gcr.io/python:nonroot@${digest}\nARG PORT=8080\nFROM \${BUILD}\n`,
    'web/Dockerfile': 'FROM scratch\n',
    'notes/README.md': '',
    'README.md': '',
  });

/** Builds with fake programs; the folder is called DIR and the tag of api TAG in what comes of it. */
async function build(answers: Answers, props: Partial<ImagesProps> = {}, place = dockerfiles()) {
  const { run, calls } = programs(answers);
  const said: string[] = [];
  const base = { dockerfiles: place, names: ['api'], prefix: 'localhost/shop/', withoutDigests: false };
  const result = await buildImages({ ...base, run, say: (line) => said.push(line), ...props });
  const anonymous = (text: string) => text.replaceAll(place, 'DIR').replaceAll(sourceTag(join(place, 'api')), 'TAG');
  const problem = result.ok ? undefined : { ...result.problem, message: anonymous(result.problem.message) };
  return { result, problem, place, calls, said: said.map(anonymous), lines: calls.map(({ line }) => anonymous(line)) };
}

describe('the images that can be built', () => {
  test('are folders with a Dockerfile', () => expect(imageNames(dockerfiles())).toEqual(['api', 'web']));

  test('have bases, which are build arguments with a digest', () => {
    expect(bases(`ARG A=a/b:1@${digest}\nARG B=c\nFROM \${A}\nARG C=d@sha256:short\n`)).toEqual({ A: 'a/b:1' });
  });
});

describe('a build', () => {
  /** A repository with build contexts, and what git says of it. */
  const inGit = () => {
    const place = join(folder(), 'dockerfiles');
    cpSync(dockerfiles(), place, { recursive: true });
    return { place, git: said(filesOnDisk(dirname(place))) };
  };

  test('gives the image the tag of its sources, and the commit as a label', async () => {
    const { git, place } = inGit();
    const { result, said, lines } = await build({ ...git.answers, docker: ok() }, { dockerfiles: place }, place);
    expect(lines.filter((line) => line.startsWith('docker'))).toEqual([
      'docker info',
      `docker build --tag localhost/shop/api:TAG --label org.opencontainers.image.revision=${git.id} -`,
    ]);
    const image = `localhost/shop/api:${sourceTag(join(place, 'api'))}`;
    expect(result).toEqual({
      ok: true,
      value: { engine: 'docker', built: [{ image, seconds: expect.any(Number) }] },
    });
    expect(said).toEqual(['with docker', expect.stringMatching(/^localhost\/shop\/api:TAG {2}\d+\.\d s$/)]);
  });

  test('has a label that says where build contexts differ from the commit', async () => {
    const { git, place } = inGit();
    put(place, { 'api/new.py': '' });
    const { lines } = await build({ ...git.answers, docker: ok() }, { dockerfiles: place }, place);
    expect(lines.at(-1)).toContain(` --label org.opencontainers.image.revision=${git.id}-dirty -`);
  });

  test.each<[string, Answers]>([
    ['without git', { 'git -C': missing }],
    ['outside a repository', { 'git -C': failed(128, 'fatal: not a git repository') }],
  ])('has no label %s', async (_, answers) => {
    const { lines } = await build({ ...answers, docker: ok() });
    expect(lines.at(-1)).toBe('docker build --tag localhost/shop/api:TAG -');
  });

  test('is sent the bytes that were hashed, and no folder', async () => {
    const { calls, place } = await build({ docker: ok() });
    const sent = calls.find(({ line }) => line.startsWith('docker build'))?.options?.input;
    const { archive, tag } = readContext(join(place, 'api'));
    expect([...(sent ?? [])]).toEqual([archive]);
    expect(createHash('sha256').update(archive).digest('hex').slice(0, 40)).toBe(tag);
  });

  test('takes its bases by name where digests are not wanted', async () => {
    const { lines } = await build({ podman: ok() }, { withoutDigests: true });
    expect(lines.at(-1)).toBe(
      'podman build --tag localhost/shop/api:TAG --build-arg BUILD=docker.io/library/python:3.13 --build-arg RUNTIME=gcr.io/python:nonroot -',
    );
  });

  test('uses the chosen engine', async () => {
    const { lines } = await build({ docker: ok(), podman: ok() }, { engine: 'podman' });
    expect(lines[0]).toBe('podman info');
  });

  test('without names is one of all images; each is loaded from the engine that has it', async () => {
    const loaded: string[] = [];
    const load = async (engine: string, image: string) => {
      loaded.push(`${engine} ${image.replace(/[0-9a-f]{40}$/, 'TAG')}`);
      return undefined;
    };
    const { said } = await build({ docker: ok() }, { load, names: [] });
    expect(loaded).toEqual(['docker localhost/shop/api:TAG', 'docker localhost/shop/web:TAG']);
    expect(said.at(-1)).toMatch(/ s, loaded$/);
  });
});

describe('a build fails', () => {
  test('before the engine is given anything, where the context has what may not be there', async () => {
    const place = dockerfiles();
    mkdirSync(join(place, 'web', 'src'));
    symlinkSync('/etc', join(place, 'web', 'src', 'etc'));
    const { problem, lines } = await build({ docker: ok() }, { dockerfiles: place, names: ['web'] });
    expect(problem).toEqual({ reason: 'refused', message: expect.stringMatching(/web\/src\/etc is a symbolic link/) });
    expect(lines.filter((line) => line.startsWith('docker build'))).toEqual([]);
  });

  const noEngine =
    "no container engine answers 'info' (docker: no daemon; podman: not found); start Docker, or install Podman (npm run doctor says how)";

  test.each<[string, Answers, Partial<ImagesProps>, string, string, number]>([
    [
      'at unknown names',
      {},
      { names: ['api', 'apy', 'wbe'] },
      'usage',
      "no image 'apy', 'wbe' in DIR; there are api, web",
      0,
    ],
    ['without an engine', { docker: failed(1, 'no daemon') }, {}, 'missing', noEngine, 0],
    [
      'with all output of the engine, and builds no other image',
      { 'docker image inspect': ok(), 'docker build': failed(1, 'error: no such base\n', 'Step 1\n') },
      { names: [] },
      'failed',
      "image 'api' was not built:\nStep 1\nerror: no such base\n",
      1,
    ],
    [
      'where an image is not loaded, and builds no other',
      {},
      { load: async () => 'full', names: [] },
      'failed',
      'full',
      1,
    ],
  ])('%s', async (_, answers, props, reason, message, builds) => {
    const { lines, problem } = await build({ ...answers, docker: ok(), ...answers }, props);
    expect(problem).toEqual({ reason, message });
    expect(lines.filter((line) => line.startsWith('docker build'))).toHaveLength(builds);
  });

  const absent = (...inspect: readonly Outcome[]) => ({
    'docker info': ok(),
    'docker image inspect': inspect,
    'docker build': failed(1, 'no route to host\n'),
  });

  test('naming base images that are not on this machine, and the option that helps', async () => {
    const { problem } = await build(absent(ok(), failed(1)));
    expect(problem?.message).toBe(
      `image 'api' was not built:\nno route to host\nnot on this machine: gcr.io/python:nonroot@${digest}; where its registry cannot be reached, 'npm run images -- --without-digests' takes base images by name, from a mirror or from this machine\n`,
    );
  });

  test('naming base images without digests, where that option was given', async () => {
    const { problem, lines } = await build(absent(failed(1)), { withoutDigests: true });
    const images = ['docker.io/library/python:3.13', 'gcr.io/python:nonroot'];
    expect(lines.slice(-2)).toEqual(images.map((image) => `docker image inspect ${image}`));
    expect(problem?.message).toContain(`not on this machine: ${images.join(', ')}; `);
    expect(problem?.message).toMatch(/ load it under this name\n$/);
  });
});
