import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { environments } from '../../src/config/environments';
import { imageNames } from '../../src/images/build';
import { type OwnImage, ownImages } from '../../src/images/own-images';
import { readObjects } from '../../src/kubernetes/read';
import { gate } from '../../src/pipeline/gate';
import { gateOf, gates, hashExpectations } from '../../src/pipeline/gates';
import type { Release } from '../../src/pipeline/release';
import { success } from '../../src/programs/result';
import { quick } from '../cluster/fake-kubectl';
import { type Answers, failed, ok, refused } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { stage } from './world';

const folder = temporaryFolders();
const image = (name: string): OwnImage => ({ name, reference: `localhost/breakwater/${name}:1` });
const statuses = (of: Readonly<Record<string, number>>): RequestListener => {
  return ({ url = '' }, response) => response.writeHead(of[url] ?? 404).end('body');
};
const web = statuses({ '/healthz': 200, '/readyz': 200, '/': 200 });
const client = { 'docker run --rm': failed(2, 'API_URL is not set\n') };

/** Passes images through the gate, with a server in place of what runs in their containers. */
async function pass(
  names: readonly string[],
  listener: RequestListener = web,
  answers: Answers = client,
  more: Partial<Pick<Release, 'clock' | 'objects'>> = {},
) {
  const server = createServer(listener);
  await new Promise<void>((next) => server.listen(0, '127.0.0.1', next));
  try {
    const { port } = server.address() as AddressInfo;
    const there = stage(folder(), { 'docker port': ok(`127.0.0.1:${port}\n[::1]:1\n`), ...answers });
    const clock = quick();
    const result = await gate({ ...there.made, images: names.map(image), objects: [], clock, ...more });
    const lines = there.lines.map((line) =>
      line.replace(/breakwater-gate-[0-9a-f]{12}/, 'NAME').replace(/gate=[0-9a-f]{16}/, 'gate=LOCK'),
    );
    return { result, said: there.said, lines, slept: clock.slept };
  } finally {
    server.closeAllConnections();
    await new Promise((next) => server.close(next));
  }
}

/** A server of web, but for one path. */
const but = (path: string, answer: RequestListener): RequestListener => {
  return (request, response) => (request.url === path ? answer(request, response) : web(request, response));
};
const removal = ['docker kill NAME', 'docker rm --force --volumes NAME'];

describe('a server', () => {
  const flags = '--read-only --cap-drop=ALL --security-opt=no-new-privileges --user=65532:65532';

  test('that answers as its callers expect passes, hardened, on a port that is free', async () => {
    const { lines, result, said } = await pass(['web']);
    expect(result).toEqual(success('1 image, 4 answers as expected'));
    expect(said).toEqual(['    web: 4 answers as expected']);
    expect(lines).toEqual([
      `docker run --detach --name=NAME --label=breakwater.example/gate=LOCK --publish=127.0.0.1::8000 ${flags} localhost/breakwater/web:1`,
      'docker port NAME 8000/tcp',
      ...removal,
    ]);
  });

  test('gets its settings, and may say that it is not ready', async () => {
    const page = { '/docs/swagger-ui.css': 200, '/docs/swagger-ui-bundle.js': 200 };
    const { lines, result } = await pass(['api'], statuses({ '/livez': 200, '/readyz': 503, '/users/': 503, ...page }));
    expect(result).toEqual(success('1 image, 6 answers as expected'));
    expect(lines[0]).toContain(
      ' --env=PORT=8000 --env=MONGO_URL=mongodb://127.0.0.1:1/ --env=OPERATION_SECONDS=2 --env=DOCS=true localhost/',
    );
  });

  test('is waited for as long as it only begins', async () => {
    let requests = 0;
    const { result, slept } = await pass(['web'], (request, response) => {
      requests++;
      return requests < 3 ? response.writeHead(503).end() : web(request, response);
    });
    expect([result.ok, slept]).toEqual([true, [0.1, 0.1]]);
  });

  test('that never begins is reported with its last lines, and is removed', async () => {
    // Each pause is as long as ten seconds.
    const { now, sleep, slept } = quick();
    const clock = { now: () => now() * 100, sleep };
    const answers = { 'docker logs': failed(0, 'no flour\n', 'no salt\n') };
    const { lines, result } = await pass(['web'], statuses({ '/healthz': 500 }), answers, { clock });
    const problem =
      "web: after 30 s GET /healthz should answer 200, but answered 500 'body'\nits last lines:\n  no salt\n  no flour";
    expect([result, slept]).toEqual([refused(problem), [0.1, 0.1, 0.1]]);
    expect(lines.slice(-3)).toEqual(['docker logs --tail=5 NAME', ...removal]);
  });

  const later = but('/readyz', (_, response) => void response.writeHead(503).end('body'));
  const closed = but('/readyz', ({ socket }) => void socket.destroy());
  const elsewhere = but('/', (_, response) => void response.writeHead(302, { location: '/healthz' }).end());
  const ended = { 'docker port': failed(125, 'it is not running\n'), 'docker logs': ok('no flour\n') };
  const last = 'the engine does not say where it listens: it is not running\nits last lines:\n  no flour';

  test.each<[string, RequestListener, string | RegExp, Answers?]>([
    ['answers another status later', later, "GET /readyz should answer 200, but answered 503 'body'"],
    ['hangs up', closed, /^web: GET \/readyz should answer 200, but: \S+/],
    ['redirects', elsewhere, "GET / should answer 200, but answered 302 ''"],
    ['does not start', web, 'its container did not start: full', { 'docker run --detach': failed(125, 'full\n') }],
    ['has ended already, with its last lines', web, last, ended],
  ])('that %s is reported at once, and removed all the same', async (_, listener, problem, answers = {}) => {
    const { lines, result, slept } = await pass(['web'], listener, answers);
    const message = typeof problem === 'string' ? `web: ${problem}` : expect.stringMatching(problem);
    expect([result, slept]).toEqual([refused(message), []]);
    expect(lines.slice(-2)).toEqual(removal);
  });
});

