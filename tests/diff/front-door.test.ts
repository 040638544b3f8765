import { charts } from '../../charts';
import { environments } from '../../src/config/environments';
import type { Controller } from '../../src/config/front-doors';
import { differences, sentences } from '../../src/diff/differences';
import type { Manifest } from '../../src/kubernetes/manifest';
import { render } from '../../src/synth/render';

const { production } = environments;

function behind(controller: Controller, changes: Partial<typeof production.frontDoor> = {}): readonly Manifest[] {
  const frontDoor = { ...production.frontDoor, ...changes, controller };
  return render(charts, { ...production, frontDoor }).files.flatMap(({ objects }) => objects);
}

const nginx = behind('ingress-nginx');
const gateway = behind('envoy-gateway');
const say = (left: readonly Manifest[], right: readonly Manifest[]) =>
  sentences(differences(left, right), 'old', 'new');
const exposed = nginx
  .filter(({ kind }) => kind === 'Ingress')
  .map(({ metadata: { name, namespace } }) => `Service ${namespace}/${name}`);
const every = exposed.sort().join(', ');

describe('a move to another front door', () => {
  const [door = '', ...rest] = say(nginx, gateway);

  test('is one sentence that names each object which comes or goes', () => {
    expect(door).toMatch(/: front door is ingress-nginx in old, envoy-gateway in new$/);
    const named = door.replace(/: .*/, '').split(', ');
    const isOf = ({ apiVersion, kind }: Manifest) => kind === 'Ingress' || apiVersion.startsWith('gateway.');
    expect(named).toHaveLength([...nginx, ...gateway].filter(isOf).length + exposed.length);
    expect(named).toEqual(
      expect.arrayContaining(['Ingress.networking.k8s.io web/web', 'NetworkPolicy.networking.k8s.io web/web']),
    );
    expect(named).toContain('HTTPRoute.gateway.networking.k8s.io hash/hash-redirect');
  });

  test('says what callers notice, and nothing else of any object', () => {
    const ended = 'the end of the handshake';
    expect(rest).toEqual(
      [
        'Service api/api: the answer to a caller without a certificate is status 400 in old, the end of the handshake in new',
        `${every}: requests at once of one address is 250 in old, 50 in new`,
        `${every}: requests under way is 50 of one address in old, 500 of all callers together in new`,
        `${every}: the answer for an unknown host is status 404 with a certificate of its own in old, ${ended} in new`,
        `${every}: the answer for one service by the TLS name of another is status 421 in old, status 404 in new`,
      ].sort(),
    );
  });

  test('is said the other way round on the way back', () => {
    expect(say(gateway, nginx)[0]).toMatch(/: front door is envoy-gateway in old, ingress-nginx in new$/);
    expect(say(gateway, nginx)).toHaveLength(rest.length + 1);
  });

  test('of the same objects leaves them to be compared', () => {
    const traefik = say(nginx, behind('traefik', { clients: ['198.51.100.0/24'] }));
    expect(traefik).toContainEqual(expect.stringMatching(/: front door is ingress-nginx in old, traefik in new$/));
    expect(traefik).toContainEqual(expect.stringMatching(/^Ingress\S+ api\/api.*: networks that may call is /));
  });

  test('with other values says those too', () => {
    const changed = behind('envoy-gateway', { clients: ['192.0.2.0/24'], domain: 'other.example' });
    const all = say(nginx, changed);
    expect(all).toContain(
      `${every}: networks that may call is 198.51.100.0/24,203.0.113.0/24 in old, 192.0.2.0/24 in new`,
    );
    expect(all).toContainEqual(
      expect.stringMatching(
        /^Service web\/web.*: host is web\.breakwater\.example in old, web\.other\.example in new$/,
      ),
    );
  });
});

test('objects behind one front door are compared as any others', () => {
  const changed = behind('envoy-gateway', { clients: ['192.0.2.0/24'] });
  const all = say(gateway, changed);
  expect(all.filter((one) => one.includes('front door'))).toEqual([]);
  expect(all).toContainEqual(expect.stringMatching(/^SecurityPolicy\S+ api\/api.*clientCIDRs is /));
});
