/** The page of differences between a developer's cluster and production: of dist, each with its reason, and of values. */
import type { Environment } from '../config/environment';
import { defaultEnvironment } from '../config/environments';
import { type Difference, differences } from '../diff/differences';
import type { Manifest } from '../kubernetes/manifest';
import { none, page, table } from '../writing/markdown';
import { environmentRows } from './environments';

/** A reason for which objects may differ, and what a desktop cannot show because of it. */
export interface Reason {
  readonly what: string;
  /** Of the name of the value, with the first of its objects before it: `Kind.group namespace/name: value`. */
  readonly pattern: RegExp;
  /** What must be equal all the same. @default - nothing */
  readonly same?: (value: string) => string;
  readonly why: string;
  /** What is not seen on a desktop. */
  readonly unseen: string;
}

/** The last part of an image's name, which its prefix has no part in. */
const withoutPrefix = (image: string) => image.slice(image.lastIndexOf('/') + 1);

/** Flags of a program without the one that follows from its memory. */
const withoutCache = (args: string) => args.replace(/--wiredTigerCacheSizeGB=[\d.]+/, '');

/** The name of a ConfigMap by service and hash of its contents; of the name of an environment alone nothing. */
const withoutEnvironment = (name: string) => name.replace(/^(.*)-[a-z]+-([0-9a-f]{8})$|^[a-z]+$/, '$1 $2').trim();

export const reasons: readonly Reason[] = [
  {
    what: 'prefix of our images; tags are equal',
    pattern: /: (image of |.*ontainers\.[^.]+\.image$)/,
    same: withoutPrefix,
    why: 'loaded into the node, or pulled from a registry',
    unseen: 'a registry that is away or slow, rights to pull',
  },
  {
    what: 'pull policy',
    pattern: /: (pull policy of |.*\.imagePullPolicy$)/,
    why: 'what was loaded cannot be pulled',
    unseen: 'the same',
  },
  {
    what: 'CPU and memory',
    pattern: /: ((cpu|memory) (requested|limit) |(cpu|memory) (requested|limit)|.*\.resources\.(requests|limits)\.)/,
    why: 'one machine holds everything',
    unseen: 'how much load production takes',
  },
  {
    what: 'cache of the database, in its flags; all others are equal',
    pattern: /: args of mongo$/,
    same: withoutCache,
    why: 'follows from its memory',
    unseen: 'a cache that is large enough',
  },
  { what: 'quotas', pattern: /^ResourceQuota /, why: 'the sum of the workloads', unseen: 'nothing' },
  {
    what: 'size of volumes',
    pattern: /: size of each volume$/,
    why: "a developer's disk",
    unseen: 'a volume of a cloud: its speed, zone and limits',
  },
  {
    what: 'hosts',
    pattern: /: host( with TLS)?$/,
    why: 'each environment has a domain of its own',
    unseen: 'public DNS',
  },
  {
    what: 'authority of the front door',
    pattern: /issuerRef\.name$|^ClusterIssuer|^Certificate\S+ \S+: object$/,
    why: 'no public domain here: an authority in the cluster signs',
    unseen: 'ACME, rate limits, renewal by DNS',
  },
  {
    what: 'networks that may call',
    pattern: /: networks that may call$/,
    why: 'private networks are the callers of a desktop',
    unseen: 'a caller from the internet',
  },
  {
    what: 'rate limits',
    pattern: /: requests (a second of one address|of one address at the same time)$/,
    why: 'load tests and drills come from one address of this machine',
    unseen: 'status 429 in a load test',
  },
  {
    what: 'subnet of the database',
    pattern: /nodeSelector|breakwater-node-subnet/,
    why: 'one node has no subnets',
    unseen: 'placement, and a firewall between subnets',
  },
  {
    what: 'spread over zones',
    pattern: /topologySpreadConstraints/,
    why: 'one node is one zone; a required spread would leave pods waiting',
    unseen: 'loss of a node or zone',
  },
  {
    what: 'user namespaces of pods',
    pattern: /hostUsers|exempt\.user-namespaces|breakwater-user-namespaces/,
    why: 'a node that shares the kernel of a machine may have none',
    unseen: 'what a program cannot do in one',
  },
  {
    what: 'settings of the API: whether it shows its documentation',
    pattern: /^ConfigMap api\/api-\w+-[0-9a-f]{8}: object$|^Deployment\.apps api\/api: .*configMapRef\.name$/,
    why: 'a public domain shows less',
    unseen: 'nothing',
  },
  {
    what: 'name of the environment, and settings that are named by it; their contents are equal',
    pattern: /^ConfigMap |configMapKeyRef\.key$|configMapRef\.name$/,
    same: withoutEnvironment,
    why: 'a pod refuses the settings of another environment',
    unseen: 'nothing',
  },
  {
    what: 'addresses of the resolver and of the DNS that it asks',
    pattern:
      /dnsConfig\.nameservers$|^Service resolver\/resolver: spec\.clusterIP$|^ConfigMap resolver\/|^Deployment\.apps resolver\/resolver: .*configMapRef\.name$/,
    why: 'each cluster has a network of Services of its own',
    unseen: 'nothing: the same names are answered',
  },
  {
    what: 'shells into pods',
    pattern: /breakwater-(pod-connection|ephemeral-container)/,
    why: 'a developer may look inside; in production it takes an incident',
    unseen: 'break-glass',
  },
  {
    what: 'names within admission policies: hosts, issuers, images, deployers, classes of volumes',
    pattern: /^ValidatingAdmissionPolicy\.\S+ \S+: spec\.(variables|validations|matchConditions)\./,
    why: 'each cluster lets its own values in',
    unseen: 'nothing: the same rules hold',
  },
];

