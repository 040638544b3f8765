import type { Kubectl } from '../../src/cluster/kubectl';
import { credentials, discard } from '../../src/drills/caller-certificate';
import { success } from '../../src/programs/result';
import { fakeKubectl, quick, refusal } from '../cluster/fake-kubectl';

const data = (parts: Readonly<Record<string, string>>) => ({
  data: Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text).toString('base64')])),
});

/** A cluster with these Secrets, and the namespace of the API. */
function cluster(secrets: Readonly<Record<string, object>>, answers: Partial<Kubectl> = {}) {
  return fakeKubectl({
    get: async <T>(kind: string, name: string, namespace?: string) =>
      success(
        (kind === 'namespace'
          ? { metadata: { labels: { env: 'lab', app: name } } }
          : secrets[`${namespace}/${name}`]) as T,
      ),
    ...answers,
  });
}

const issued = { 'api/one': data({ 'tls.crt': 'CERT', 'tls.key': 'KEY' }) };
const authority = { 'cert-manager/front-door-authority': data({ 'ca.crt': 'CA' }) };

test('a certificate is asked for with the labels of its namespace, and read', async () => {
  const kubectl = cluster({ ...issued, ...authority });
  expect(await credentials(kubectl, quick(), 'one')).toEqual({ cert: 'CERT', key: 'KEY', ca: 'CA' });
  expect(kubectl.brought).toMatchObject([
    {
      kind: 'Certificate',
      metadata: { namespace: 'api', name: 'one', labels: { env: 'lab', 'app.kubernetes.io/instance': 'one' } },
      spec: { secretName: 'one', commonName: 'one', issuerRef: { kind: 'ClusterIssuer', name: 'callers' } },
    },
  ]);
});

test.each<[string, Readonly<Record<string, object>>, Partial<Kubectl>, string]>([
  ['is not issued', authority, {}, 'the certificate api/one was not issued within 60 s'],
  ['is refused', {}, { applyObject: async () => refusal('seal') }, 'no certificate for a caller: seal'],
  [
    'has no namespace to be in',
    {},
    { get: async () => refusal('no answer') },
    'no certificate for a caller: no answer',
  ],
  ['is of an unknown front door', issued, {}, 'the Secret cert-manager/front-door-authority has no ca.crt'],
])('one that %s is said', async (_, secrets, answers, sentence) => {
  await expect(credentials(cluster(secrets, answers), quick(), 'one')).rejects.toThrow(sentence);
});

test('of a public front door only the certificate of the caller is read', async () => {
  expect(await credentials(cluster(issued), quick(), 'one', 'public')).toEqual({ cert: 'CERT', key: 'KEY' });
});

test('certificate and Secret are taken away', async () => {
  const kubectl = cluster({});
  await discard(kubectl, 'one');
  expect(kubectl.deleted).toEqual(['certificate.cert-manager.io one api', 'secret one api']);
});
