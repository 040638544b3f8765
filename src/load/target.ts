/** Before any load: where the front door is, whose certificate it must show, and whether it gives a right answer. */
import { writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { kubectl } from '../cluster/kubectl';
import type { Environment } from '../config/environment';
import { services } from '../config/services';
import type { Run } from '../programs/run';
import { digestOf } from './request';
import type { Door } from './vegeta';

/** An address of this machine: load goes nowhere else. */
export interface Loopback {
  readonly host: string;
  readonly port: number;
}

/** @param text such as `127.0.0.1:18443`, `localhost:8443` or `[::1]:8443` @returns undefined for any other text */
export function parseLoopback(text: string): Loopback | undefined {
  const [, host = '', digits = ''] = /^(127(?:\.\d{1,3}){3}|localhost|\[::1\]):(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  const octets = host.split('.').map(Number);
  return host !== '' && port > 0 && port < 65536 && !octets.some((one) => one > 255) ? { host, port } : undefined;
}

/** @returns where an environment's front door is on this machine; undefined: not here */
export function doorOf({ frontDoor: { entry } }: Pick<Environment, 'frontDoor'>): Loopback | undefined {
  return entry.kind === 'loopback' ? { host: '127.0.0.1', port: entry.https } : undefined;
}

export interface DoorProps {
  readonly run: Run;
  readonly environment: Pick<Environment, 'frontDoor'>;
  readonly context: string;
  readonly place: Loopback;
  readonly path: string;
  /** A folder for the authority. */
  readonly folder: string;
}

interface Authority {
  readonly data?: { readonly 'ca.crt'?: string };
}

/** @returns the door, asked once and found right, or a sentence that says what is not there */
export async function openDoor(props: DoorProps): Promise<Door | { readonly problem: string }> {
  const { run, environment, context, place, path, folder } = props;
  const secret = await kubectl(run, context).get<Authority>('secret', 'front-door-authority', 'cert-manager');
  const encoded = secret.ok ? secret.value?.data?.['ca.crt'] : undefined;
  if (encoded === undefined) {
    const why = secret.ok ? 'there is none' : secret.problem.message;
    return {
      problem: `the context '${context}' gives no authority of the front door (Secret cert-manager/front-door-authority): ${why}; bring the platform up first, or name another --context`,
    };
  }
  const ca = Buffer.from(encoded, 'base64').toString('utf8');
  const authority = join(folder, 'front-door.crt');
  writeFileSync(authority, ca);
  const host = `${services.hash.host}.${environment.frontDoor.domain}`;
  const address = `${place.host}:${place.port}`;
  const text = 'abc123';
  const found = await ask({ host, place, path: `${path}${text}`, ca });
  if (found === `200 ${digestOf(text)}`) return { host, address, path, authority };
  return { problem: `https://${host}${path}${text} at ${address}: ${found}; it must answer ${digestOf(text)}` };
}

/** @returns status and body in one line, or why there is none */
function ask(to: { host: string; place: Loopback; path: string; ca: string }): Promise<string> {
  const { host, place, path, ca } = to;
  return new Promise((settle) => {
    const sent = request({
      host: place.host.replaceAll(/[[\]]/g, ''),
      port: place.port,
      servername: host,
      path,
      ca,
      agent: false,
      timeout: 10_000,
      headers: { host },
    });
    sent.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => settle(`${response.statusCode} ${body.trim().slice(0, 200)}`));
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer within 10 s')));
    sent.on('error', (error: NodeJS.ErrnoException) => settle(error.message || (error.code ?? 'no answer')));
    sent.end();
  });
}
