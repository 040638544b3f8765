/** Lab with each issuer that its front door may have, by value, and the dist of each. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { charts } from '../../../charts';
import { hostOf } from '../../../charts/context';
import type { Environment, Issuer, Proof } from '../../../src/config/environment';
import { beta } from '../../../src/config/environments/beta';
import { lab } from '../../../src/config/environments/lab';
import { production } from '../../../src/config/environments/production';
import { publicNames } from '../../../src/config/rate-limits';
import { render } from '../../../src/synth/render';

/** The nameserver of the kit has the address that our resolver has in lab. */
const resolver = '10.96.0.54';

/** The one host that is let in: this machine, as a node of the kit sees it. */
const thisMachine = '10.77.0.1/32';

export interface Way {
  readonly says: string;
  readonly environment: Environment;
}

/** The site's own ClusterIssuer. */
export const siteIssuer = 'site';

export const hosts = publicNames.map((name) => hostOf(name, lab));

function labWith(issuer: Issuer, more: Partial<Environment['frontDoor']> = {}): Environment {
  return { ...lab, dns: { ...lab.dns, resolver }, frontDoor: { ...lab.frontDoor, ...more, issuer } };
}

/** The public authority of an environment, with a proof. @throws where it has none */
function publicOf({ frontDoor: { issuer } }: Environment, proof?: Proof): Issuer {
  if (issuer.kind !== 'acme') throw new Error('no public authority there');
  return { ...issuer, proof: proof ?? issuer.proof };
}

export const own: Way = { says: 'an authority of its own', environment: labWith(lab.frontDoor.issuer) };

export const existing: Way = {
  says: 'an issuer that the site has',
  environment: labWith({ kind: 'existing', name: siteIssuer }),
};

export const byDns: Way = { says: 'ACME with proofs by DNS-01', environment: labWith(publicOf(beta)) };

/** With another account than the other: what is proven for that one is not for this. */
export const byHttp: Way = {
  says: 'ACME with proofs by HTTP-01',
  environment: {
    ...labWith(publicOf(production, { kind: 'http-01' }), {
      controller: 'ingress-nginx',
      entry: { kind: 'load-balancer', address: '203.0.113.10' },
      clients: [thisMachine],
    }),
    cluster: { kind: 'given' },
  },
};

/** Writes the dist of a way. @returns its folder @throws with what could not be rendered */
export function writeDist({ environment }: Way, name: string): string {
  const { files, problems } = render(charts, environment);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const folder = join('.cache', 'e2e', 'names', name);
  rmSync(folder, { recursive: true, force: true });
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return join(folder, environment.name);
}
