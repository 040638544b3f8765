import { join } from 'node:path';
import type { ImagesProps } from '../../src/images/build';
import { bases, buildImages, imageNames } from '../../src/images/build';
import { sourceTag } from '../../src/images/source-tag';
import type { Outcome } from '../../src/programs/run';
import type { Answers } from '../programs/fakes';
import { failed, missing, ok, programs } from '../programs/fakes';
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

const git: Readonly<Record<string, Outcome>> = {
  'git rev-parse HEAD': ok('abc123\n'),
  'git status --porcelain': ok(''),
};

/** Builds with fake programs; the folder is called DIR and the tag of api TAG in what comes of it. */
async function build(answers: Answers, props: Partial<ImagesProps> = {}) {
  const place = dockerfiles();
  const { run, calls } = programs(answers);
  const said: string[] = [];
  const base = { dockerfiles: place, names: ['api'], prefix: 'localhost/shop/', withoutDigests: false };
  const result = await buildImages({ ...base, run, say: (line) => said.push(line), ...props });
  const anonymous = (text: string) => text.replaceAll(place, 'DIR').replaceAll(sourceTag(join(place, 'api')), 'TAG');
  return { result, place, said: said.map(anonymous), lines: calls.map(({ line }) => anonymous(line)) };
}

describe('the images that can be built', () => {
  test('are folders with a Dockerfile', () => expect(imageNames(dockerfiles())).toEqual(['api', 'web']));

  test('have bases, which are build arguments with a digest', () => {
    expect(bases(`ARG A=a/b:1@${digest}\nARG B=c\nFROM \${A}\nARG C=d@sha256:short\n`)).toEqual({ A: 'a/b:1' });
  });
});

describe('a build', () => {
  test('gives the image the tag of its sources, and the commit as a label', async () => {
    const { result, said, lines, place } = await build({ ...git, docker: ok() });
    expect(lines).toEqual([
      'docker info',
      'git rev-parse HEAD',
      'git status --porcelain -- dockerfiles',
      'docker build --tag localhost/shop/api:TAG --label org.opencontainers.image.revision=abc123 DIR/api',
    ]);
    expect(result).toEqual({
      ok: true,
      value: {
        engine: 'docker',
        built: [{ image: `localhost/shop/api:${sourceTag(join(place, 'api'))}`, seconds: expect.any(Number) }],
      },
    });
    expect(said).toEqual(['with docker', expect.stringMatching(/^localhost\/shop\/api:TAG {2}\d+\.\d s$/)]);
  });

  test('of a commit with changes says so in the label', async () => {
    const { lines } = await build({
      ...git,
      'git status --porcelain': ok(' M dockerfiles/api/Dockerfile\n'),
      docker: ok(),
    });
    expect(lines.at(-1)).toContain('--label org.opencontainers.image.revision=abc123-dirty ');
  });

  test('of a commit of which git cannot say that it is all says so too', async () => {
    const { lines } = await build({ ...git, 'git status --porcelain': failed(128), docker: ok() });
    expect(lines.at(-1)).toContain('=abc123-dirty ');
  });

  test.each([
    ['there is no git', missing],
    ['it is not a repository', failed(128, 'fatal: not a git repository')],
  ])('has no such label where %s', async (_, outcome) => {
    const { lines } = await build({ 'git rev-parse HEAD': outcome, docker: ok() });
    expect(lines.at(-1)).toBe('docker build --tag localhost/shop/api:TAG DIR/api');
  });

  test('takes its bases by name where digests are not wanted', async () => {
    const { lines } = await build({ podman: ok() }, { withoutDigests: true });
    expect(lines.at(-1)).toBe(
      'podman build --tag localhost/shop/api:TAG --build-arg BUILD=docker.io/library/python:3.13 --build-arg RUNTIME=gcr.io/python:nonroot DIR/api',
    );
  });

  test('of no names is one of all', async () => {
    const { result } = await build({ docker: ok() }, { names: [] });
    expect(result).toMatchObject({
      value: { built: [{ image: expect.stringContaining('/api:') }, { image: expect.stringContaining('/web:') }] },
    });
  });

  test('is made by the engine that is asked for', async () => {
    const { lines } = await build({ docker: ok(), podman: ok() }, { engine: 'podman' });
    expect(lines[0]).toBe('podman info');
  });

  test('is put where it is to run, by the engine that has it', async () => {
    const put: string[] = [];
    const load = async (engine: string, image: string) => {
      put.push(`${engine} ${image.replace(/[0-9a-f]{40}$/, 'TAG')}`);
      return undefined;
    };
    const { said } = await build({ docker: ok() }, { load, names: [] });
    expect(put).toEqual(['docker localhost/shop/api:TAG', 'docker localhost/shop/web:TAG']);
    expect(said.at(-1)).toMatch(/ s, loaded$/);
  });
});

