/** Requests to the front door from this machine, as a browser or another system makes them. */
import { request as httpRequest } from 'node:http';
import type { RequestOptions } from 'node:https';
import { request as httpsRequest } from 'node:https';
import { run } from '../../../src/programs/run';
import { must } from './kubectl';
import { readTarget } from './target';

export interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

export interface Ask extends Pick<RequestOptions, 'method' | 'cert' | 'key'> {
  readonly host: string;
  readonly path: string;
  /** @default https */
  readonly scheme?: 'http' | 'https';
  readonly body?: unknown;
  /** Of a body. @default application/json */
  readonly type?: string;
}

/** The authority that signs for the front door; a user gets it in the same way. */
export async function frontDoorAuthority(): Promise<string> {
  return secretPart('cert-manager', 'front-door-authority', 'ca.crt');
}

export async function secretPart(namespace: string, name: string, part: string): Promise<string> {
  const path = part.replaceAll('.', '\\.');
  const encoded = await must('get', 'secret', name, '--namespace', namespace, `--output=jsonpath={.data.${path}}`);
  return Buffer.from(encoded, 'base64').toString('utf8');
}

/** @throws when there is no answer: a failed handshake, a connection refused */
export async function ask({
  host,
  path,
  scheme = 'https',
  body,
  type = 'application/json',
  ...options
}: Ask): Promise<Answer> {
  const { address, http, https } = readTarget().frontDoor;
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const common = {
    ...options,
    host: address,
    path,
    timeout: 10_000,
    headers: {
      // Clients name a port that is not the usual one.
      host: scheme === 'http' ? `${host}:${http}` : host,
      ...(text === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(text) }),
    },
  };
  const ca = scheme === 'https' ? await frontDoorAuthority() : undefined;
  return new Promise((settle, fail) => {
    const sent =
      scheme === 'http'
        ? httpRequest({ ...common, port: http })
        : httpsRequest({ ...common, port: https, servername: host, agent: false, ...(ca ? { ca } : {}) });
    sent.on('response', (response) => {
      let received = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        received += chunk;
      });
      response.on('end', () => settle({ status: response.statusCode ?? 0, headers: response.headers, body: received }));
      response.on('error', fail);
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer within 10 s')));
    sent.on('error', fail);
    sent.end(text);
  });
}

/** Whether the front door ended the connection by TLS, for want of a certificate: one that is not there does not. */
export function isTlsRefusal({ code = '' }: NodeJS.ErrnoException): boolean {
  return /^ERR_SSL_.*(ALERT|CERTIFICATE)/.test(code) || code === 'ECONNRESET';
}

/**
 * Whether an answer is a refusal: a status, or an end of the TLS connection that the front door itself brings about. A
 * front door that is not there, a name that is wrong or an answer that does not come is none.
 *
 * @returns `refused`, or what came instead
 */
export async function refused(answer: Promise<Pick<Answer, 'status' | 'body'>>): Promise<string> {
  return answer.then(
    ({ status, body }) => (refusals.includes(status) ? 'refused' : `${status} ${body}`),
    (error: NodeJS.ErrnoException) => (isTlsRefusal(error) ? 'refused' : `${error.code}: ${error.message}`),
  );
}

/** ingress-nginx says 400 where a certificate does not fit. */
const refusals: readonly number[] = [400, 401, 403];

/**
 * The status that a host outside the networks of the allow-list gets.
 *
 * @param headers that it sends beside, as `Name: value`
 * @throws where the cluster has no such host
 */
export async function statusForStranger(host: string, ...headers: readonly string[]): Promise<string> {
  const { stranger } = readTarget();
  if (!stranger) throw new Error('this cluster has no host outside');
  const { address, command, https, server } = stranger;
  const [program = '', ...args] = command;
  const quiet = ['--silent', '--insecure', '--max-time', '5', '--output', '/dev/null', '--write-out', '%{http_code}'];
  const from = ['--interface', address, '--resolve', `${host}:${https}:${server}`];
  const beside = headers.flatMap((header) => ['--header', header]);
  return (await run(program, [...args, 'curl', ...quiet, ...from, ...beside, `https://${host}:${https}/`])).stdout;
}
