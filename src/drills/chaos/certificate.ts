/** A fault of certificates: that of the front door has ended. */
import { X509Certificate } from 'node:crypto';
import { failure, success } from '../../programs/result';
import { all, type Experiment, type Scene } from './experiment';
import { redated } from './expired';
import { accepted } from './must';

interface Secret {
  readonly data?: Readonly<Record<string, string>>;
}

const served = { namespace: 'hash', name: 'hash-tls' } as const;
const authority = { namespace: 'cert-manager', name: 'front-door-authority' } as const;
const [path, day] = ['/data/tls.crt', 86_400_000] as const;

/** A part of a Secret, in base64. @throws StageProblem where the cluster does not tell */
async function partOf({ kubectl }: Scene, { name, namespace }: typeof served | typeof authority, part: string) {
  return accepted(await kubectl.get<Secret>('secret', name, namespace))?.data?.[part];
}

const plain = (base64: string) => Buffer.from(base64, 'base64').toString('utf8');

const hasEnded = (base64: string) => Date.parse(new X509Certificate(plain(base64)).validTo) < Date.now();

const expired: Experiment = {
  name: 'expired-certificate',
  hypothesis:
    'an ended certificate is replaced within a minute; new callers are refused until then, and open connections go on',
  breaks: 'the certificate of the hash service at the front door has ended an hour ago, and is right in all else',
  restores: 'the front door has a certificate that is valid',
  radius: 'new callers of one service',
  lasts: 60,
  bounds: { gap: all(3, { newcomers: 60 }), abort: all(20, { newcomers: 90 }), recovered: 60 },
  alerts: {
    none: 'cert-manager replaces it within seconds; where it does not, CertificateNotReady and FrontDoorCertificateEnds fire',
  },
  find: async (scene) => {
    const { issuer } = scene.environment.frontDoor;
    if (issuer.kind !== 'self-signed')
      return failure(
        'refused',
        'its authority is outside of the cluster: no key is here to sign a certificate with other dates',
      );
    const { kubectl } = scene;
    const found = await kubectl.get<Secret>('secret', served.name, served.namespace);
    if (!found.ok) return found;
    const certificate = found.value?.data?.['tls.crt'];
    if (certificate === undefined) return failure('failed', `there is no Secret ${served.namespace}/${served.name}`);
    return success({ says: `the certificate of ${served.namespace}/${served.name}`, parts: [certificate] });
  },
  inject: async (scene, { parts: [valid = ''] }) => {
    const key = await partOf(scene, authority, 'tls.key');
    const now = Date.now();
    const value = redated(plain(valid), plain(key ?? ''), [new Date(now - 30 * day), new Date(now - day / 24)]);
    const patch = [{ op: 'replace', path, value: Buffer.from(value).toString('base64') }];
    accepted(await scene.kubectl.patch('secret', served.name, served.namespace, patch));
  },
  undo: async (scene, { parts: [valid] }) => {
    const there = await partOf(scene, served, 'tls.crt');
    // A renewed one came with another key: the one of before would not fit it.
    if (there === undefined || !hasEnded(there)) return;
    const patch = [
      { op: 'test', path, value: there },
      { op: 'replace', path, value: valid },
    ];
    accepted(await scene.kubectl.patch('secret', served.name, served.namespace, patch));
  },
};

export const certificate: readonly Experiment[] = [expired];
