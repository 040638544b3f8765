import { checkAddress } from '../../src/cluster/front-door-address';
import { frontDoors } from '../../src/config/front-doors';
import { success } from '../../src/programs/result';
import { fakeKubectl, refusal } from './fake-kubectl';

const address = '203.0.113.20';
const at = (...ingress: readonly object[]) => success({ status: { loadBalancer: { ingress } } });

async function check(found: unknown): Promise<string> {
  const asked: unknown[] = [];
  const get = async (...words: readonly unknown[]) => {
    asked.push(words);
    return found;
  };
  const result = await checkAddress(fakeKubectl({ get: get as never }), frontDoors['ingress-nginx'], address);
  expect(asked).toEqual([['service', 'ingress-nginx-controller', 'ingress-nginx']]);
  return result.ok ? result.value : `${result.problem.reason}: ${result.problem.message}`;
}

test.each<[string, unknown, string]>([
  ['the address that was given', at({ ip: address }), `front door: ${address}, as frontDoor.entry says`],
  ['it and one of IPv6', at({ ip: '2001:db8::1' }, { ip: address }), `front door: ${address}, as frontDoor.entry says`],
  [
    'a name, as some providers give',
    at({ hostname: 'lb-1.cloud.example' }),
    `front door: the provider calls it lb-1.cloud.example; compare its addresses with ${address} by dig +short`,
  ],
  [
    'no Service of ours, since the site has its own',
    success(undefined),
    `front door: there is no Service ingress-nginx/ingress-nginx-controller; whether it is at ${address} is not compared`,
  ],
])('a load balancer with %s is taken, and said', async (_, found, line) => expect(await check(found)).toBe(line));

test.each<[string, unknown, string]>([
  [
    'another address',
    at({ ip: '203.0.113.7' }),
    `refused: the load balancer of the front door is at 203.0.113.7, and frontDoor.entry.address says ${address}: name the reserved address by the annotation of the provider (frontDoor.entry.annotations), or correct the value; see docs/how-to/domain-and-address.md`,
  ],
  [
    'no address yet',
    success({ status: { loadBalancer: {} } }),
    `missing: the load balancer of the front door has no address yet, and frontDoor.entry.address says ${address}: kubectl -n ingress-nginx describe service ingress-nginx-controller says what it waits for`,
  ],
  ['no answer', refusal('no way in'), 'failed: no way in'],
])('a load balancer with %s is a problem', async (_, found, problem) => expect(await check(found)).toBe(problem));
