import { checkIssuer } from '../../src/cluster/given-issuer';
import { success } from '../../src/programs/result';
import { fakeKubectl, refusal } from './fake-kubectl';

const hosts = ['api.shop.example', 'web.shop.example'];
const ready = { conditions: [{ type: 'Ready', status: 'True' }] };
const acme = (...solvers: readonly object[]) => success({ spec: { acme: { solvers } }, status: ready });
const [http, dns] = [{ http01: {} }, { dns01: {} }];

async function check(found: unknown, proof: 'dns-01' | 'http-01') {
  const cluster = fakeKubectl({ get: (async () => found) as never });
  const result = await checkIssuer(cluster, { name: 'letsencrypt-prod', proof, hosts });
  return result.ok ? '' : `${result.problem.reason}: ${result.problem.message}`;
}

// A row without a proof would get jest's callback in its place: the default stands in the test.
test.each<[string, unknown, ('dns-01' | 'http-01')?]>([
  ['signs by itself', success({ spec: {}, status: ready })],
  ['proves by DNS, as it is said', acme(dns)],
  ['proves by HTTP, as it is said', acme(http), 'http-01'],
  ['proves our zone by DNS, and others by HTTP', acme(http, { ...dns, selector: { dnsZones: ['shop.example'] } })],
  [
    'has a zone below another',
    acme({ ...http, selector: { dnsZones: ['example'] } }, { ...dns, selector: { dnsZones: ['shop.example'] } }),
  ],
  [
    'has each name',
    acme({ ...http, selector: { dnsZones: ['shop.example'] } }, { ...dns, selector: { dnsNames: hosts } }),
  ],
  ['has a zone that is a host', acme({ ...dns, selector: { dnsZones: hosts } })],
])('an issuer that %s is taken', async (_, found, proof = 'dns-01') => expect(await check(found, proof)).toBe(''));

const named = "the ClusterIssuer 'letsencrypt-prod' that frontDoor.issuer names";

test.each<[string, unknown, string, ('dns-01' | 'http-01')?]>([
  [
    'is not there',
    success(undefined),
    `missing: ${named} is not on the cluster 'shop': make it there, or name another`,
  ],
  ['cannot be asked for', refusal('no such kind'), 'failed: no such kind'],
  [
    'is not ready',
    success({ spec: {}, status: { conditions: [{ type: 'Ready', status: 'False', message: 'no account' }] } }),
    `refused: ${named} is not ready: no account`,
  ],
  ['says nothing', success({}), `refused: ${named} is not ready: it says nothing`],
  [
    'proves by HTTP',
    acme(http),
    `refused: ${named} proves api.shop.example by http-01, and frontDoor.issuer.proof says dns-01: our policies would refuse its solver; say http-01, or add a solver by dns01 there`,
  ],
  [
    'proves by DNS',
    acme(dns),
    `refused: ${named} proves api.shop.example by dns-01, and frontDoor.issuer.proof says http-01: say dns-01`,
    'http-01',
  ],
  [
    'has a solver for one of them alone',
    acme({ ...dns, selector: { dnsNames: ['api.shop.example'] } }),
    `refused: ${named} has no solver for web.shop.example: add one there, or name another issuer`,
  ],
  [
    'has no solver',
    success({ spec: { acme: {} }, status: ready }),
    `refused: ${named} has no solver for api.shop.example: add one there, or name another issuer`,
  ],
])('an issuer that %s is a problem', async (_, found, problem, proof = 'dns-01') => {
  expect(await check(found, proof)).toBe(problem);
});
