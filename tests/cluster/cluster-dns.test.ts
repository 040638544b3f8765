import { clusterDns } from '../../src/cluster/cluster-dns';

const of = (clusterIP?: string) =>
  clusterDns({ get: async () => ({ ok: true, value: { spec: { clusterIP } } }) as never });

test('the address of the cluster is that of its Service, and ours is beside it', async () => {
  expect(await of('10.97.0.10')).toEqual({ cluster: '10.97.0.10', resolver: '10.97.0.53' });
});

test.each([undefined, 'None', 'fd00::10'])('with %s as its address there is none', async (address) => {
  expect(await of(address)).toBeUndefined();
});

test('where there is no such Service there is none', async () => {
  const get = async () => ({ ok: true, value: undefined }) as never;
  expect(await clusterDns({ get })).toBeUndefined();
  expect(await clusterDns({ get: async () => ({ ok: false, problem: { message: 'away' } }) as never })).toBeUndefined();
});
