import { charts } from '../../charts';
import { lab } from '../../src/config/environments/lab';
import { flowPort, flows, lookups, neighboursOf } from '../../src/config/flows';
import type { ServiceName } from '../../src/config/services';
import { metricsPort, services } from '../../src/config/services';
import type { Manifest } from '../../src/kubernetes/manifest';
import { podTemplateOf } from '../../src/kubernetes/pod-template';
import { render } from '../../src/synth/render';
import { at, containerOf } from '../constructs/objects';
import { everyEnvironment } from './rendered';

type Labels = Readonly<Record<string, string>>;
interface Peer {
  readonly namespaceSelector: { readonly matchLabels: Labels };
  readonly podSelector: { readonly matchLabels?: Labels };
}
interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports: readonly { readonly port: number; readonly protocol: string }[];
}

/** Name of the peer with these labels in this namespace: one of our workloads, by its pods, or a neighbour. */
function whoIs({ namespaceSelector, podSelector }: Peer, objects: readonly Manifest[]): string {
  const namespace = namespaceSelector.matchLabels['kubernetes.io/metadata.name'];
  const has = (labels: unknown) =>
    Object.entries(podSelector.matchLabels ?? {}).every(([key, value]) => at(labels, key) === value);
  const ours = objects
    .filter(({ metadata }) => metadata.namespace === namespace)
    .filter((object) => containerOf(object) && has(at(podTemplateOf(object), 'metadata', 'labels')))
    .map(({ metadata }) => metadata.namespace ?? '');
  const others = Object.entries(neighboursOf(lab))
    .filter(([, one]) => one.namespace === namespace && has(one.podLabels))
    .map(([name]) => name);
  return [...ours, ...others].join(' and ') || 'none';
}

/** What the policies let in, or out, as `api → mongo:27017/TCP`. */
function allowed(objects: readonly Manifest[], half: 'ingress' | 'egress'): readonly string[] {
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  return policies
    .flatMap((policy) => {
      const self = whoIs(
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': policy.metadata.namespace ?? '' } },
          podSelector: at(policy, 'spec', 'podSelector') as Peer['podSelector'],
        },
        objects,
      );
      return ((at(policy, 'spec', half) ?? []) as readonly Rule[]).flatMap((rule) =>
        (rule.from ?? rule.to ?? []).flatMap((peer) => {
          const other = whoIs(peer, objects);
          const arrow = half === 'ingress' ? `${other} → ${self}` : `${self} → ${other}`;
          return rule.ports.map(({ port, protocol }) => `${arrow}:${port}/${protocol}`);
        }),
      );
    })
    .sort();
}

const names = Object.keys(services) as readonly ServiceName[];
const declared = flows.map((flow) => ({ ...flow, arrow: `${flow.from} → ${flow.to}:${flowPort(flow)}/TCP` }));
const asked = lookups.flatMap(({ from, port, to }) => [`${from} → ${to}:${port}/TCP`, `${from} → ${to}:${port}/UDP`]);

/** What answers callers, and shows metrics. */
const servers = names.filter((name) => 'port' in services[name]).sort();

interface Listening {
  readonly ports?: readonly { readonly containerPort: number }[];
}

describe.each(everyEnvironment)('the network in $name', (environment) => {
  const objects = render(charts, environment).files.flatMap((file) => file.objects);
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  const [ingress, egress] = [allowed(objects, 'ingress'), allowed(objects, 'egress')];

  test('lets in the declared flows and lookups, and nothing else', () => {
    const ours = asked.filter((arrow) => !arrow.includes('→ dns:'));
    expect(ingress).toEqual([...declared.map(({ arrow }) => arrow), ...ours].sort());
  });

  test('lets out the declared flows and what asks for names, and nothing else', () => {
    const ours = declared.filter(({ from }) => from in services).map(({ arrow }) => arrow);
    expect(egress).toEqual([...ours, ...asked].sort());
  });

  test('lets Prometheus at the metrics of what answers callers, and no other client at any', () => {
    const metrics = ingress.filter((arrow) => arrow.includes(`:${metricsPort}/`));
    expect(metrics).toEqual(servers.map((name) => `prometheus → ${name}:9090/TCP`));
    expect(ingress.filter((arrow) => arrow.includes('prometheus'))).toEqual(metrics);
    expect(egress.filter((arrow) => arrow.includes(`:${metricsPort}/`))).toEqual([]);
  });

  test('has two halves that agree wherever both ends are ours', () => {
    const between = (list: readonly string[]) => list.filter((arrow) => !/^(front-door|prometheus) |→ dns/.test(arrow));
    expect(between(ingress)).toEqual(between(egress));
    expect(between(ingress).length).toBeGreaterThan(0);
  });

  test('denies everything else in every namespace, in both directions', () => {
    const denied = policies.filter(({ metadata }) => metadata.name === 'default-deny');
    expect(denied.map(({ metadata }) => metadata.namespace)).toEqual([...names].sort());
    for (const policy of policies) expect(at(policy, 'spec', 'policyTypes')).toEqual(['Ingress', 'Egress']);
  });

  test('names each peer by namespace and pod together, and each port', () => {
    const rules = policies.flatMap((policy) => [
      ...((at(policy, 'spec', 'ingress') ?? []) as readonly Rule[]),
      ...((at(policy, 'spec', 'egress') ?? []) as readonly Rule[]),
    ]);
    for (const { from, to, ports } of rules) {
      for (const peer of from ?? to ?? [])
        expect(Object.keys(peer).sort()).toEqual(['namespaceSelector', 'podSelector']);
      expect((from ?? to ?? []).length * ports.length).toBeGreaterThan(0);
    }
  });

  test('opens ports on which a container listens', () => {
    for (const flow of flows) {
      const ports = objects
        .filter(({ metadata }) => metadata.namespace === flow.to)
        .flatMap((object) => (at(podTemplateOf(object)?.spec, 'containers') ?? []) as readonly Listening[])
        .flatMap(({ ports = [] }) => ports);
      expect(ports.map(({ containerPort }) => containerPort)).toContain(flowPort(flow));
    }
  });
});
