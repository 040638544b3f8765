/** Changes planted in dist of production: each is named first in its list. */

import { possibleNeighbours } from '../../src/config/flows';
import type { Manifest } from '../../src/kubernetes/manifest';
import { readObjects } from '../../src/kubernetes/read';
import { postureOf } from '../../src/posture/posture';
import { neighbourEnds } from '../../src/reach/strangers';

const production = readObjects('dist/production');

type Edit = (object: Editable) => void;
interface Editable extends Manifest {
  spec: Fields;
  metadata: Manifest['metadata'] & { annotations: Record<string, string>; name: string };
  rules: { verbs: string[] }[];
}
type Fields = Record<string, unknown>;

/** The objects of production with one of them edited, or without it. */
function edited(name: string, edit?: Edit): readonly Manifest[] {
  const copy = structuredClone(production) as Editable[];
  const found = copy.filter(
    ({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`.replace(' /', ' ') === name,
  );
  expect(found).toHaveLength(1);
  if (!edit) return copy.filter((object) => !found.includes(object));
  found.forEach(edit);
  return copy;
}

/** The list of a change, as lines. */
function said(after: readonly Manifest[]): readonly string[] {
  const changes = postureOf(production, after, neighbourEnds(possibleNeighbours()));
  if (typeof changes === 'string') throw new Error(changes);
  return changes.map(({ object, risk, says, verb }) => `${risk} ${verb} ${object}: ${says}`);
}

const template = ({ spec }: Editable) => (spec['template'] as { spec: { containers: Fields[] } }).spec;
const range = 'nginx.ingress.kubernetes.io/whitelist-source-range';

/** Both halves of an edge from web to mongo. */
function withEdge(): readonly Manifest[] {
  const port = [{ port: 27017, protocol: 'TCP' }];
  const pods = (name: string) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
    podSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
  });
  return (structuredClone(production) as Editable[]).map((object) => {
    const { kind, metadata, spec } = object;
    if (kind !== 'NetworkPolicy') return object;
    const add = (direction: string, rule: object) => {
      spec[direction] = [...((spec[direction] as object[] | undefined) ?? []), rule];
      spec['policyTypes'] = ['Ingress', 'Egress'];
    };
    if (metadata.namespace === 'web' && metadata.name === 'web') add('egress', { to: [pods('mongo')], ports: port });
    if (metadata.namespace === 'mongo' && metadata.name === 'mongo')
      add('ingress', { from: [pods('web')], ports: port });
    return object;
  });
}

test('a new edge', () => expect(said(withEdge())).toEqual(['medium opens web/web → mongo/mongo: 27017/TCP']));

test.each<readonly [string, string, Edit | undefined, string]>([
  [
    'a wider allow-list',
    'Ingress api/api',
    ({ metadata }) => (metadata.annotations[range] = '203.0.0.0/8'),
    'high exposes Ingress api/api: lets the network 203.0.0.0/8 call',
  ],
  [
    'a new host',
    'Ingress web/web',
    ({ spec }) => (spec['rules'] as object[]).push({ host: 'new.example' }),
    'high exposes Ingress web/web: serves the host new.example',
  ],
  [
    'a removed probe',
    'Deployment api/api',
    (object) => delete template(object).containers[0]?.['readinessProbe'],
    'medium weakens Deployment api/api: api has no readiness probe',
  ],
  [
    'a deleted claim',
    'StatefulSet mongo/mongo',
    ({ spec }) => (spec['volumeClaimTemplates'] = []),
    'high deletes StatefulSet mongo/mongo: has no claim data any more: its data is left behind',
  ],
  [
    'a lower replica count',
    'StatefulSet mongo/mongo',
    ({ spec }) => (spec['replicas'] = 1),
    'medium weakens StatefulSet mongo/mongo: has 1 instance, not 3',
  ],
  [
    'an exemption',
    'Deployment web/web',
    ({ metadata }) =>
      (metadata.annotations = {
        ...metadata.annotations,
        'breakwater.example/exempt.seccomp-profile': 'for a while, until it is repaired',
      }),
    'medium weakens Deployment web/web: is exempt from seccomp-profile',
  ],
  [
    'a NetworkPolicy gone',
    'NetworkPolicy mongo/default-deny',
    undefined,
    'high weakens Namespace mongo: has no policy for all pods in egress any more: one without a policy of its own is open',
  ],
  [
    'an admission policy gone',
    'ValidatingAdmissionPolicy breakwater-host-owner',
    undefined,
    'high weakens ValidatingAdmissionPolicy breakwater-host-owner: is not enforced any more: it is gone, or its binding is or does not deny',
  ],
])('%s', (_, name, edit, first) => expect(said(edited(name, edit))[0]).toBe(first));

test('an image by tag', () => {
  const [exporter] = production
    .filter(({ kind }) => kind === 'StatefulSet')
    .flatMap((object) =>
      template(object as Editable).containers.filter(({ image }) => `${image}`.includes('@sha256:')),
    );
  const name = `${exporter?.['name']}`;
  const list = said(
    (structuredClone(production) as Editable[]).map((object) => {
      if (object.kind !== 'StatefulSet') return object;
      for (const container of template(object).containers) {
        if (container['name'] === name) container['image'] = `${container['image']}`.replace(/@.*/, '');
      }
      return object;
    }),
  );
  expect(list[0]).toMatch(new RegExp(`^medium weakens StatefulSet \\S+: ${name} runs an image without a digest$`));
});

test('a verb in a role', () => {
  const role = production.find(({ kind }) => kind === 'ClusterRole');
  const [first] = said(edited(`ClusterRole ${role?.metadata.name}`, ({ rules }) => rules[0]?.verbs.push('delete')));
  expect(first).toMatch(/^(medium|high) grants .*: may delete /);
});

describe('nothing is said', () => {
  test('of the same objects', () => expect(said(production)).toEqual([]));

  test.each([
    ['NetworkPolicy web/web'],
    ['Ingress web/web'],
    ['PodDisruptionBudget web/web'],
    ['NetworkPolicy web/default-deny'],
    ['HorizontalPodAutoscaler hash/hash'],
  ])('of %s under another name', (name) => {
    expect(said(edited(name, ({ metadata }) => (metadata.name = 'renamed')))).toEqual([]);
  });

  test('of a role and its binding under other names', () => {
    const renamed = (structuredClone(production) as Editable[]).map((object) => {
      if (object.kind.startsWith('ClusterRole') || object.kind.startsWith('Role')) {
        const role = object['roleRef'] as { name: string } | undefined;
        if (role) role.name = `${role.name}-renamed`;
        object.metadata.name = `${object.metadata.name}-renamed`;
      }
      return object;
    });
    expect(said(renamed)).toEqual([]);
  });

  test('of the order of objects', () => expect(said([...production].reverse())).toEqual([]));
});
