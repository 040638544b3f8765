/** Verdicts of `cyclonus analyze` on single connections. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAddress } from '../../../src/kubernetes/cidr';
import type { Manifest } from '../../../src/kubernetes/manifest';
import type { LabelExpression } from '../../../src/kubernetes/selectors';
import { run } from '../../../src/programs/run';
import type { Connection } from '../../../src/reach/decide';
import type { End, PodEnd } from '../../../src/reach/end';
import type { Network } from '../../../src/reach/network';
import { namespaceLabels } from '../../../src/reach/network';
import { isNetworkPolicy, readPolicy, typeNames } from '../../../src/reach/policy';

/**
 * The verdict on each connection, in their order.
 *
 * @throws with its output, where it failed
 */
export async function asked(
  path: string,
  objects: readonly Manifest[],
  network: Network,
  connections: readonly Connection[],
): Promise<readonly boolean[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cyclonus-'));
  try {
    const [policies, traffic] = [join(folder, 'policies.yaml'), join(folder, 'traffic.json')];
    writeFileSync(policies, JSON.stringify(policyList(objects)));
    writeFileSync(traffic, JSON.stringify(connections.map((one) => trafficOf(network, one))));
    const args = ['--mode', 'query-traffic', '--policy-path', policies, '--traffic-path', traffic];
    const { code, stdout, stderr } = await run(path, ['analyze', '--verbosity', 'error', ...args]);
    if (code !== 0) throw new Error(`cyclonus analyze: exit ${code}: ${stderr.slice(0, 2000)}`);
    return [...stdout.matchAll(/^\| +IS ALLOWED\? +\| +(TRUE|FALSE) /gm)].map(([, answer]) => answer === 'TRUE');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** It takes no policy without policyTypes: ours stand there, and are compared by the other program. */
function policyList(objects: readonly Manifest[]): object {
  const items = objects.filter(isNetworkPolicy).map(({ apiVersion, kind, metadata: { name, namespace }, spec }) => {
    const { directions } = readPolicy({
      apiVersion,
      kind,
      metadata: { name, ...(namespace ? { namespace } : {}) },
      spec,
    });
    const policyTypes = directions.map((direction) => typeNames[direction]);
    return {
      apiVersion,
      kind,
      metadata: { name, namespace },
      spec: { podSelector: {}, ...(spec as object), policyTypes },
    };
  });
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicyList', items };
}

function trafficOf(network: Network, { from, to, protocol, port }: Connection): object {
  const declared =
    to.kind === 'pod' ? to.ports.find((one) => one.port === port && one.protocol === protocol) : undefined;
  return {
    Source: peer(network, from),
    Destination: peer(network, to),
    ResolvedPort: port,
    ResolvedPortName: declared?.name ?? '',
    Protocol: protocol,
  };
}

/** A pod with its node's network is an external address to it. */
function peer(network: Network, end: End): object {
  const [address] = end.kind === 'pod' ? end.addresses : [end.address];
  if (!address) throw new Error(`${end.name} has no address`);
  const IP = writeAddress(address.family, address.first);
  if (end.kind === 'outside' || end.hostNetwork) return { IP };
  const { labels, namespace } = end;
  const Internal = { PodLabels: labels, NamespaceLabels: namespaceLabels(network, end), Namespace: namespace };
  return { IP, Internal };
}

/**
 * Objects as it understands them. It does not take NotIn for true where the label is not there; the API does: "NotIn … and
 * all resources with no labels with the key" (Labels and Selectors, set-based requirement).
 */
export function asUnderstood(objects: readonly Manifest[]): readonly Manifest[] {
  return JSON.parse(JSON.stringify(objects), (key, value: unknown) =>
    key === 'matchExpressions'
      ? (value as readonly LabelExpression[]).flatMap((one) =>
          one.operator === 'NotIn' ? [one, { key: one.key, operator: 'Exists' }] : [one],
        )
      : value,
  ) as readonly Manifest[];
}

/** The same pods with addresses, since it knows none without. */
export function withAddresses(network: Network): Network {
  const pods = network.pods.map((pod, number): PodEnd => {
    const first = (10n << 24n) + (99n << 16n) + BigInt(number + 1);
    return { ...pod, addresses: [{ family: 4, first, last: first }] };
  });
  return { ...network, pods };
}
