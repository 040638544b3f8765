/** Each image as a container: hardened, healthy, stopping; no shell, no secret and no package manager in it. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownImage } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import { imageNames } from '../../../src/images/build';
import { imageId } from '../../../src/images/own-images';
import { pushImage } from '../../../src/images/push';
import { gates } from '../../../src/pipeline/gates';
import type { Engine } from '../../../src/programs/engine';
import { findEngine } from '../../../src/programs/engine';
import { type Run, run } from '../../../src/programs/run';
import { eventually } from '../lab/kubectl';
import { buildOwn } from '../lab/own-images';
import { digestOf, Registry } from '../lab/registry';

/** As the cluster runs them: nothing of the image can be written, no capability, the numeric user. */
const hardened = [
  '--read-only',
  '--cap-drop=ALL',
  '--security-opt=no-new-privileges',
  '--user=65532:65532',
  '--network=host',
];

interface Server {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly health: string;
  /** What is in flight when SIGTERM comes. */
  readonly request: string;
  /** `given up`: it is the kubelet's question alone; its callers look up names by UDP, and ask a twin. */
  readonly caught: 'half sent' | 'frozen' | 'given up';
  readonly answer: string;
}

/** Where another request than that of the gate says more, or no request can be caught half sent. */
const special: Readonly<Record<string, Partial<Server>>> = {
  api: { request: 'POST /users/', answer: 'HTTP/1.1 422' },
  hash: { request: 'GET /hash/abc123', caught: 'frozen' },
  resolver: { caught: 'given up' },
};

/** The servers, as the gate of the pipeline asks them: its first expectation is whether they live. */
const servers = Object.entries(gates).flatMap(([name, gate]): readonly Server[] => {
  if (gate?.kind !== 'server') return [];
  const [first] = gate.expectations();
  if (!first) throw new Error(`the gate of ${name} expects nothing`);
  const { path, status } = first;
  const usual = { request: `GET ${path}`, caught: 'half sent', answer: `HTTP/1.1 ${status}` } as const;
  return [{ name, env: gate.env, health: path, ...usual, ...special[name] }];
});

let engine: Engine;

beforeAll(async () => {
  const found = await findEngine(run);
  if (!found.ok) throw new Error(found.problem);
  engine = found.engine;
  await buildOwn(imageNames('dockerfiles'));
}, 600_000);

async function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer().on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => settle(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function healthy(port: number, path: string): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}${path}`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

/** A connection on which a request was begun, and what came back. */
async function begin(
  port: number,
  text: string,
): Promise<{ socket: Socket; received: () => string; closed: Promise<void> }> {
  let received = '';
  const socket = connect(port, '127.0.0.1');
  await new Promise((ready) => socket.once('connect', ready));
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    received += chunk;
  });
  const closed = new Promise<void>((settle) => socket.on('close', () => settle()).on('error', () => settle()));
  socket.write(text);
  return { socket, received: () => received, closed };
}

describe.each(servers)('$name', ({ name, health, request, env, caught, answer }) => {
  const container = `breakwater-e2e-${name}`;

  afterEach(() => run(engine, ['rm', '--force', container]));

  test('runs hardened, answers, and stops within 5 s of SIGTERM with what was in flight served', async () => {
    const [port, metrics] = [await freePort(), await freePort()];
    const settings = Object.entries({ ...env, PORT: String(port), METRICS_PORT: String(metrics) }).map(
      ([key, value]) => `--env=${key}=${value}`,
    );
    const child = spawn(engine, ['run', '--rm', '--name', container, ...hardened, ...settings, ownImage(name, lab)], {
      stdio: 'ignore',
    });
    const ended = new Promise<void>((settle) => child.on('close', () => settle()));
    expect(await eventually(30, () => healthy(port, health))).toBe(true);
    expect(await healthy(metrics, '/metrics')).toBe(true);

    const [method, path] = request.split(' ');
    const body = method === 'POST' ? '{"name": "Ada"}' : '';
    const head = `${method} ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
    const signal = (which: string) => run(engine, ['kill', '--signal', which, container]);
    const { received, began } = await (caught === 'frozen' ? frozen : halfSent)(port, `${head}${body}`, signal);
    await Promise.race([ended, limit(10_000)]);
    const seconds = (performance.now() - began) / 1000;
    const answers = received().match(/HTTP\/1\.1 \d+/g) ?? [];
    console.log(`${name}: stopped after ${seconds.toFixed(1)} s; in flight: ${answers.at(-1)}`);
    expect(seconds).toBeLessThan(5);
    const served = { 'half sent': [answer], frozen: ['HTTP/1.1 200', 'HTTP/1.1 200'], 'given up': [] };
    expect(answers).toEqual(served[caught]);
  });
});

const pause = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds));

/** A time limit for a race, which does not keep the process alive. */
const limit = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds).unref());

interface Flight {
  readonly received: () => string;
  /** When SIGTERM was sent. */
  readonly began: number;
}

type Signal = (which: string) => Promise<unknown>;

