/** Paths of the hash service: each is that of its text, or refused; the front door makes no other text of it. */
import { createHash } from 'node:crypto';
import { type DoorCase, host } from './case';
import { lines, sendRaw } from './raw';

const another = ['the digest of another text'];

/**
 * The kit plays minikube's addon, which is ingress-nginx, by a proxy that cleans paths before it looks for a route; no
 * setting of it leaves them alone, and the service gets the clean path only.
 */
const byAddon: readonly string[] = ['/hash//a', '/hash/a//b', '/hash/a/../b', '/hash/a/./b', '/hash/../hash/b'];

/** Envoy Gateway has Envoy take dots out of every path, and has no setting for it; slashes are left by what we say. */
const byEnvoy: readonly string[] = ['/hash/a/../b', '/hash/a/./b', '/hash/../hash/b', '/hash/a\\b'];

function butOf(path: string): DoorCase['but'] {
  return {
    ...(byAddon.includes(path)
      ? { addon: { sees: another, why: 'the proxy that plays the addon here cleans paths' } }
      : {}),
    ...(byEnvoy.includes(path)
      ? {
          'envoy-gateway': {
            sees: another,
            why: 'Envoy makes of it the path that clients make of it by RFC 3986, 6.2.2.3, and browsers of `\\`, before they ask',
          },
        }
      : {}),
  };
}

/** Each as it is sent, and the text of which it asks the digest. */
export const hashPaths: readonly (readonly [path: string, text: string])[] = [
  ['/hash//a', '/a'],
  ['/hash/a//b', 'a//b'],
  ['/hash/a/../b', 'a/../b'],
  ['/hash/a/./b', 'a/./b'],
  ['/hash/..', '..'],
  ['/hash/../hash/b', '../hash/b'],
  ['/hash/%2e%2e/b', '../b'],
  ['/hash/a%2fb', 'a/b'],
  ['/hash/a%2F..%2Fb', 'a/../b'],
  ['/hash/%zz', '%zz'],
  ['/hash/a%', 'a%'],
  ['/hash/a%00b', 'a\0b'],
  ['/hash/a;b=c', 'a;b=c'],
  ['/hash/a+b', 'a+b'],
  ['/hash/%E2%82%AC', '€'],
  ['/hash/a%23b', 'a#b'],
  ['/hash/a%3Fb', 'a?b'],
  ['/hash/a\\b', 'a\\b'],
  ['//hash/a', 'a'],
];

async function digestOf(path: string, text: string): Promise<string> {
  const request = lines(`GET ${path} HTTP/1.1`, `Host: ${host.hash}`, 'Connection: close');
  const { ended, statuses, text: answer } = await sendRaw({ name: host.hash, sends: [request] });
  const [status = ended ?? 'nothing'] = statuses;
  if (status !== '200') return /^4\d\d$/.test(status) ? 'refused' : status;
  return answer.includes(createHash('sha1').update(text).digest('hex')) ? 'its digest' : 'the digest of another text';
}

export const pathCases: readonly DoorCase[] = hashPaths.map(([path, text]) => ({
  says: `the path ${path}`,
  ask: () => digestOf(path, text),
  sees: ['its digest', 'refused'],
  but: butOf(path),
}));
