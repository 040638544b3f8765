/**
 * Lifecycles of what others make: licence, end of life with its source, and the way on. Everything with a version that
 * runs in a cluster, is the base of an image, or is known to end; other npm packages are in 0002, with their licences in
 * the lock file.
 */

/** The end of a version's maintenance upstream. */
export type End =
  /** Announced: after this day there are no fixes. */
  | { readonly on: string }
  /** Not a day but an event; on this day someone looks again. */
  | { readonly with: string; readonly askAgain: string };

/** Someone knows that it has ended, and why it stays for now. */
export interface Acknowledgement {
  readonly because: string;
  /** On this day the question is asked again. */
  readonly until: string;
}

export interface Lifecycle {
  /** Beginning of the version that this is about: `1.36` of `v1.36.4`. */
  readonly cycle: string;
  readonly part: string;
  /** By SPDX identifier. */
  readonly licence: string;
  readonly ends: End;
  readonly source: `https://${string}`;
  readonly checkedOn: string;
  /** What a person does when it ends. */
  readonly upgrade: string;
  /** @default - it has not ended */
  readonly acknowledged?: Acknowledgement;
}

const checkedOn = '2026-11-29';

export const lifecycles = {
  kubernetes: {
    cycle: '1.36',
    part: 'every cluster',
    licence: 'Apache-2.0',
    ends: { on: '2027-06-28' },
    source: 'https://kubernetes.io/releases/1.36/',
    checkedOn,
    upgrade: 'one minor version at a time: `kubernetes` in versions.ts, synth, the e2e suite, beta, production',
  },
  'ingress-nginx': {
    cycle: '1.15',
    part: 'front door',
    licence: 'Apache-2.0',
    ends: { on: '2026-03-31' },
    source: 'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement',
    checkedOn,
    upgrade: 'another controller: [the way out](../how-to/leave-ingress-nginx.md)',
    acknowledged: {
      because: 'bounded to our namespaces, allow-lists and safe annotations until another controller serves',
      until: '2027-03-31',
    },
  },
  'cert-manager': {
    cycle: '1.21',
    part: 'certificates',
    licence: 'Apache-2.0',
    ends: { with: 'the release of 1.23', askAgain: '2027-03-01' },
    source: 'https://cert-manager.io/docs/releases/',
    checkedOn,
    upgrade: 'each minor version by its notes; kinds first; suite `certificates`',
  },
  prometheus: {
    cycle: '3.14',
    part: 'metrics',
    licence: 'Apache-2.0',
    ends: { on: '2026-09-30' },
    source: 'https://endoflife.date/prometheus',
    checkedOn,
    upgrade: 'the newest chart, or 3.13, which is maintained until 2027-07-31; what it keeps is read by later versions',
    acknowledged: {
      because: 'a minor version lives six weeks; it takes no connection but from Grafana, and keeps one week',
      until: '2027-01-31',
    },
  },
  grafana: {
    cycle: '13.2',
    part: 'dashboards',
    licence: 'AGPL-3.0-only',
    ends: { on: '2027-05-18' },
    source: 'https://endoflife.date/grafana',
    checkedOn,
    upgrade: 'the newest chart; it keeps nothing, so nothing is migrated',
  },
  mongodb: {
    cycle: '8.0',
    part: 'database',
    licence: 'SSPL-1.0',
    ends: { on: '2029-10-31' },
    source: 'https://www.mongodb.com/legal/support-policy/lifecycles',
    checkedOn,
    upgrade: 'patches member by member; a major version after a restore drill on it, then its feature compatibility',
  },
  'node in images': {
    cycle: '24',
    part: 'base of `web`; of `api` for its build',
    licence: 'MIT',
    ends: { on: '2028-04-30' },
    source: 'https://github.com/nodejs/Release#release-schedule',
    checkedOn,
    upgrade: '`ARG` of the Dockerfile and `engines`: [0022](../decisions/0022-leave-node-20.md)',
  },
  'python in images': {
    cycle: '3.13',
    part: 'base of every image but that of `web`; of `resolver` for its build',
    licence: 'PSF-2.0',
    ends: { on: '2029-10-31' },
    source: 'https://devguide.python.org/versions/',
    checkedOn,
    upgrade: '`ARG` of each Dockerfile, both of one version; locks anew; `npm test`',
  },
  'debian in images': {
    cycle: '13',
    part: 'system of every base',
    licence: 'various, in each package',
    ends: { on: '2028-08-09' },
    source: 'https://endoflife.date/debian',
    checkedOn,
    upgrade: 'the bases of the next version; long-term support until 2030-06-30 is of others',
  },
  'coredns in images': {
    cycle: '1.14',
    part: 'program of `resolver`',
    licence: 'Apache-2.0',
    ends: { with: 'the next release, on which alone fixes are made', askAgain: '2027-02-28' },
    source: 'https://github.com/coredns/coredns/blob/master/.github/SECURITY.md',
    checkedOn,
    upgrade: '`ARG` of the Dockerfile; suite `flows`: [0038](../decisions/0038-resolver.md)',
  },
  'oldest Node.js': {
    cycle: '20',
    part: 'developers, as `engines` admits',
    licence: 'MIT',
    ends: { on: '2026-04-30' },
    source: 'https://github.com/nodejs/Release#release-schedule',
    checkedOn,
    upgrade: 'one commit: [0022](../decisions/0022-leave-node-20.md)',
    acknowledged: { because: 'nothing that runs in a cluster depends on it', until: '2027-04-30' },
  },
  cdktf: {
    cycle: '0.21',
    part: 'stacks',
    licence: 'MPL-2.0',
    ends: { on: '2025-12-10' },
    source: 'https://github.com/hashicorp/terraform-cdk',
    checkedOn,
    upgrade: 'cdktn, or `npm run export:hcl`: [0013](../decisions/0013-stacks.md)',
    acknowledged: {
      because: 'runs on a developer machine only, on our own input; the exits are rehearsed',
      until: '2027-06-30',
    },
  },
  'cdk8s-plus-28': {
    cycle: '2.5',
    part: 'types of objects at synth, of Kubernetes 1.28',
    licence: 'Apache-2.0',
    ends: { on: '2024-10-28' },
    source: 'https://endoflife.date/kubernetes',
    checkedOn,
    upgrade: '`cdk8s-plus-33`, with which dist is the same: [0023](../decisions/0023-leave-cdk8s-plus-28.md)',
    acknowledged: { because: 'only its types are used, and a test makes dist with the successor', until: '2027-06-30' },
  },
} as const satisfies Readonly<Record<string, Lifecycle>>;

