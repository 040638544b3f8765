/** The registry to which images are pushed, as a prefix of their names; Docker Hub's short form is understood. */
import { failure, type Result, success } from '../programs/result';

export interface PushTarget {
  /** Such as `docker.io`, or `registry.example:5000`: what one logs in to. */
  readonly registry: string;
  /** What stands before the name of an image, with a slash at its end. */
  readonly prefix: string;
}

const hub = 'docker.io';

/** Names under which Docker Hub is known too. */
const hubs: readonly string[] = [
  hub,
  'hub.docker.com',
  'index.docker.io',
  'registry-1.docker.io',
  'registry.hub.docker.com',
];

const host = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9]\d{0,4})?$/;
const part = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*$/;

/** @param text such as `registry.example/team`, `docker.io/team` or `team`, which is Docker Hub's */
export function parsePushTarget(text: string): Result<PushTarget> {
  const wrong = (why: string) => failure('usage', `'${text.replace(/^.*@/, '…@')}' is not a place for images: ${why}`);
  if (text.includes('://')) return wrong('omit the scheme, as in registry.example/team');
  if (text.includes('@'))
    return wrong('omit user and password; the engine has its own store for them: its command login');
  const [first = '', ...rest] = text.replace(/\/$/, '').split('/');
  // As engines read a name: a first part with a dot or a port is a host.
  const isHost = /[.:]/.test(first) || first === 'localhost';
  const registry = !isHost || hubs.includes(first) ? hub : first;
  const path = isHost ? rest : [first, ...rest];
  if (!host.test(registry)) return wrong('the host is a name with a port at the most');
  const bad = path.find((one) => !part.test(one));
  if (bad !== undefined) return wrong(`'${bad}' is not a part of a name in lower case`);
  if (registry === hub && path.length !== 1)
    return wrong('Docker Hub has one part before the name: your user, or your team');
  return success({ registry, prefix: [registry, ...path, ''].join('/') });
}
