/** Expected answers of a container of each image, by its folder below dockerfiles. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Manifest } from '../kubernetes/manifest';

/** What a server is asked, and what must come. */
export interface Expectation {
  /** Of a GET request, percent-encoded. */
  readonly path: string;
  readonly status: number;
  /** The whole body. @default - any */
  readonly body?: string;
}

export type Gate =
  | {
      readonly kind: 'server';
      /** Beside the image's own settings. */
      readonly env: Readonly<Record<string, string>>;
      /** The first is repeated until it holds: the process has only just begun. */
      readonly expectations: () => readonly Expectation[];
    }
  /** A program that ends. */
  | {
      readonly kind: 'program';
      readonly env: Readonly<Record<string, string>>;
      readonly code: number;
      readonly says: RegExp;
    };

/** @returns how an image must answer: as `gates` says, or else as its probes in dist ask. @param objects of dist */
export function gateOf(
  { name, reference }: { readonly name: string; readonly reference: string },
  objects: readonly Manifest[],
): Gate | undefined {
  return gates[name] ?? probedGate(reference, objects);
}

interface Probe {
  readonly httpGet?: { readonly path?: string };
}

/** An object with a pod template: the part that is read here. */
interface Templated {
  readonly spec?: {
    readonly template?: {
      readonly spec?: {
        readonly containers?: readonly {
          readonly image?: string;
          readonly livenessProbe?: Probe;
          readonly readinessProbe?: Probe;
        }[];
      };
    };
  };
}

/** The gate of a server without an entry: each of its probes is answered with 200. */
function probedGate(reference: string, objects: readonly (Manifest & Templated)[]): Gate | undefined {
  const container = objects
    .flatMap(({ spec }) => spec?.template?.spec?.containers ?? [])
    .find(({ image }) => image === reference);
  const paths = [container?.livenessProbe, container?.readinessProbe].flatMap((probe) => probe?.httpGet?.path ?? []);
  if (paths.length === 0) return undefined;
  return { kind: 'server', env: {}, expectations: () => paths.map((path) => ({ path, status: 200 })) };
}

/** Random texts whose hashes are checked beside the one of the standard. */
const samples = 100;

export const gates: Readonly<Record<string, Gate | undefined>> = {
  api: {
    kind: 'server',
    // Nothing listens there: it must be live, and report that it is not ready.
    env: { PORT: '8000', MONGO_URL: 'mongodb://127.0.0.1:1/', OPERATION_SECONDS: '2', DOCS: 'true' },
    expectations: () => [
      { path: '/livez', status: 200 },
      { path: '/readyz', status: 503 },
      { path: '/users/', status: 503 },
      // Files of the image.
      { path: '/docs/swagger-ui.css', status: 200 },
      { path: '/docs/swagger-ui-bundle.js', status: 200 },
      { path: '/nothing', status: 404 },
    ],
  },
  client: { kind: 'program', env: { API_URL: '' }, code: 2, says: /API_URL/ },
  hash: { kind: 'server', env: {}, expectations: hashExpectations },
  'mongo-backup': { kind: 'program', env: {}, code: 2, says: /usage: / },
  'mongo-admin': { kind: 'program', env: {}, code: 2, says: /REPLICA_SET/ },
  resolver: {
    kind: 'server',
    // It answers lookups elsewhere: what is asked here is its health.
    env: { PORT: '8080' },
    expectations: () => [
      { path: '/health', status: 200, body: 'OK' },
      { path: '/nothing', status: 404 },
    ],
  },
  web: {
    kind: 'server',
    env: {},
    expectations: () => [
      { path: '/healthz', status: 200 },
      { path: '/readyz', status: 200 },
      { path: '/', status: 200 },
      { path: '/nothing', status: 404 },
    ],
  },
};

/** The digest that is known from the contract, and those of texts of all sorts by Node's own SHA-1. */
export function hashExpectations(): readonly Expectation[] {
  // Dots alone are steps up a path: they would be taken out before the request is sent.
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }).filter((one) => !/^\.{1,2}$/.test(one));
  const texts = fc.sample(text, samples);
  return [
    { path: '/hash/ready', status: 200 },
    { path: '/hash/abc123', status: 200, body: '6367c48dd193d56ea7b0baad25b19455e529f5ee' },
    ...texts.map((text) => ({
      path: `/hash/${encoded(text)}`,
      status: 200,
      body: createHash('sha1').update(text).digest('hex'),
    })),
    { path: '/', status: 404 },
  ];
}

/** Every byte percent-encoded. */
function encoded(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('');
}