describe('the hash service', () => {
  const hashing = (algorithm: string): RequestListener => {
    return ({ url = '' }, response) => {
      const [, text] = /^\/hash\/(.+)$/.exec(url) ?? [];
      if (text === undefined) return response.writeHead(404).end();
      const bytes = text.replace(/%(..)/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
      return response.writeHead(200).end(createHash(algorithm).update(Buffer.from(bytes, 'latin1')).digest('hex'));
    };
  };

  test('is requested for digests of texts of all sorts', async () => {
    expect((await pass(['hash'], hashing('sha1'))).result).toEqual(success('1 image, 103 answers as expected'));
  }, 60_000);

  test('that answers another digest is reported with both', async () => {
    const problem =
      "hash: GET /hash/abc123 should answer 200 '6367c48dd193d56ea7b0baad25b19455e529f5ee', but answered 200 'e99a18c428cb38d5f260853678922e03'";
    expect((await pass(['hash'], hashing('md5'))).result).toEqual(refused(problem));
  });

  test('gets each path as it was meant', () => {
    for (const { path } of hashExpectations()) expect(new URL(path, 'http://localhost').pathname).toBe(path);
  });
});

describe('a program', () => {
  test('that ends as it should passes, without a network', async () => {
    const { lines, result } = await pass(['client']);
    expect(result).toEqual(success('1 image, 1 answer as expected'));
    expect(lines).toEqual([
      'docker run --rm --label=breakwater.example/gate=LOCK --network=none --read-only --cap-drop=ALL --security-opt=no-new-privileges --user=65532:65532 --env=API_URL= localhost/breakwater/client:1',
    ]);
  });

  test.each([
    ['with another code', failed(1, 'API_URL\n'), 'ended with 1: API_URL'],
    ['without a word', failed(2, 'oh\n'), 'ended with 2: oh'],
  ])('that ends %s is reported, and ends the gate', async (_, outcome, ended) => {
    const { lines, result } = await pass(['client', 'web'], web, { 'docker run --rm': outcome });
    expect(result).toEqual(refused(`client: should end with 2 and say /API_URL/, but ${ended}`));
    expect(lines).toHaveLength(1);
  });
});

describe('an image without an entry', () => {
  const probe = (path: string) => ({ httpGet: { path, port: 'http' } });
  const deployment = (container: object) => ({
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'shop' } },
    spec: { template: { spec: { containers: [{ image: image('shop').reference, ...container }] } } },
  });
  const probed = [deployment({ livenessProbe: probe('/alive'), readinessProbe: probe('/open') })];

  test.each([
    [200, success('1 image, 2 answers as expected')],
    [503, refused("shop: GET /open should answer 200, but answered 503 'body'")],
  ])('must answer its probes in dist: %d', async (open, result) => {
    const listener = statuses({ '/alive': 200, '/open': open });
    expect((await pass(['shop'], listener, {}, { objects: probed })).result).toEqual(result);
  });

  test.each([
    ['without probes', [deployment({})]],
    ['that no object runs', []],
  ])('and %s is refused', async (_, objects) => {
    const { lines, result } = await pass(['shop'], web, {}, { objects });
    const problem = 'shop: it has no HTTP probe and no gate; add its gate to src/pipeline/gates.ts';
    expect([result, lines]).toEqual([refused(problem), []]);
  });
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
