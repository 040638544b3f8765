/** Releases as Helm renders them, judged by `npm run check`; findings that are accepted, with the reason. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReleaseName } from '../../../src/config/versions';
import type { Helm } from '../lab/helm';
import { breakwater } from '../lab/platform';

interface Found {
  readonly policy: string;
  readonly object: string;
  readonly message: string;
}

interface Accepted {
  readonly policy: string;
  /** Names of objects, as `Kind name` or `Kind namespace/name`. */
  readonly objects: RegExp;
  readonly because: string;
}

/** Charts are of others: what their programs need is accepted by name, and nothing else. */
const accepted: Readonly<Partial<Record<ReleaseName, readonly Accepted[]>>> = {
  'cert-manager': [
    {
      policy: 'least-privilege',
      objects:
        /^ClusterRole cert-manager-(cainjector|controller-(issuers|clusterissuers|certificates|orders|challenges))$/,
      because:
        'it writes the Secret of each certificate in its namespace, and starts pods that prove a host by HTTP-01',
    },
    {
      policy: 'probes',
      objects: /^Deployment cert-manager\/cert-manager(-cainjector)?$/,
      because: 'the chart has no such value: one of them leads and answers no calls, its Service serves metrics',
    },
  ],
  'ingress-nginx': [
    {
      policy: 'least-privilege',
      objects: /^ClusterRole ingress-nginx$/,
      because: 'it serves the certificates of each namespace, which are Secrets',
    },
    {
      policy: 'read-only-root-filesystem',
      objects: /^Deployment ingress-nginx\/ingress-nginx-controller$/,
      because: 'it writes its configuration where its image has it',
    },
  ],
};

export interface Judged {
  /** Names of what was rendered, as `Kind name`. */
  readonly objects: number;
  /** Findings that are not accepted, as sentences. */
  readonly findings: readonly string[];
  /** Reasons that no finding needs any more. */
  readonly stale: readonly string[];
}

/** Renders a release and judges it. @throws where it is not rendered or not read */
export async function judged(helm: Helm, name: ReleaseName, values: object): Promise<Judged> {
  const rendered = await helm.must<Readonly<Record<string, string>>>('render', values);
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-rendered-'));
  try {
    const texts = Object.entries(rendered).filter(([file]) => !file.endsWith('.txt'));
    writeFileSync(join(folder, 'all.yaml'), texts.map(([, text]) => text).join('\n---\n'));
    const { stderr, stdout } = await breakwater(['check', folder, '--json']);
    if (stdout === '') throw new Error(stderr);
    const { findings, objects, problems } = JSON.parse(stdout) as {
      readonly findings: readonly Found[];
      readonly objects: number;
      readonly problems: readonly object[];
    };
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    const all = accepted[name] ?? [];
    const isOf = (one: Accepted, { object, policy }: Found) => one.policy === policy && one.objects.test(object);
    return {
      objects,
      findings: findings
        .filter((found) => !all.some((one) => isOf(one, found)))
        .map(({ message, object, policy }) => `[${policy}] ${object}: ${message}`),
      stale: all.filter((one) => !findings.some((found) => isOf(one, found))).map(({ because }) => because),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
