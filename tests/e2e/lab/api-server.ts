/** An API server asked without kubectl in between: what it says of a request, with its warnings. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import * as http from 'node:http';
import type { Manifest } from '../../../src/kubernetes/manifest';
import type { AdmissionRequest } from '../../../src/policies/policy';
import { resourceOf } from '../../policies/resource';

/** Kinds without a namespace. */
const clusterScoped =
  /^(CertificateSigningRequest|Cluster(Issuer|Role|RoleBinding)|CustomResourceDefinition|(Gateway|Ingress|Priority|Storage)Class|Namespace|PersistentVolume|\w+AdmissionPolicy(Binding)?|\w+WebhookConfiguration)$/;

export interface Answer {
  readonly status: number;
  /** What it said of a request that it refused. */
  readonly message: string;
  readonly warnings: readonly string[];
  /** The object that it took, with its defaults, and without what it drops. @default - it refused */
  readonly taken?: Manifest;
}

/** kubectl's proxy, and requests through it. */
export class ApiServer {
  private constructor(
    private readonly proxy: ChildProcess,
    private readonly port: number,
  ) {}

  /** A few at a time: as many as people and controllers would. */
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

  static open(context: string): Promise<ApiServer> {
    const proxy = spawn('kubectl', ['--context', context, 'proxy', '--port=0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return new Promise((settle, fail) => {
      proxy.on('error', fail).on('exit', (code) => fail(new Error(`kubectl proxy ended: ${code}`)));
      proxy.stdout.setEncoding('utf8').on('data', (text: string) => {
        const port = /127\.0\.0\.1:(\d+)/.exec(text)?.[1];
        if (port) settle(new ApiServer(proxy, Number(port)));
      });
    });
  }

  close(): void {
    this.agent.destroy();
    this.proxy.removeAllListeners('exit').kill();
  }

  /** What it would say of an object: nothing is kept. */
  async ask(object: Manifest, request?: AdmissionRequest): Promise<Answer> {
    const { operation = 'CREATE', subresource } = request ?? {};
    const path = pathOf(object);
    const one = `${path}/${object.metadata.name}${subresource ? `/${subresource}` : ''}`;
    const as = request?.user;
    switch (operation) {
      case 'CREATE':
        if (subresource === 'eviction') return this.send('POST', `${one}?dryRun=All`, evictionOf(object), as);
        // As kubectl asks: a field that is unknown is refused. Without it the server drops the field, and asks policies after.
        return this.send('POST', `${path}?dryRun=All&fieldValidation=Strict`, object, as);
      case 'UPDATE':
        return this.send('PUT', `${one}?dryRun=All`, await this.current(object), as);
      case 'DELETE':
        return this.send('DELETE', `${one}?dryRun=All`, undefined, as);
      case 'CONNECT':
        return this.send(
          subresource === 'proxy' ? 'GET' : 'POST',
          `${one}?command=true&ports=1&stdout=true`,
          undefined,
          as,
        );
    }
  }

  /** What it would say if the object was applied, whoever wrote what is there: nothing is kept. */
  apply(object: Manifest, as?: AdmissionRequest['user']): Promise<Answer> {
    const path = `${pathOf(object)}/${object.metadata.name}?dryRun=All&fieldManager=kubectl&force=true`;
    return this.send('PATCH', path, object, as, 'application/apply-patch+yaml');
  }

  private readonly kept = new Set<string>();

  /**
   * Puts an object there, as an administrator; one that is there stays.
   *
   * @returns false where it is not a valid object, which no cluster can have @throws with what it said
   */
  async put(object: Manifest): Promise<boolean> {
    const made = await this.create(object);
    return made.status === 409 || isValid(object, made);
  }

  private async create(object: Manifest): Promise<Answer> {
    const made = await this.send('POST', pathOf(object), object);
    if (made.status < 300 && object.kind !== 'Namespace') this.kept.add(`${pathOf(object)}/${object.metadata.name}`);
    return made;
  }