/** All but the end of a request has arrived when the signal comes. */
async function halfSent(port: number, text: string, signal: Signal): Promise<Flight> {
  const flight = await begin(port, text.slice(0, -2));
  await pause(300);
  const began = performance.now();
  await signal('TERM');
  await pause(200);
  flight.socket.write(text.slice(-2));
  await Promise.race([flight.closed, limit(5000)]);
  return { received: flight.received, began };
}

/** For a service that answers at once: a request arrives while the process stands still, and the signal after it. */
async function frozen(port: number, text: string, signal: Signal): Promise<Flight> {
  const flight = await begin(port, text);
  await eventually(5, async () => flight.received().includes('HTTP/1.1 200'));
  await signal('STOP');
  flight.socket.write(text);
  await pause(200);
  const began = performance.now();
  await signal('TERM');
  await signal('CONT');
  await Promise.race([flight.closed, limit(5000)]);
  return { received: flight.received, began };
}

describe.each(imageNames('dockerfiles'))('the image of %s', (name) => {
  const image = ownImage(name, lab);

  test('has no shell', async () => {
    const { code } = await run(engine, ['run', '--rm', '--network=none', '--entrypoint=sh', image, '-c', 'true']);
    expect(code).not.toBe(0);
  });

  test('says its revision', async () => {
    const { stdout } = await run(engine, [
      'image',
      'inspect',
      '--format={{index .Config.Labels "org.opencontainers.image.revision"}}',
      image,
    ]);
    expect(stdout.trim()).toMatch(/^[0-9a-f]{40}(-dirty)?$/);
  });

  test('has no secret in its history', async () => {
    const { stdout } = await run(engine, ['history', '--no-trunc', '--format={{.CreatedBy}}', image]);
    expect(stdout.split('\n').filter((line) => /(password|passwd|secret|token|api_?key)\s*[=:]/i.test(line))).toEqual(
      [],
    );
  });

  test('has no file that may hold one, and no package manager', async () => {
    const created = (await run(engine, ['create', image])).stdout.trim();
    try {
      const { stdout } = await run('sh', ['-c', `${engine} export ${created} | tar -tf -`]);
      const files = stdout.split('\n');
      // It is the list of an image: what it runs is there.
      expect(files.some((file) => /^\.?\/?app\/./.test(file))).toBe(true);
      const suspicious = /(^|\/)(\.env|\.npmrc|\.netrc|\.pypirc|pip\.conf|id_(rsa|ed25519)|[^/]+\.key|\.git\/)$/;
      const managers = /(^|\/)(bin\/(pip3?|npm|npx|apt|apt-get|dpkg|apk|sh|bash|dash|busybox))$/;
      expect(files.filter((file) => suspicious.test(file) || managers.test(file))).toEqual([]);
    } finally {
      await run(engine, ['rm', created]);
    }
  });
});

describe('a registry that asks who pushes', () => {
  const user = { name: 'ci', password: randomBytes(12).toString('hex') };
  const commit = 'c'.repeat(40);
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-registry-'));
  let registry: Registry;

  /** The engine's own store of credentials, in a folder of the test; a registry of this machine needs no TLS. */
  const within: Run = (command, args, options) =>
    run(command, args, {
      ...options,
      env: {
        ...options?.env,
        CONTAINERS_REGISTRIES_CONF: join(folder, 'registries.conf'),
        DOCKER_CONFIG: folder,
        REGISTRY_AUTH_FILE: join(folder, 'auth.json'),
      },
    });
  const push = () => {
    const target = { registry: registry.host, prefix: `${registry.host}/team/` };
    const from = ownImage('web', lab);
    return pushImage({ run: within, engine, from, to: `${target.prefix}web:${commit}`, target });
  };

  beforeAll(async () => {
    registry = await Registry.start(user);
    const plain = `[[registry]]\nlocation = "${registry.host}"\ninsecure = true\n`;
    writeFileSync(join(folder, 'registries.conf'), plain);
    writeFileSync(join(folder, 'auth.json'), '{}');
  });
  afterAll(async () => {
    await registry.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('gets nothing from who has not logged in, and the command to do so is named', async () => {
    const pushed = await push();
    const login = `${registry.host} asks who pushes: ${engine} login ${registry.host}`;
    expect(pushed).toMatchObject({
      ok: false,
      problem: { reason: 'refused', message: expect.stringContaining(login) },
    });
    expect([registry.blobs.size, registry.manifests.size]).toEqual([0, 0]);
  });

  test('has the image as it was signed, under the digest that is said, from who has', async () => {
    const words = ['login', '--username', user.name, '--password-stdin', registry.host];
    expect(await within(engine, words, { input: [user.password] })).toMatchObject({ code: 0 });
    const pushed = await push();
    console.log(JSON.stringify(pushed));
    const manifest = registry.manifests.get(`team/web ${commit}`);
    expect(pushed).toEqual({ ok: true, value: digestOf(manifest?.body ?? Buffer.alloc(0)) });
    const { config } = JSON.parse(String(manifest?.body)) as { readonly config: { readonly digest: string } };
    expect(config.digest).toBe(await imageId(run, engine, ownImage('web', lab)));
  }, 120_000);
});
