/** Certificates of the front door by each of the four ways that a value chooses, with our policies in force. */
import { checkIssuer } from '../../../src/cluster/given-issuer';
import { kubectl as kubectlOn } from '../../../src/cluster/kubectl';
import { checkEnvironments } from '../../../src/config/invariants';
import { frontDoorIssuer } from '../../../src/config/issuers';
import { publicNames } from '../../../src/config/rate-limits';
import { run } from '../../../src/programs/run';
import { removeClusters } from '../lab/cluster';
import { deploy } from '../lab/deploy';
import { frontDoorAuthority, secretPart } from '../lab/front-door';
import { hasKit } from '../lab/kit';
import { list, must } from '../lab/kubectl';
import { type Certificate, renew } from '../lab/renewal';
import { profile } from '../lab/target';
import { timed } from '../lab/timed';
import { awaited } from '../names/awaited';
import { bringCluster } from '../names/cluster';
import { caa, look, publicAuthority, records, update, updates } from '../names/outside';
import { type Served, served } from '../names/served';
import { makeSiteIssuer, siteAuthority, siteSecret } from '../names/site';
import { byDns, byHttp, existing, hosts, own, siteIssuer, type Way, writeDist } from '../names/ways';

jest.setTimeout(600_000);

/** Its nameserver and its ACME server are the kit's. */
const withKit = hasKit ? describe : describe.skip;

withKit('the certificates of the front door', () => {
  beforeAll(bringCluster, 900_000);

  afterAll(removeClusters, 120_000);

  test('may be signed by the authority of the values alone: the command reads it from the nameserver', async () => {
    const [good, bad] = [await caa(profile, 'production'), await caa(profile, 'beta')];
    console.log([good, bad].map(({ stderr, stdout }) => stdout + stderr).join(''));
    expect([good.code, bad.code]).toEqual([0, 1]);
    expect(bad.stdout.match(/^missing: CAA 0 issue /gm)).toHaveLength(1);
  });

  describe('by an authority of its own', () => {
    test('are made, and their chain is served', async () => {
      await given(own, 'own');
      const all = await servedBy(own, await frontDoorAuthority());
      expect(all.map(({ issuers }) => issuers[0])).toEqual(hosts.map(() => 'breakwater front door of lab'));
    });
  });

  describe('by an issuer that the site has', () => {
    test('are made, and their chain is served; none of ours is written', async () => {
      await makeSiteIssuer();
      const asked = { name: siteIssuer, proof: 'dns-01', hosts } as const;
      await awaited('the issuer of the site, as up asks for it', 60, async () => {
        const found = await checkIssuer(kubectlOn(run, profile), asked);
        return found.ok ? found : found.problem.message;
      });
      await given(existing, 'existing');
      const all = await servedBy(existing, await secretPart('cert-manager', siteSecret, 'tls.crt'));
      expect(all.map(({ issuers }) => issuers[0])).toEqual(hosts.map(() => siteAuthority));
    });
  });

  describe('by ACME with proofs by DNS-01', () => {
    test('are issued, and their chain is served', async () => {
      await given(byDns, 'dns-01');
      await servedBy(byDns, await publicAuthority());
    });

    test('are proven by a record of each host, which is there for the proof and gone after it', async () => {
      for (const host of hosts)
        await awaited(`the end of the record of ${host}`, 60, async () => {
          const left = await records(proofOf(host), 'TXT');
          return left.length === 0 ? left : left.join(', ');
        });
      const log = (await updates()).filter((line) => line.includes('key lab-breakwater-example: updating'));
      console.log(log.join('\n'));
      for (const host of hosts) {
        const changes = log.filter((line) => line.includes(proofOf(host)));
        expect(changes[0]).toContain('adding an RR at');
        expect(changes.at(-1)).toContain('deleting');
      }
    });

    test('are proven with a key that can write nothing else', async () => {
      const [host] = hosts;
      const mine = `${proofOf(host ?? '')} 5 TXT mine`;
      expect(await update(`add ${mine}`)).toBe('taken');
      expect(await update(`delete ${mine}`)).toBe('taken');
      for (const record of [`${host} 5 A 203.0.113.66`, '_acme-challenge.breakwater.example 5 TXT mine'])
        expect(await update(`add ${record}`)).toMatch(/REFUSED/);
    });

    test('are renewed, and the front door serves the new one', () => renewed(byDns, publicAuthority));
  });

  describe('by ACME with proofs by HTTP-01', () => {
    test('are issued, and their chain is served', async () => {
      await given(byHttp, 'http-01');
      await servedBy(byHttp, await publicAuthority());
    });

    test('are proven at the front door, from an address that the allow-list shuts out', async () => {
      const log = await must(
        'logs',
        '--namespace=ingress-nginx',
        '--selector=app.kubernetes.io/component=controller',
        '--tail=-1',
      );
      const proofs = log.split('\n').filter((line) => /acme-challenge\/\S+ HTTP\S+ 200 .*Pebble/i.test(line));
      console.log(proofs.join('\n'));
      expect(proofs.length).toBeGreaterThanOrEqual(hosts.length);
      for (const host of hosts) expect((await look(`https://${host}/`))[0]).toMatch(/^40[03]$/);
    });

    test('leave nothing of a proof', async () => {
      await awaited('the end of the solvers', 60, async () => {
        const left = await list<{ readonly kind: string; readonly metadata: { readonly name: string } }>(
          'pods,services,ingresses',
          '--all-namespaces',
          '--selector=acme.cert-manager.io/http01-solver=true',
        );
        return left.length === 0 ? left : left.map(({ kind, metadata }) => `${kind} ${metadata.name}`).join(', ');
      });
    });

    test('are renewed, and the front door serves the new one', () => renewed(byHttp, publicAuthority));
  });
});

