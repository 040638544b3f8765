/**
 * A registry in this process, of which one user may push and pull: the parts of the OCI distribution specification by
 * which engines do so. https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md
 */
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface RegistryUser {
  readonly name: string;
  readonly password: string;
}

export class Registry {
  /** By `<repository> <digest>`. */
  readonly blobs = new Map<string, Buffer>();
  /** By `<repository> <digest or tag>`, with their media types. */
  readonly manifests = new Map<string, { readonly body: Buffer; readonly type: string }>();
  private readonly uploads = new Map<string, Buffer>();
  private readonly server: Server;

  private constructor(private readonly user: RegistryUser) {
    this.server = createServer((request, response) => {
      void bodyOf(request).then((body) => this.answer(request, response, body));
    });
  }

  /** Listens on a free port of this machine. */
  static async start(user: RegistryUser): Promise<Registry> {
    const registry = new Registry(user);
    await new Promise<void>((settle) => registry.server.listen(0, '127.0.0.1', settle));
    return registry;
  }

  /** As images are named by it. */
  get host(): string {
    const address = this.server.address();
    return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((settle) => this.server.close(() => settle()));
  }

  private answer(request: IncomingMessage, response: ServerResponse, body: Buffer): ServerResponse {
    const { name, password } = this.user;
    const expected = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
    if (request.headers.authorization !== expected) {
      response.setHeader('www-authenticate', 'Basic realm="images"');
      return end(response, 401, error('UNAUTHORIZED', 'authentication required'));
    }
    const url = new URL(request.url ?? '/', 'http://registry');
    if (url.pathname === '/v2/') return end(response, 200, '{}');
    const [, repository = '', kind = '', rest = ''] = /^\/v2\/(.+?)\/(blobs|manifests)\/(.*)$/.exec(url.pathname) ?? [];
    if (kind === 'manifests') return this.manifest(request, response, repository, rest, body);
    if (kind !== 'blobs') return end(response, 404, error('NAME_UNKNOWN', 'no such path'));
    if (rest.startsWith('uploads/')) return this.upload(request, response, repository, rest.slice(8), url, body);
    const blob = this.blobs.get(`${repository} ${rest}`);
    if (!blob) return end(response, 404, error('BLOB_UNKNOWN', 'no such blob'));
    response.setHeader('docker-content-digest', rest);
    return end(response, 200, blob);
  }

  private upload(
    { method }: IncomingMessage,
    response: ServerResponse,
    repository: string,
    id: string,
    url: URL,
    body: Buffer,
  ): ServerResponse {
    const upload = method === 'POST' ? randomBytes(8).toString('hex') : id;
    const before = method === 'POST' ? Buffer.alloc(0) : this.uploads.get(upload);
    if (!before) return end(response, 404, error('BLOB_UPLOAD_UNKNOWN', 'no such upload'));
    const whole = Buffer.concat([before, body]);
    const digest = url.searchParams.get('digest');
    if (digest === null) {
      this.uploads.set(upload, whole);
      response.setHeader('location', `/v2/${repository}/blobs/uploads/${upload}`);
      response.setHeader('docker-upload-uuid', upload);
      response.setHeader('range', `0-${Math.max(0, whole.length - 1)}`);
      return end(response, 202);
    }
    if (digestOf(whole) !== digest) return end(response, 400, error('DIGEST_INVALID', 'other content'));
    this.uploads.delete(upload);
    this.blobs.set(`${repository} ${digest}`, whole);
    response.setHeader('location', `/v2/${repository}/blobs/${digest}`);
    response.setHeader('docker-content-digest', digest);
    return end(response, 201);
  }

  private manifest(
    { headers, method }: IncomingMessage,
    response: ServerResponse,
    repository: string,
    reference: string,
    body: Buffer,
  ): ServerResponse {
    if (method === 'PUT') {
      const manifest = { body, type: headers['content-type'] ?? 'application/octet-stream' };
      const digest = digestOf(body);
      for (const one of [digest, reference]) this.manifests.set(`${repository} ${one}`, manifest);
      response.setHeader('location', `/v2/${repository}/manifests/${digest}`);
      response.setHeader('docker-content-digest', digest);
      return end(response, 201);
    }
    const found = this.manifests.get(`${repository} ${reference}`);
    if (!found) return end(response, 404, error('MANIFEST_UNKNOWN', 'no such manifest'));
    response.setHeader('content-type', found.type);
    response.setHeader('docker-content-digest', digestOf(found.body));
    return end(response, 200, found.body);
  }
}

/** SHA-256, as images are named by it. */
export function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

function error(code: string, message: string): string {
  return JSON.stringify({ errors: [{ code, message }] });
}

/** Of a HEAD, Node sends the length alone. */
function end(response: ServerResponse, status: number, body: string | Buffer = ''): ServerResponse {
  response.statusCode = status;
  response.setHeader('docker-distribution-api-version', 'registry/2.0');
  response.setHeader('content-length', Buffer.byteLength(body));
  return response.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