export interface Explained {
  readonly reason?: Reason;
  readonly difference: Difference;
}

/** @returns each difference, for each of its objects that has another reason once, with its reason; none: unexplained */
export function explained(left: readonly Manifest[], right: readonly Manifest[]): readonly Explained[] {
  return differences(left, right)
    .flatMap((difference) => difference.objects.map((object): Difference => ({ ...difference, objects: [object] })))
    .map((difference) => {
      const reason = reasons.find((one) => explains(one, difference));
      return reason ? { reason, difference } : { difference };
    });
}

function explains({ pattern, same }: Reason, { what, left, right, objects: [first] }: Difference): boolean {
  return pattern.test(`${first}: ${what}`) && (same === undefined || same(left ?? '') === same(right ?? ''));
}

export function localAndProductionPage(
  environments: Readonly<Record<string, Environment>>,
  objects: Readonly<Record<string, readonly Manifest[]>>,
): string {
  const [local, production] = [environments[defaultEnvironment], environments['production']];
  const [left, right] = [objects[defaultEnvironment] ?? [], objects['production'] ?? []];
  const all = explained(left, right);
  const rows = reasons.flatMap((reason) => {
    const own = all.filter((one) => one.reason === reason).map(({ difference }) => difference);
    const [first] = own;
    if (first === undefined) return [];
    const places = new Set(own.flatMap((one) => one.objects));
    return [[reason.what, places.size, example(first), reason.why, reason.unseen]];
  });
  const open = all
    .filter(({ reason }) => reason === undefined)
    .map(({ difference }) => [difference.objects[0], difference.what]);
  const values = local && production ? environmentRows([local, production]).filter(([, a, b]) => a !== b) : [];
  return page(
    'Local and production',
    `What differs between \`dist/local\` and \`dist/production\`, and why; everything else is equal. A difference without a reason here fails \`npm test\`. Each by itself: \`npm run diff -- local production\`.\n\n` +
      `${table(['what', 'objects', 'for example', 'why', 'so not seen on a desktop'], rows)}\n\n` +
      (open.length > 0 ? `## Not explained\n\n${table(['object', 'value'], open)}\n\n` : '') +
      `## Values\n\nOf the environments, as far as they differ.\n\n${table(['', 'local', 'production'], values)}`,
  );
}

/** Both values of a difference, as far as they can be read; of lists, what only one of them has. */
function example({ what, left, right, objects: [first] }: Difference): string {
  if (what === 'object') return `\`${first}\` is only in ${left === undefined ? 'production' : 'local'}`;
  return `${only(left, right)} → ${only(right, left)}`;
}

function only(one = none, other = none): string {
  const others = other.split(', ');
  const own = one.split(', ').filter((part) => !others.includes(part));
  const text = own.join(', ') || one;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
