import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kubectl } from '../../../src/cluster/requests';
import { production } from '../../../src/config/environments/production';
import { certificate } from '../../../src/drills/chaos/certificate';
import { redated } from '../../../src/drills/chaos/expired';
import { success } from '../../../src/programs/result';
import { refusal } from '../../cluster/fake-kubectl';
import { temporaryFolders } from '../../synth/folders';
import { platform } from './platform';

const folder = temporaryFolders();
const [expired] = certificate;
if (!expired) throw new Error('there is no experiment');

/** An authority and a certificate of its own, made by openssl. */
function made(curve = 'P-256', digest = '-sha256') {
  const at = folder();
  const openssl = (...args: readonly string[]) => execFileSync('openssl', [...args], { cwd: at, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${curve}`, '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    digest,
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
    '-subj',
    '/CN=authority',
    '-days',
    '3650',
  );
  openssl(
    'req',
    ...key,
    '-keyout',
    'key.pem',
    '-out',
    'csr.pem',
    '-subj',
    '/CN=hash.lab',
    '-addext',
    'subjectAltName=DNS:hash.lab',
  );
  openssl(
    ...[
      'x509',
      '-req',
      digest,
      '-in',
      'csr.pem',
      '-CA',
      'ca.crt',
      '-CAkey',
      'ca.key',
      '-days',
      '90',
      '-copy_extensions',
      'copy',
    ],
    ...['-set_serial', '7', '-out', 'tls.crt'],
  );
  const read = (name: string) => readFileSync(join(at, name), 'utf8');
  return {
    authority: read('ca.crt'),
    authorityKey: read('ca.key'),
    certificate: read('tls.crt'),
    key: read('key.pem'),
  };
}

const dates = [new Date('2026-10-01T00:00:00Z'), new Date('2026-10-02T03:04:05Z')] as const;

test('a certificate has other dates, is right in all else, and keeps its chain', () => {
  const { authority, authorityKey, certificate: valid } = made();
  const chain = redated(valid + authority, authorityKey, dates);
  expect(chain.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  const [before, after, issuer] = [
    new X509Certificate(valid),
    new X509Certificate(chain),
    new X509Certificate(authority),
  ];
  expect([after.validFrom, after.validTo].map((text) => new Date(text))).toEqual(dates);
  expect(after.verify(issuer.publicKey)).toBe(true);
  for (const part of ['subject', 'issuer', 'subjectAltName', 'serialNumber'] as const)
    expect(after[part]).toBe(before[part]);
  expect(after.publicKey.export({ type: 'spki', format: 'pem' })).toBe(
    before.publicKey.export({ type: 'spki', format: 'pem' }),
  );
});

test('one that is signed in another way is left alone', () => {
  const { authorityKey, certificate: valid } = made('P-384', '-sha384');
  expect(() => redated(valid, authorityKey, dates)).toThrow('is signed otherwise than by ECDSA with SHA-256');
});

describe('the fault', () => {
  const encoded = (text: string) => Buffer.from(text).toString('base64');

  /** A cluster with the two Secrets, whose patches are carried out. */
  function cluster() {
    const { authorityKey, certificate: valid } = made();
    const secrets: Record<string, Record<string, string>> = {
      'hash/hash-tls': { 'tls.crt': encoded(valid) },
      'cert-manager/front-door-authority': { 'tls.key': encoded(authorityKey) },
    };
    const patches: (readonly object[])[] = [];
    const get: Kubectl['get'] = async <T>(_kind: string, name: string, namespace?: string) => {
      const data = secrets[`${namespace}/${name}`];
      return success(data && ({ data: { ...data } } as T));
    };
    const patch: Kubectl['patch'] = async (_kind, name, namespace, changes) => {
      patches.push(changes);
      const [last] = changes.slice(-1) as readonly { readonly value: string }[];
      secrets[`${namespace}/${name}`] = { 'tls.crt': last?.value ?? '' };
      return success(undefined);
    };
    const served = () => Buffer.from(secrets['hash/hash-tls']?.['tls.crt'] ?? '', 'base64').toString();
    return { secrets, patches, served, valid, ...platform({ get, patch }) };
  }

  test('serves an ended certificate, and takes it back where it is still served', async () => {
    const { patches, scene, served, valid } = cluster();
    const found = await expired.find(scene);
    if (!found.ok) throw new Error(found.problem.message);
    await expired.inject(scene, found.value);
    expect(Date.parse(new X509Certificate(served()).validTo)).toBeLessThan(Date.now());
    await expired.undo(scene, found.value);
    expect(served()).toBe(valid);
    expect(patches.at(-1)).toMatchObject([{ op: 'test' }, { op: 'replace' }]);
  });

  test('leaves a renewed certificate alone', async () => {
    const { patches, scene } = cluster();
    const found = await expired.find(scene);
    if (!found.ok) throw new Error(found.problem.message);
    await expired.undo(scene, found.value);
    expect(patches).toEqual([]);
  });

  test('is refused where the authority is a public one, and where there is no certificate', async () => {
    const { scene, secrets } = cluster();
    expect(await expired.find({ ...scene, environment: production })).toMatchObject({ problem: { reason: 'refused' } });
    delete secrets['hash/hash-tls'];
    expect(await expired.find(scene)).toMatchObject({ problem: { message: 'there is no Secret hash/hash-tls' } });
    const away = platform({ get: async () => refusal('no route') });
    expect(await expired.find(away.scene)).toEqual(refusal('no route'));
    await expect(expired.undo(away.scene, { says: '', parts: ['x'] })).rejects.toThrow('no route');
  });
});
