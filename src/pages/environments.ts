/** The page of environments: all their values, side by side. */
import type { Environment } from '../config/environment';
import { range } from '../config/environment';
import { limitOf, publicNames } from '../config/rate-limits';
import type { ServiceName } from '../config/services';
import { services } from '../config/services';
import { systemNamespaces } from '../config/system-namespaces';
import { workloads } from '../config/workloads';
import { none, page, table } from '../writing/markdown';

export function environmentPage(environments: Readonly<Record<string, Environment>>): string {
  const all = Object.values(environments);
  return page('Environments', table(['', ...all.map(({ name }) => name)], environmentRows(all)));
}

/** A row for each value: its name, then what each environment says. */
export function environmentRows(all: readonly Environment[]): readonly (readonly string[])[] {
  const row = (what: string, read: (environment: Environment) => string) => [what, ...all.map(read)];
  return [
    row('purpose', ({ purpose }) => purpose),
    row('kube context', ({ context }) => `\`${context}\``),
    row('cluster', cluster),
    row('addons', addons),
    row('dist is applied by', ({ appliedBy }) => appliedBy),
    row('commits come', promotion),
    row('nodes', ({ nodes }) => `${nodes.count} × ${nodes.cpu}, ${nodes.memory}`),
    row('zones', ({ nodes }) => nodes.zones.join(', ')),
    row('subnets of nodes', ({ nodes }) => pairs(nodes.subnets)),
    row('placement', ({ placement }) => pairs(placement)),
    row('DNS of the cluster', ({ dns }) => dns.cluster),
    row('our resolver', ({ dns }) => dns.resolver),
    row('domain', ({ frontDoor }) => frontDoor.domain),
    row('front door', ({ frontDoor }) => frontDoor.controller),
    row('entry', entry),
    row('issuer', issuer),
    row('client networks', ({ frontDoor }) => frontDoor.clients.join(', ')),
    row('limits of one address', limits),
    row('database', ({ database }) => `${database.members} × ${database.storage}`),
    ...(Object.keys(services) as ServiceName[]).map((name) => row(name, instances(name))),
    row('alerts are sent to', ({ alerting: { receiver } }) =>
      receiver.kind === 'none' ? `no one: ${receiver.because}` : receiver.url,
    ),
    row('spread over zones', ({ spread }) => spread),
    row('user namespaces', ({ userNamespaces }) => (userNamespaces === true ? 'yes' : 'no')),
    row('shells into pods', ({ shells }) => shells),
    row('namespaces that may use nodes', system),
    row('classes of volumes', ({ storageClasses }) => storageClasses?.join(', ') ?? 'any'),
    row('documentation of the API', ({ apiDocs }) => (apiDocs ? 'shown' : 'hidden')),
    row('images', ({ images: { own, pullPolicy } }) => `\`${own}\`, ${pullPolicy}`),
    row('foreign images', ({ sources }) => source(sources.registry)),
    row('foreign images get there', ({ sources }) => sources.images ?? 'pulled'),
    row('base images of our builds', ({ sources }) => (sources.bases ?? 'by-digest').replace('-', ' ')),
    row('Helm charts', ({ sources }) => source(sources.charts)),
  ];
}

function cluster({ cluster }: Environment): string {
  if (cluster.kind === 'given') return `given, ${cluster.uid ? `uid \`${cluster.uid}\`` : 'uid not known yet'}`;
  return `minikube, ${cluster.cpus} cores, ${cluster.memory}, ${cluster.networkPlugin}`;
}

function promotion({ promotion }: Environment): string {
  if (!promotion) return 'from the branch';
  const { after, freezes = [], quietDays, soakHours } = promotion;
  const because = [...freezes.map(({ from, to }) => `${from} to ${to}`), ...(quietDays ? ['on quiet days'] : [])];
  const from = after === undefined ? 'by promotion' : `by promotion, ${soakHours} h after their proof in ${after}`;
  return because.length === 0 ? from : `${from}; not ${because.join(', ')}`;
}

function addons({ cluster }: Environment): string {
  return (cluster.kind === 'minikube' && cluster.addons.join(', ')) || none;
}

function system(environment: Environment): string {
  const all = Object.entries(systemNamespaces(environment));
  return all.map(([name, { may }]) => `${name}: ${may.replace('host-', '')}`).join(', ');
}

function pairs(values: Readonly<Record<string, string>> = {}): string {
  const all = Object.entries(values).map(([name, value]) => `${name}: ${value}`);
  return all.join(', ') || none;
}

function entry({ frontDoor: { entry } }: Environment): string {
  return entry.kind === 'loopback'
    ? `127.0.0.1, ports ${entry.http} and ${entry.https}`
    : `load balancer, ${entry.address}`;
}

function limits(environment: Environment): string {
  const each = publicNames.map((name) => {
    const { burst, connections, perSecond } = limitOf(name, environment);
    return `${name}: ${perSecond}/s, ${burst * perSecond} at once, ${connections} open`;
  });
  return each.join('; ');
}

function issuer({ frontDoor: { issuer } }: Environment): string {
  if (issuer.kind === 'self-signed') return issuer.kind;
  const proof = issuer.kind === 'acme' ? issuer.proof.kind : (issuer.proof ?? 'dns-01');
  return `${issuer.kind}, ${issuer.name}, ${proof}`;
}

function instances(name: ServiceName) {
  return (environment: Environment) => {
    const { capacity } = workloads(environment)[name];
    const { min, max } = range(capacity.instances);
    return `${min === max ? min : `${min}–${max}`} × ${capacity.cpu}, ${capacity.memory}`;
  };
}

function source(from: string): string {
  return from === 'upstream' ? from : `\`${from}\``;
}
