/** The client's Job of dist/lab with other settings, as the API server takes it. */
import type { Manifest } from '../../../src/kubernetes/manifest';
import { readObjects } from '../../../src/kubernetes/read';
import { contentHash } from '../../../src/policies/content-hash';

interface JobManifest extends Manifest {
  readonly spec: { readonly template: { readonly metadata: object; readonly spec: PodFields } };
}

interface PodFields {
  readonly containers: readonly object[];
}

const instance = 'app.kubernetes.io/instance';

/** @param settings in place of those of dist @returns the Job, which tries once, and its settings */
export function clientJob(
  name: string,
  settings: Readonly<Record<string, string>>,
): { readonly job: Manifest; readonly objects: readonly Manifest[] } {
  const of = (wanted: string) => {
    const found = readObjects('dist/lab').find(
      ({ kind, metadata }) => kind === wanted && metadata.namespace === 'client' && metadata.name !== 'environment',
    );
    if (!found) throw new Error(`dist/lab has no ${wanted} of the client`);
    return found;
  };
  const { metadata, spec, ...rest } = of('Job') as JobManifest;
  const map = of('ConfigMap');
  const settingsName = `client-lab-${contentHash({ data: settings })}`;
  const labels = { ...metadata.labels, [instance]: name };
  const containers = spec.template.spec.containers.map((one) => ({
    ...one,
    envFrom: [{ configMapRef: { name: settingsName } }],
  }));
  const template = { metadata: { labels }, spec: { ...spec.template.spec, containers } };
  const job = {
    ...rest,
    metadata: { ...metadata, name, labels },
    spec: { ...spec, backoffLimit: 0, template },
  } as unknown as Manifest;
  return { job, objects: [{ ...map, metadata: { ...map.metadata, name: settingsName }, data: settings }, job] };
}