/** The name of the record that proves a host. */
const proofOf = (host: string) => `_acme-challenge.${host}`;

/** Applies the dist of a way, policies first, as commands of ours do. */
async function given(way: Way, name: string): Promise<void> {
  // Where images come from is not what is tried.
  const problems = checkEnvironments({ lab: way.environment }).filter((one) => !one.includes('images.pullPolicy'));
  expect(problems).toEqual([]);
  const folder = writeDist(way, name);
  await timed(`dist of ${way.says}`, () => deploy(folder));
}

/** The certificates of all hosts, once the front door serves those of the way. */
async function servedBy({ environment, says }: Way, authority: string): Promise<readonly Served[]> {
  const issuer = frontDoorIssuer(environment);
  const began = performance.now();
  const all = await Promise.all(
    publicNames.map(async (name, place) => {
      const host = hosts[place] ?? '';
      await awaited(`the certificate ${name}-tls of ${issuer}`, 240, async () => {
        const { metadata, status } = await certificate(name);
        const by = await must(
          'get',
          'secret',
          `${name}-tls`,
          '-n',
          name,
          '-o',
          `jsonpath={.metadata.annotations.cert-manager\\.io/issuer-name}`,
        );
        const ready = status.conditions?.find(({ type }) => type === 'Ready');
        return by === issuer && ready?.status === 'True' ? metadata : `one of ${by || 'none'}; ${ready?.message}`;
      });
      return awaited(`${host} with a certificate of ${says}`, 60, async () => {
        const found = await served(host, authority);
        return found.problem === undefined ? found : `${found.issuers.join(' < ')}: ${found.problem}`;
      });
    }),
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `${says}, after ${seconds} s\n${all.map(({ issuers, names, serial }) => `${names} ${serial} by ${issuers.join(' < ')}`).join('\n')}`,
  );
  expect(all.map(({ names }) => names)).toEqual(hosts.map((host) => `DNS:${host}`));
  return all;
}

type Known = Certificate & {
  readonly status: {
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message?: string }[];
  };
};

async function certificate(name: string): Promise<Known> {
  return JSON.parse(await must('get', 'certificate', `${name}-tls`, `--namespace=${name}`, '--output=json')) as Known;
}

/** Asks for a renewal of one host. */
async function renewed(way: Way, authority: () => Promise<string>): Promise<void> {
  const [name = '', host = ''] = [publicNames[0], hosts[0]];
  const root = await authority();
  const before = await served(host, root);
  await renew(await certificate(name));
  const after = await awaited(`another certificate of ${host}, by ${way.says}`, 240, async () => {
    const found = await served(host, root);
    return found.serial === before.serial ? `the serial ${found.serial}, as before` : found;
  });
  console.log(`${host}: ${before.serial} before, ${after.serial} after`);
  expect(after.problem).toBeUndefined();
}
