import { readFileSync } from 'node:fs';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { invariants } from '../../src/config/invariants';
import { services } from '../../src/config/services';
import { ingressNginx } from '../../src/stacks/releases/ingress-nginx';
import { distOf } from '../stacks/dist';

const page = readFileSync('docs/how-to/domain-and-address.md', 'utf8');
const { lab, local, beta, production } = environments;

/** The values of the page, as an object: what is fenced as TypeScript, read as JSON. */
function values(): Environment['frontDoor'] {
  const [, block = ''] = /```ts\nfrontDoor: ([\s\S]*?),\n```/.exec(page) ?? [];
  const json = block
    .replaceAll(/^( *)(\w+):/gm, '$1"$2":')
    .replaceAll(/([{,] )(\w+):/g, '$1"$2":')
    .replaceAll("'", '"')
    .replaceAll(/,(?=\s*[\]}])/g, '');
  return JSON.parse(json);
}

const environment: Environment = { ...production, frontDoor: values() };
const { domain, entry, issuer } = environment.frontDoor;
const address = entry.kind === 'load-balancer' ? entry.address : '';
const broken = (one: Environment) => invariants.flatMap((each) => each.broken(one, [lab, local, beta]) ?? []);

describe('the page about a domain and an address', () => {
  test('has values that every invariant takes, in both of its steps', () => {
    expect([domain, address]).toEqual(['shop.example.com', '203.0.113.20']);
    expect(broken(environment)).toEqual([]);
    const [, name, server] = /`name: '([\w-]+)'` and `server: '(\S+)'`/.exec(page) ?? [];
    if (issuer.kind !== 'acme') throw new Error('the issuer of the page is not a public authority');
    const second = { ...issuer, name, server } as typeof issuer;
    expect(broken({ ...environment, frontDoor: { ...environment.frontDoor, issuer: second } })).toEqual([]);
    const own = production.frontDoor.issuer;
    expect([name, server]).toEqual(own.kind === 'acme' ? [own.name, own.server] : []);
    const staging = beta.frontDoor.issuer;
    expect([issuer.name, issuer.server]).toEqual(staging.kind === 'acme' ? [staging.name, staging.server] : []);
  });

  test('has issuers in its table that every invariant takes', () => {
    const others = [...page.matchAll(/^\| .* \| `(\{ kind: 'existing'.*?\}|proof: \{.*?\})` \|/gm)].map(
      ([, text = '']) => text,
    );
    expect(others).toEqual(["proof: { kind: 'http-01' }", "{ kind: 'existing', name: 'letsencrypt-prod' }"]);
    for (const other of [
      { ...issuer, proof: { kind: 'http-01' } },
      { kind: 'existing', name: 'letsencrypt-prod' },
    ] as const)
      expect(
        broken({ ...environment, frontDoor: { ...environment.frontDoor, issuer: other as typeof issuer } }),
      ).toEqual([]);
  });

  test('names hosts and certificates that there are, at the address', () => {
    const hosts = Object.values(services).flatMap((one) => ('host' in one ? [`${one.host}.${domain}`] : []));
    const records = [...page.matchAll(/^\| `(\S+)` \| A \| `(\S+)` \|$/gm)];
    expect(records.length).toBeGreaterThanOrEqual(3);
    for (const [, host, at] of records) expect([hosts, at]).toEqual([expect.arrayContaining([host]), address]);
    const doors = distOf(production).filter(({ kind }) => kind === 'Ingress');
    const certificates = [...page.matchAll(/`([\w-]+)-tls`/g)].map(([, name = '']) => name);
    expect(certificates.length).toBe(records.length);
    expect(doors.map(({ metadata: { name } }) => name)).toEqual(expect.arrayContaining(certificates));
  });

  test('has annotations that the release writes, in the form that is checked', () => {
    const { annotations } = ingressNginx(environment, { registry: 'upstream' }).controller.service as {
      readonly annotations?: object;
    };
    expect(annotations).toEqual({ 'metallb.io/loadBalancerIPs': address });
    const keys = [...page.matchAll(/^\| .* \| `([\w./-]+): (?:NAME|[\d.]+)`/gm)].map(([, key = '']) => key);
    expect(keys.length).toBe(3);
    for (const key of keys) {
      const other: Environment['frontDoor']['entry'] = {
        kind: 'load-balancer',
        address,
        annotations: { [key]: 'shop' },
      };
      expect(broken({ ...environment, frontDoor: { ...environment.frontDoor, entry: other } })).toEqual([]);
    }
  });

  test('says what the chart of the certificates calls the key and its Secret', () => {
    expect(page).toContain(`\`${domain.replaceAll('.', '-')}\` (HMAC-SHA512)`);
    const [made] = distOf(production).filter(
      ({ kind, metadata }) => kind === 'ClusterIssuer' && metadata.name === 'letsencrypt-prod',
    );
    expect(JSON.stringify(made)).toContain('"tsigSecretSecretRef":{"key":"tsig","name":"front-door-dns-update"}');
    expect(page).toContain('generic front-door-dns-update --from-file=tsig=');
  });

  test('is short enough to be followed in one go', () => {
    expect(page.trim().split('\n').length).toBeLessThanOrEqual(120);
  });
});