  /**
   * Puts an object there as it is given, in place of one that is there.
   *
   * @returns false where it is not a valid object @throws as `put`
   */
  async set(object: Manifest): Promise<boolean> {
    const path = `${pathOf(object)}/${object.metadata.name}`;
    for (let tries = 0; ; tries++) {
      const made = await this.create(object);
      if (made.status !== 409 || tries === 20) return isValid(object, made);
      const changed = await this.send('PUT', path, await this.current(object));
      if (changed.status < 300) return true;
      // A field that cannot be changed. Else another writer was faster, or it is gone meanwhile.
      if (changed.status === 422 && object.kind !== 'Namespace')
        await this.send('DELETE', `${path}?gracePeriodSeconds=0&propagationPolicy=Background`);
      await new Promise((next) => setTimeout(next, 50));
    }
  }

  /** The labels of a namespace that is there. @throws where it is not */
  async labelsOf(namespace: string): Promise<Readonly<Record<string, string>>> {
    const there = await fetch(`http://127.0.0.1:${this.port}/api/v1/namespaces/${namespace}`);
    if (!there.ok) throw new Error(`Namespace ${namespace}: ${there.status}`);
    return ((await there.json()) as Manifest).metadata.labels ?? {};
  }

  /** Removes what was put there, but namespaces. */
  async tidy(): Promise<void> {
    for (const path of this.kept)
      await this.send('DELETE', `${path}?gracePeriodSeconds=0&propagationPolicy=Background`);
    this.kept.clear();
  }

  /** The object as it would replace the one that is there. */
  private async current(object: Manifest): Promise<Manifest> {
    const there = await fetch(`http://127.0.0.1:${this.port}${pathOf(object)}/${object.metadata.name}`);
    const { metadata } = (await there.json()) as Manifest;
    return { ...object, metadata: { ...object.metadata, resourceVersion: metadata?.['resourceVersion'] } };
  }

  private send(
    method: string,
    path: string,
    body?: object,
    as?: AdmissionRequest['user'],
    type = 'application/json',
  ): Promise<Answer> {
    // Not fetch: it joins the groups into one header, which would be one group.
    const headers = {
      ...(body ? { 'content-type': type } : {}),
      ...(as ? { 'impersonate-user': as.name, 'impersonate-group': [...as.groups] } : {}),
    };
    return new Promise((settle, fail) => {
      const asked = http.request(
        { agent: this.agent, host: '127.0.0.1', port: this.port, method, path, headers },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => {
            const { statusCode: status = 0 } = response;
            settle({
              status,
              message: status < 300 ? '' : messageIn(text),
              warnings: warningsIn(response.headers.warning),
              ...(body && status < 300 ? { taken: JSON.parse(text) as Manifest } : {}),
            });
          });
        },
      );
      asked.on('error', fail);
      asked.end(body ? JSON.stringify(body) : undefined);
    });
  }
}

/** Whether it was taken; refused as no valid object, it was not. @throws on any other answer */
function isValid({ kind, metadata }: Manifest, { message, status }: Answer): boolean {
  if (status < 300) return true;
  if (status === 422) return false;
  throw new Error(`${kind} ${metadata.name}: ${status} ${message}`);
}

function evictionOf({ metadata: { name, namespace = '' } }: Manifest): Manifest {
  return { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
}

function messageIn(text: string): string {
  try {
    return (JSON.parse(text) as { readonly message?: string }).message ?? text;
  } catch {
    return text;
  }
}

function pathOf({ apiVersion, kind, metadata }: Manifest): string {
  const api = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const place = clusterScoped.test(kind) ? '' : `/namespaces/${metadata.namespace}`;
  return `${api}${place}/${resourceOf(kind)}`;
}

/** The texts of a header such as `299 - "one", 299 - "two"`. */
function warningsIn(header = ''): readonly string[] {
  return [...header.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text.replaceAll(/\\(.)/g, '$1'));
}
