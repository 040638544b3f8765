import { excessOf, lackOf, patchOf } from '../../src/cluster/excess';
import { pathText } from '../../src/kubernetes/field-path';
import type { Manifest } from '../../src/kubernetes/manifest';

/** A Deployment as the API server would make it of dist. */
const wanted: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'web', labels: { app: 'web' }, annotations: { 'a.b/c': '1' } },
  spec: {
    replicas: 1,
    template: {
      spec: {
        dnsPolicy: 'ClusterFirst',
        containers: [{ name: 'web', image: 'web:1', env: [{ name: 'A', value: '1' }], args: ['a'] }],
        volumes: [{ name: 'tmp' }],
      },
    },
  },
  status: {},
};

type Edit = (live: ReturnType<typeof copy>) => void;
const copy = () =>
  structuredClone({ ...wanted, metadata: { ...wanted.metadata, resourceVersion: '7' } }) as never as {
    metadata: { labels: Record<string, string>; annotations: Record<string, string>; [key: string]: unknown };
    spec: {
      replicas: number;
      paused?: boolean;
      template: { spec: { dnsPolicy?: string; hostNetwork?: boolean; containers: object[]; volumes: object[] } };
    };
    status: object;
  };

/** What is found after an edit, and the object when the patch was applied. */
function edited(edit: Edit) {
  const live = copy();
  edit(live);
  const manifest = live as never as Manifest;
  const found = excessOf(manifest, wanted);
  const after = structuredClone(live) as never as Record<string, unknown>;
  const lack = lackOf(manifest, wanted);
  for (const { op, path, value } of patchOf(manifest, found, lack)) {
    const steps = path
      .slice(1)
      .split('/')
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = steps.pop() ?? '';
    let at = after as Record<string, unknown>;
    for (const step of steps) at = at[step] as Record<string, unknown>;
    if (op === 'test') expect(at[last]).toBe(value);
    else if (op === 'add' && Array.isArray(at)) at.splice(Number(last), 0, value);
    else if (op === 'add' || op === 'replace') at[last] = value;
    else if (Array.isArray(at)) at.splice(Number(last), 1);
    else delete at[last];
  }
  const [excess, missing] = [found, lack].map((some) => some.map(({ path }) => pathText(path)));
  return { found: excess, missing, after: after as never as Manifest };
}

const sidecar = { name: 'agent', image: 'agent:1' };

test.each<[string, Edit, readonly string[]]>([
  ['a container', ({ spec }) => spec.template.spec.containers.push(sidecar), ['spec.template.spec.containers[1]']],
  [
    'one before the others',
    ({ spec }) => spec.template.spec.containers.unshift(sidecar),
    ['spec.template.spec.containers[0]'],
  ],
  [
    'two of them around it',
    ({ spec }) => {
      spec.template.spec.containers.unshift(sidecar);
      spec.template.spec.containers.push({ ...sidecar, name: 'other' });
    },
    ['spec.template.spec.containers[0]', 'spec.template.spec.containers[2]'],
  ],
  [
    'a variable, and another value',
    ({ spec }) => {
      const [web] = spec.template.spec.containers as { env: object[]; args: string[] }[];
      web?.env.push({ name: 'NODE_OPTIONS', value: '--require=x' });
      web?.args.splice(0, 1, 'b', 'c');
    },
    [
      'spec.template.spec.containers[0].env[1]',
      'spec.template.spec.containers[0].args[0]',
      'spec.template.spec.containers[0].args[1]',
    ],
  ],
  [
    'an annotation',
    ({ metadata }) => {
      metadata.annotations['sidecar.istio.io/inject'] = 'true';
    },
    ['metadata.annotations["sidecar.istio.io/inject"]'],
  ],
  [
    'a word to an engine, not to touch it',
    ({ metadata }) => {
      metadata.annotations['kustomize.toolkit.fluxcd.io/reconcile'] = 'disabled';
    },
    ['metadata.annotations["kustomize.toolkit.fluxcd.io/reconcile"]'],
  ],
  [
    'a label',
    ({ metadata }) => {
      metadata.labels['x'] = 'y';
    },
    ['metadata.labels.x'],
  ],
  [
    'a finalizer',
    ({ metadata }) => {
      metadata['finalizers'] = ['a.b/c'];
    },
    ['metadata.finalizers'],
  ],
  [
    'an owner',
    ({ metadata }) => {
      metadata['ownerReferences'] = [{ kind: 'Node' }];
    },
    ['metadata.ownerReferences'],
  ],
  [
    'a field',
    ({ spec }) => {
      spec.template.spec.hostNetwork = true;
    },
    ['spec.template.spec.hostNetwork'],
  ],
  [
    'another value of a default',
    ({ spec }) => {
      spec.template.spec.dnsPolicy = 'Default';
    },
    ['spec.template.spec.dnsPolicy'],
  ],
  [
    'a pause',
    ({ spec }) => {
      spec.paused = true;
    },
    ['spec.paused'],
  ],
])('%s that was added is found, and gone after the patch', (_, edit, paths) => {
  const { after, found } = edited(edit);
  expect(found).toEqual(paths);
  expect(excessOf(after, wanted)).toEqual([]);
});

