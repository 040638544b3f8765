/** The registry of the suite `images`, by the requests that an engine makes. */
import { digestOf, Registry } from '../e2e/lab/registry';

const user = { name: 'ci', password: 'made up' };
const authorization = `Basic ${Buffer.from(`${user.name}:${user.password}`).toString('base64')}`;
let registry: Registry;

beforeAll(async () => {
  registry = await Registry.start(user);
});
afterAll(() => registry.stop());

function ask(
  method: string,
  path: string,
  body?: string,
  headers: Readonly<Record<string, string>> = { authorization },
) {
  return fetch(`http://${registry.host}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
}

test('who does not log in gets nothing', async () => {
  const others: readonly Readonly<Record<string, string>>[] = [{}, { authorization: 'Basic bm8=' }];
  for (const headers of others) {
    const answer = await ask('GET', '/v2/', undefined, headers);
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="images"']);
  }
  expect((await ask('GET', '/v2/')).status).toBe(200);
  expect((await ask('GET', '/other')).status).toBe(404);
});

test('a layer comes in pieces and must be what its digest says; a manifest is found by tag and digest', async () => {
  const digest = digestOf(Buffer.from('one two'));
  const blob = `/v2/team/web/blobs/${digest}`;
  expect((await ask('HEAD', blob)).status).toBe(404);
  const begun = await ask('POST', '/v2/team/web/blobs/uploads/');
  const place = begun.headers.get('location') ?? '';
  expect([begun.status, place]).toEqual([202, expect.stringMatching(/^\/v2\/team\/web\/blobs\/uploads\/\w+$/)]);
  const piece = await ask('PATCH', place, 'one ');
  expect([piece.status, piece.headers.get('range')]).toEqual([202, '0-3']);
  expect((await ask('PUT', `${place}?digest=sha256:00`, '')).status).toBe(400);
  expect((await ask('PUT', `${place}?digest=${digest}`, 'two')).status).toBe(201);
  expect([(await ask('HEAD', blob)).status, await (await ask('GET', blob)).text()]).toEqual([200, 'one two']);
  expect((await ask('PATCH', place, 'more')).status).toBe(404);
  const manifest = '{"schemaVersion":2}';
  expect((await ask('GET', '/v2/team/web/manifests/1')).status).toBe(404);
  const headers = { authorization, 'content-type': 'application/vnd.oci.image.manifest.v1+json' };
  expect((await ask('PUT', '/v2/team/web/manifests/1', manifest, headers)).status).toBe(201);
  for (const reference of ['1', digestOf(Buffer.from(manifest))]) {
    const found = await ask('GET', `/v2/team/web/manifests/${reference}`);
    expect([await found.text(), found.headers.get('content-type')]).toEqual([manifest, headers['content-type']]);
  }
});