/** Programs of a developer's machine: whoever has the machine upgrades them; `npm run doctor` names the oldest usable. */
export const machineTools: Readonly<Record<string, { readonly licence: string; readonly lifecycle: string }>> = {
  node: { licence: 'MIT', lifecycle: 'https://github.com/nodejs/Release#release-schedule' },
  npm: { licence: 'Artistic-2.0', lifecycle: 'with Node.js' },
  git: { licence: 'GPL-2.0-only', lifecycle: 'the newest is maintained' },
  kubectl: { licence: 'Apache-2.0', lifecycle: 'with Kubernetes, one minor version apart at most' },
  minikube: { licence: 'Apache-2.0', lifecycle: 'the newest is maintained; it brings Calico and the addons' },
  terraform: { licence: 'BUSL-1.1', lifecycle: 'https://endoflife.date/terraform' },
  python3: { licence: 'PSF-2.0', lifecycle: 'https://devguide.python.org/versions/' },
  go: { licence: 'BSD-3-Clause', lifecycle: 'https://go.dev/doc/devel/release#policy' },
  openssl: { licence: 'Apache-2.0', lifecycle: 'https://openssl-library.org/policies/releasestrat/' },
  docker: { licence: 'Apache-2.0', lifecycle: 'https://endoflife.date/docker-engine' },
  podman: { licence: 'Apache-2.0', lifecycle: 'https://endoflife.date/podman' },
};

/** @param today as `2026-11-29` @returns a sentence for each end that has passed and is not acknowledged, or not any more */
export function overdue(all: Readonly<Record<string, Lifecycle>>, today: string): readonly string[] {
  return Object.entries(all).flatMap(([name, { cycle, ends, upgrade, acknowledged }]) => {
    if ('with' in ends) {
      return today > ends.askAgain
        ? [
            `${name} ${cycle} ends with ${ends.with}, last asked for until ${ends.askAgain}: has it come? Then: ${upgrade}`,
          ]
        : [];
    }
    if (today <= ends.on) return [];
    if (acknowledged === undefined)
      return [`${name} ${cycle} ended on ${ends.on}: ${upgrade}; or acknowledge it, with a reason and a day`];
    return today > acknowledged.until
      ? [`${name} ${cycle} ended on ${ends.on}, which was acknowledged until ${acknowledged.until}: ${upgrade}`]
      : [];
  });
}