test.each<[string, Edit, readonly string[], readonly string[]]>([
  [
    'an annotation more and one less',
    ({ metadata }) => {
      metadata.annotations = { 'd.e/f': '2' };
    },
    ['metadata.annotations["d.e/f"]'],
    ['metadata.annotations["a.b/c"]'],
  ],
  [
    'one container for another',
    ({ spec }) => spec.template.spec.containers.splice(0, 1, sidecar),
    ['spec.template.spec.containers[0]'],
    ['spec.template.spec.containers[1]'],
  ],
  [
    'a container before one that lost its arguments',
    ({ spec }) => {
      const [web] = spec.template.spec.containers as { args: string[] }[];
      web?.args.pop();
      spec.template.spec.containers.unshift(sidecar);
    },
    ['spec.template.spec.containers[0]'],
    ['spec.template.spec.containers[1].args[0]'],
  ],
  [
    'a field more and a whole list less',
    ({ spec }) => {
      spec.template.spec.hostNetwork = true;
      Object.assign(spec.template.spec, { volumes: undefined });
    },
    ['spec.template.spec.hostNetwork'],
    ['spec.template.spec.volumes'],
  ],
])('%s: one patch makes the object what dist says', (_, edit, more, less) => {
  const { after, found, missing } = edited(edit);
  expect([found, missing]).toEqual([more, less]);
  expect([...excessOf(after, wanted), ...lackOf(after, wanted)]).toEqual([]);
  expect(after['spec']).toEqual(wanted['spec']);
});

test.each<[string, Edit]>([
  ['nothing', () => {}],
  [
    'the number of an autoscaler',
    ({ spec }) => {
      spec.replicas = 7;
    },
  ],
  [
    'the revision',
    ({ metadata }) => {
      metadata.annotations['deployment.kubernetes.io/revision'] = '4';
    },
  ],
  [
    'the marks by which an engine knows its own',
    ({ metadata }) => {
      metadata.labels['kustomize.toolkit.fluxcd.io/name'] = 'breakwater';
      metadata.labels['kustomize.toolkit.fluxcd.io/namespace'] = 'flux-system';
      metadata.annotations['argocd.argoproj.io/tracking-id'] = 'breakwater:apps/Deployment:web/web';
    },
  ],
  [
    'the state',
    (live) => {
      live.status = { replicas: 7 };
    },
  ],
  [
    'what is missing, which the apply brings',
    ({ spec }) => {
      spec.template.spec.volumes.pop();
    },
  ],
])('%s is not an excess', (_, edit) => expect(edited(edit).found).toEqual([]));

test('a job cannot be changed, and is not looked at', () => {
  const job = { ...wanted, apiVersion: 'batch/v1', kind: 'Job' };
  expect(excessOf({ ...job, spec: {} }, job)).toEqual([]);
});