describe('a build that cannot be', () => {
  test('of an unknown name is one of usage, and nothing is run', async () => {
    const { result, lines, place } = await build({ docker: ok() }, { names: ['api', 'apy', 'wbe'] });
    expect(result).toEqual({
      ok: false,
      problem: { reason: 'usage', message: `no image 'apy', 'wbe' in ${place}; there are api, web` },
    });
    expect(lines).toEqual([]);
  });

  test('without an engine says what each said', async () => {
    const { result } = await build({ docker: failed(1, 'no daemon') });
    expect(result).toEqual({
      ok: false,
      problem: {
        reason: 'missing',
        message:
          "no container engine answers 'info' (docker: no daemon; podman: not found); start Docker, or install Podman (npm run doctor says how)",
      },
    });
  });

  test('shows all that the engine said, and builds no further', async () => {
    const { result, lines } = await build(
      { 'docker info': ok(), 'docker build': failed(1, 'error: no such base\n', 'Step 1\n') },
      { names: [] },
    );
    expect(result).toEqual({
      ok: false,
      problem: {
        reason: 'failed',
        message: expect.stringMatching(
          /^image 'api' was not built:\nStep 1\nerror: no such base\nnot on this machine: /,
        ),
      },
    });
    expect(lines.filter((line) => line.startsWith('docker build'))).toHaveLength(1);
  });

  describe('names the base images that are not on this machine, and the option that helps', () => {
    const absent = (...inspect: readonly Outcome[]) => ({
      'docker info': ok(),
      'docker image inspect': inspect,
      'docker build': failed(1, 'no route to host\n'),
    });

    test('with their digests', async () => {
      const { result } = await build(absent(ok(), failed(1)));
      expect(result).toMatchObject({
        problem: {
          message: `image 'api' was not built:\nno route to host\nnot on this machine: gcr.io/python:nonroot@${digest}; where its registry cannot be reached, 'npm run images -- --without-digests' takes base images by name, from a mirror or from this machine\n`,
        },
      });
    });

    test('by name, where that option was given', async () => {
      const { result, lines } = await build(absent(failed(1)), { withoutDigests: true });
      expect(lines.slice(-2)).toEqual([
        'docker image inspect docker.io/library/python:3.13',
        'docker image inspect gcr.io/python:nonroot',
      ]);
      expect(result).toMatchObject({
        problem: {
          message: expect.stringMatching(
            /: docker\.io\/library\/python:3\.13, gcr\.io\/python:nonroot; .* load it under this name\n$/,
          ),
        },
      });
    });

    test('and not where all are there', async () => {
      const { result } = await build(absent(ok()));
      expect(result).toMatchObject({ problem: { message: "image 'api' was not built:\nno route to host\n" } });
    });
  });

  test('be put where it is to run says the reason, and builds no further', async () => {
    const { lines, result } = await build({ docker: ok() }, { load: async () => 'no space left', names: [] });
    expect(result).toEqual({ ok: false, problem: { reason: 'failed', message: 'no space left' } });
    expect(lines.filter((line) => line.startsWith('docker build'))).toHaveLength(1);
  });
});
