/** The objects of one call: the Job that makes it, and the Secret with its request. */
import type { Manifest } from '../kubernetes/manifest';

/** A request. */
export interface Call {
  readonly method: string;
  /** From the root, with its query. */
  readonly path: string;
  /** By their names. @default - none of the caller's */
  readonly headers?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly body?: string;
}

/** The argument of the image, and where it reads the request. */
const [argument, folder, file] = ['call', '/data/call', 'request'] as const;

/** Seconds after which a Job that ended is removed, where the process that started it was killed. */
const keep = 60;

/** What is changed of a Job of dist; everything else stays as it was reviewed. */
interface JobManifest extends Manifest {
  readonly spec: {
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: {
        readonly containers: readonly { readonly volumeMounts: readonly object[] }[];
        readonly volumes: readonly object[];
      };
    };
  };
}

const instance = 'app.kubernetes.io/instance';

/**
 * @param job the smoke test of dist
 * @param seconds that it may take
 * @returns a Job that makes one call, tries once, and reads its request from the Secret of its name
 */
export function jobOfCall(job: Manifest, name: string, seconds: number): Manifest {
  const { metadata, spec, ...rest } = job as JobManifest;
  const { template } = spec;
  const mount = { name: argument, mountPath: folder, readOnly: true };
  const volume = { name: argument, secret: { secretName: name, defaultMode: 0o440 } };
  const containers = template.spec.containers.map((one) => ({
    ...one,
    args: [argument],
    volumeMounts: [...one.volumeMounts, mount],
  }));
  return {
    ...rest,
    metadata: { ...metadata, name, labels: { ...metadata.labels, [instance]: name } },
    spec: {
      ...spec,
      activeDeadlineSeconds: seconds,
      backoffLimit: 0,
      ttlSecondsAfterFinished: keep,
      template: {
        ...template,
        metadata: { ...template.metadata, labels: { ...template.metadata.labels, [instance]: name } },
        spec: { ...template.spec, containers, volumes: [...template.spec.volumes, volume] },
      },
    },
  } as Manifest;
}

/** The request as a file: a Secret, since it may have what no one else should read. */
export function secretOfCall({ metadata: { labels, name, namespace } }: Manifest, call: Call): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, ...(namespace ? { namespace } : {}), ...(labels ? { labels } : {}) },
    type: 'Opaque',
    data: { [file]: Buffer.from(JSON.stringify(call)).toString('base64') },
  };
}
