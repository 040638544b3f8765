/** A case of the black box: what is sent to the front door, and what every one of them must make of it. */
import { hostOf } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import type { CallerCertificate } from '../lab/certificate';
import { type Raw, type RawAnswer, sendRaw } from './raw';

/** The front doors that are tried: minikube's addon, as the kit plays it by Traefik, Envoy Gateway, and ingress-nginx. */
export const doors = ['addon', 'envoy-gateway', 'ingress-nginx'] as const;

export type Door = (typeof doors)[number];

/** Certificates with which callers come. */
export interface Callers {
  /** Of the authority that the API lets in. */
  readonly caller: CallerCertificate;
  /** Of another authority of the same cluster. */
  readonly foreign: CallerCertificate;
}

/** Seen by the caller: a status, several with a space between, or `refused`, `closed`, `silent` where no answer came. */
export type Seen = string;

export interface DoorCase {
  readonly says: string;
  readonly ask: (callers: Callers) => Promise<Seen>;
  /** What is right. */
  readonly sees: readonly Seen[];
  /** Where a door answers otherwise, which is safe as well: what, and the reason. */
  readonly but?: Readonly<Partial<Record<Door, { readonly sees: readonly Seen[]; readonly why: string }>>>;
}

export const host = {
  hash: hostOf('hash', lab),
  web: hostOf('web', lab),
  api: hostOf('api', lab),
  unknown: `unknown.${lab.frontDoor.domain}`,
} as const;

/** A page of users or its items: what no caller without a certificate may ever see. */
const data = /"items"|"email"/;

/** A digest that is that of the text `abc123`, as the contract has it. */
export const digest = '6367c48dd193d56ea7b0baad25b19455e529f5ee';

/** @returns what an answer is to its caller; `DATA` where it has users in it */
export function seen({ ended, statuses, text }: RawAnswer): Seen {
  if (data.test(text)) return 'DATA';
  return statuses.length > 0 ? statuses.join(' ') : (ended ?? 'nothing');
}

/** Asks with these bytes, and says what came. */
export const raw = (asked: Raw) => async () => seen(await sendRaw(asked));

/** @returns the reason for which an answer is wrong; nothing where it is right */
export function wrong(one: DoorCase, door: Door, saw: Seen): string | undefined {
  const { sees } = one.but?.[door] ?? one;
  return sees.includes(saw) ? undefined : `${one.says}: ${door} gave ${saw}, not ${sees.join(' or ')}`;
}
