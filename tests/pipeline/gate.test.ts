import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { environments } from '../../src/config/environments';
import { imageNames } from '../../src/images/build';
import { type OwnImage, ownImages } from '../../src/images/own-images';
import type { Manifest } from '../../src/kubernetes/manifest';
import { readObjects } from '../../src/kubernetes/read';
import { gate } from '../../src/pipeline/gate';
import { gateOf, gates, hashExpectations } from '../../src/pipeline/gates';
import { quick } from '../cluster/fake-kubectl';
import { type Answers, failed, ok, saying } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { release, repository, world } from './world';

const root = repository(temporaryFolders()());
const image = (name: string): OwnImage => ({ name, reference: `localhost/breakwater/${name}:1` });
const statuses = (of: Readonly<Record<string, number>>): RequestListener => {
  return ({ url = '' }, response) => response.writeHead(of[url] ?? 404).end('body');
};
const web = statuses({ '/healthz': 200, '/readyz': 200, '/': 200 });

/** Passes images through the gate, with a server in place of what runs in their containers. */
async function pass(
  names: readonly string[],
  listener: RequestListener,
  answers: Answers = {},
  clock = quick(),
  objects: readonly Manifest[] = [],
) {
  const server = createServer(listener);
  await new Promise<void>((next) => server.listen(0, '127.0.0.1', next));
  try {
    const { port } = server.address() as AddressInfo;
    const client = failed(2, 'API_URL is not set\n');
    const there = world({
      ...answers,
      'docker port': answers['docker port'] ?? ok(`127.0.0.1:${port}\n[::1]:1\n`),
      'docker run --rm': answers['docker run --rm'] ?? client,
    });
    const { release: made, said } = release(root, there, { images: names.map(image), clock, objects });
    const result = await gate(made);
    const lines = there.lines.map((line) =>
      line.replace(/breakwater-gate-[0-9a-f]{12}/, 'NAME').replace(/gate=[0-9a-f]{16}/, 'gate=LOCK'),
    );
    return { result, said, lines, slept: clock.slept };
  } finally {
    server.closeAllConnections();
    await new Promise((next) => server.close(next));
  }
}

describe('a server', () => {
  test('that answers as its callers expect passes, hardened, on a port that is free', async () => {
    const { lines, result, said } = await pass(['web'], web);
    expect(result).toEqual({ ok: true, value: '1 image, 4 answers as expected' });
    expect(said).toEqual(['    web: 4 answers as expected']);
    expect(lines).toEqual([
      'docker run --detach --name=NAME --label=breakwater.example/gate=LOCK --publish=127.0.0.1::8000 --read-only --cap-drop=ALL --security-opt=no-new-privileges --user=65532:65532 localhost/breakwater/web:1',
      'docker port NAME 8000/tcp',
      'docker kill NAME',
      'docker rm --force --volumes NAME',
    ]);
  });

  test('gets its settings, and may say that it is not ready', async () => {
    const { lines, result } = await pass(['api'], statuses({ '/livez': 200, '/readyz': 503, '/users/': 503 }));
    expect(result).toMatchObject({ value: '1 image, 4 answers as expected' });
    expect(lines[0]).toContain(' --env=PORT=8000 --env=MONGO_URL=mongodb://127.0.0.1:1/ localhost/');
  });

  test('is waited for as long as it only begins', async () => {
    let asked = 0;
    const { result, slept } = await pass(['web'], (request, response) => {
      asked++;
      return asked < 3 ? response.writeHead(503).end() : web(request, response);
    });
    expect(result.ok).toBe(true);
    expect(slept).toEqual([0.1, 0.1]);
  });

  test('that never begins is reported with its last lines, and is removed', async () => {
    const never: RequestListener = (_, response) => void response.writeHead(500).end('oh');
    // Each pause is as long as ten seconds.
    const { now, sleep, slept: pauses } = quick();
    const clock = { now: () => now() * 100, sleep, slept: pauses };
    const answers = { 'docker logs': failed(0, 'no flour\n', 'no salt\n') };
    const { lines, result, slept } = await pass(['web'], never, answers, clock);
    const problem =
      "web: after 30 s GET /healthz should answer 200, but answered 500 'oh'\nits last lines:\n  no salt\n  no flour";
    expect(result).toEqual({ ok: false, problem: saying(problem) });
    expect(slept).toEqual([0.1, 0.1, 0.1]);
    expect(lines.slice(-3)).toEqual([
      'docker logs --tail=5 NAME',
      'docker kill NAME',
      'docker rm --force --volumes NAME',
    ]);
  });

  test('that answers another status later is reported at once', async () => {
    const { result, slept } = await pass(['web'], statuses({ '/healthz': 200, '/readyz': 503, '/': 200 }));
    const problem = "web: GET /readyz should answer 200, but answered 503 'body'";
    expect([result, slept]).toEqual([{ ok: false, problem: saying(problem) }, []]);
  });

  test('that hangs up is reported with the reason', async () => {
    const { result } = await pass(['web'], (request, response) =>
      request.url === '/readyz' ? void request.socket.destroy() : web(request, response),
    );
    expect(result.ok ? '' : result.problem.message).toMatch(/^web: GET \/readyz should answer 200, but: \S+/);
  });

  test('that leads elsewhere has not answered', async () => {
    const { result } = await pass(['web'], (request, response) =>
      request.url === '/' ? void response.writeHead(302, { location: '/healthz' }).end() : web(request, response),
    );
    expect(result.ok ? '' : result.problem.message).toMatch(/^web: GET \/ should answer 200, but answered 302/);
  });

  test('that does not start is reported, and removed all the same', async () => {
    const { lines, result } = await pass(['web'], web, { 'docker run --detach': failed(125, 'no such image\n') });
    expect(result).toEqual({ ok: false, problem: saying('web: its container did not start: no such image') });
    expect(lines.at(-1)).toBe('docker rm --force --volumes NAME');
  });

  test('that has ended before it was asked is reported with its last lines', async () => {
    const { result, slept } = await pass(['web'], web, {
      'docker port': failed(125, 'no container is running\n'),
      'docker logs': ok('no flour\n'),
    });
    const problem =
      'web: the engine does not say where it listens: no container is running\nits last lines:\n  no flour';
    expect([result, slept]).toEqual([{ ok: false, problem: saying(problem) }, []]);
  });
});

