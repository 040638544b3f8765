/** The front door from outside: TLS, redirect, limits, allow-list, and callers with and without a certificate. */
import { hostOf } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import type { ServiceName } from '../../../src/config/services';
import { services } from '../../../src/config/services';
import { certificate } from '../lab/certificate';
import { ask, refused, secretPart, statusForStranger } from '../lab/front-door';
import { hasKit } from '../lab/kit';
import { useLab } from '../lab/use-lab';

useLab();

const host = (name: ServiceName) => hostOf(name, lab);

/** Of a service that is behind the front door. */
const site = host('web');

describe('over TLS', () => {
  test('the hash service gives the digest of its contract', async () => {
    const { status, body } = await ask({ host: host('hash'), path: '/hash/abc123' });
    expect([status, body.trim()]).toEqual([200, '6367c48dd193d56ea7b0baad25b19455e529f5ee']);
  });

  test('the site is there, without a word on what it is made with', async () => {
    const { status, headers } = await ask({ host: site, path: '/' });
    expect(status).toBe(200);
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('plain HTTP is sent to HTTPS', async () => {
    const { status, headers } = await ask({ host: site, path: '/', scheme: 'http' });
    expect([status, headers['location']]).toEqual([308, expect.stringContaining(`https://${site}`)]);
  });

  test('another host is not served', async () => {
    await expect(
      ask({ host: `unknown.${lab.frontDoor.domain}`, path: '/' }).then(({ status }) => status),
    ).rejects.toThrow(/certificate|altnames|self-signed/i);
  });

  test('a body over 64 KiB is refused', async () => {
    const { status } = await ask({ host: site, path: '/', method: 'POST', body: 'x'.repeat(100_000) });
    expect(status).toBe(413);
  });

  // Elsewhere there is no host outside the allow-list from which to ask.
  (hasKit ? test : test.skip)('a network outside the allow-list is refused', async () => {
    expect(await statusForStranger(site)).toBe('403');
  });
});

describe('the users API', () => {
  let caller: { cert: string; key: string };

  beforeAll(async () => {
    caller = await certificate('api', 'caller', 'callers');
  });

  test('refuses a caller without a certificate', async () => {
    expect(await refused(ask({ host: host('api'), path: '/users/' }))).toBe('refused');
  });

  test('refuses a certificate of another authority', async () => {
    const foreign = await certificate('client', 'api', 'internal');
    expect(await refused(ask({ host: host('api'), path: '/users/', ...foreign }))).toBe('refused');
  });

  test('refuses the certificate that it knows callers by, whose key editors of its namespace read', async () => {
    const [cert, key] = [
      await secretPart('api', 'api-callers', 'tls.crt'),
      await secretPart('api', 'api-callers', 'tls.key'),
    ];
    expect(await refused(ask({ host: host('api'), path: '/users/', cert, key }))).toBe('refused');
  });

  test('shows no metrics, and neither does any other service', async () => {
    const reachable = (Object.keys(services) as ServiceName[]).filter((name) => 'host' in services[name]);
    const answers = await Promise.all(reachable.map((name) => ask({ host: host(name), path: '/metrics', ...caller })));
    expect(reachable.length).toBeGreaterThan(0);
    expect(answers.map(({ status }) => status)).toEqual(reachable.map(() => 404));
  });

  test('serves a caller with a certificate', async () => {
    const { status, body } = await ask({ host: host('api'), path: '/users/', ...caller });
    expect(status).toBe(200);
    const { items, next, ...rest } = JSON.parse(body);
    expect([Array.isArray(items), rest]).toEqual([true, {}]);
    // More than a page of users is there after other suites.
    expect(items.length < 20 ? [null] : [null, expect.any(String)]).toContainEqual(next);
  });

  test('refuses what is not a user', async () => {
    const path = '/users/';
    const operator = { name: { $gt: '' }, email: 'a@example.com' };
    expect((await ask({ host: host('api'), path, method: 'POST', body: operator, ...caller })).status).toBe(422);
    expect(
      (
        await ask({
          host: host('api'),
          path,
          method: 'POST',
          body: { name: 'A', email: 'a@example.com', _id: 1 },
          ...caller,
        })
      ).status,
    ).toBe(422);
    expect((await ask({ host: host('api'), path: `${path}0123456789abcdef01234567`, ...caller })).status).toBe(404);
  });

  test('refuses in one shape, whatever is wrong, and says what a path can do', async () => {
    const to = { host: host('api'), ...caller };
    const user = { name: 'Ada', email: `door-${Date.now()}@example.com` };
    const refusals = [
      await ask({ ...to, path: '/nothing' }),
      await ask({ ...to, path: '/users/', method: 'PATCH' }),
      await ask({ ...to, path: '/users/', method: 'POST', body: 'x'.repeat(20_000) }),
      await ask({ ...to, path: '/users/', method: 'POST', body: JSON.stringify(user), type: 'text/plain' }),
      await ask({ ...to, path: '/users/', method: 'POST', body: { name: 'A' } }),
    ];
    expect(
      refusals.map(({ body, headers, status }) => [status, headers['content-type'], JSON.parse(body).status]),
    ).toEqual([404, 405, 413, 415, 422].map((status) => [status, 'application/problem+json', status]));
    expect(refusals[1]?.headers['allow']).toBe('GET, HEAD, POST');
    const made = await ask({ ...to, path: '/users/', method: 'POST', body: user });
    const path = String(made.headers['location']);
    expect([made.status, path]).toEqual([201, `/users/${JSON.parse(made.body).id}`]);
    expect(await ask({ ...to, path, method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    expect((await ask({ ...to, path, method: 'DELETE' })).status).toBe(204);
  });

  test('shows its documentation where the environment says so, all of it from its own origin', async () => {
    const to = { host: host('api'), ...caller };
    expect((await ask({ ...to, path: '/openapi.json' })).status).toBe(200);
    const page = await ask({ ...to, path: '/docs' });
    const loaded = [...page.body.matchAll(/(?:src|href)="([^"]*)"/g)].flatMap(([, path = '']) =>
      path === 'data:,' ? [] : [path],
    );
    expect(loaded).toEqual(['/docs/swagger-ui.css', '/docs/swagger-ui-bundle.js', '/docs/start.js']);
    const files = await Promise.all(loaded.map((path) => ask({ ...to, path })));
    expect(files.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
  });
});