describe('the hash service', () => {
  const sha1 = (hash: (bytes: Buffer) => string): RequestListener => {
    return ({ url = '' }, response) => {
      const [, text] = /^\/hash\/(.+)$/.exec(url) ?? [];
      if (text === undefined) return response.writeHead(404).end();
      const bytes = Buffer.from(
        text.replace(/%(..)/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
        'latin1',
      );
      return response.writeHead(200).end(hash(bytes));
    };
  };

  test('is asked for digests of texts of all sorts', async () => {
    const { result } = await pass(
      ['hash'],
      sha1((bytes) => createHash('sha1').update(bytes).digest('hex')),
    );
    expect(result).toEqual({ ok: true, value: '1 image, 103 answers as expected' });
  }, 60_000);

  test('that answers another digest is reported with both', async () => {
    const { result } = await pass(
      ['hash'],
      sha1((bytes) => createHash('md5').update(bytes).digest('hex')),
    );
    const problem =
      "hash: GET /hash/abc123 should answer 200 '6367c48dd193d56ea7b0baad25b19455e529f5ee', but answered 200 'e99a18c428cb38d5f260853678922e03'";
    expect(result).toEqual({ ok: false, problem: saying(problem) });
  });

  test('is asked for what reaches it as it was meant', () => {
    for (const { path } of hashExpectations()) expect(new URL(path, 'http://localhost').pathname).toBe(path);
  });
});

describe('a program', () => {
  test('that ends as it should passes, without a network', async () => {
    const { lines, result } = await pass(['client'], web);
    expect(result).toEqual({ ok: true, value: '1 image, 1 answer as expected' });
    expect(lines).toEqual([
      'docker run --rm --label=breakwater.example/gate=LOCK --network=none --read-only --cap-drop=ALL --security-opt=no-new-privileges --user=65532:65532 --env=API_URL= localhost/breakwater/client:1',
    ]);
  });

  test.each([
    ['with another code', failed(1, 'API_URL\n'), 1],
    ['without a word', failed(2, 'oh\n'), 2],
  ])('that ends %s is reported', async (_, outcome, code) => {
    const { result } = await pass(['client'], web, { 'docker run --rm': outcome });
    const problem = `client: should end with 2 and say /API_URL/, but ended with ${code}: ${outcome.stderr.trim()}`;
    expect(result).toEqual({ ok: false, problem: saying(problem) });
  });
});

describe('an image without an entry', () => {
  const probe = (path: string) => ({ httpGet: { path, port: 'http' } });
  const deployment = (container: object) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'shop' },
    spec: { template: { spec: { containers: [{ image: image('shop').reference, ...container }] } } },
  });
  const probed = [deployment({ livenessProbe: probe('/alive'), readinessProbe: probe('/open') })];

  test('is asked what its probes in dist ask', async () => {
    const { result } = await pass(['shop'], statuses({ '/alive': 200, '/open': 200 }), {}, quick(), probed);
    expect(result).toEqual({ ok: true, value: '1 image, 2 answers as expected' });
    const closed = await pass(['shop'], statuses({ '/alive': 200, '/open': 503 }), {}, quick(), probed);
    const problem = "shop: GET /open should answer 200, but answered 503 'body'";
    expect(closed.result).toEqual({ ok: false, problem: saying(problem) });
  });

  test.each([
    ['without probes', [deployment({})]],
    ['that no object runs', []],
  ])('and %s is refused', async (_, objects) => {
    const { lines, result } = await pass(['shop'], web, {}, quick(), objects);
    const problem = 'shop: it has no HTTP probe and no gate; add its gate to src/pipeline/gates.ts';
    expect([result, lines]).toEqual([{ ok: false, problem: saying(problem) }, []]);
  });
});

test('the first that does not pass ends the gate', async () => {
  const { lines } = await pass(['client', 'web'], web, { 'docker run --rm': failed(1) });
  expect(lines).toHaveLength(1);
});

test.each(Object.values(environments))('there is a gate for each image that dist/$name runs', ({ images, name }) => {
  const objects = readObjects(join('dist', name));
  const own = ownImages(objects, images.own);
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter((one) => gateOf(one, objects) === undefined)).toEqual([]);
});

test('no gate is of an image that is gone', () => {
  expect(Object.keys(gates).filter((name) => !imageNames('dockerfiles').includes(name))).toEqual([]);
});
