/** Packages that a `package-lock.json` (version 2 or 3) locks. */
import type { Part, PartsRead } from './component';
import { hashOf } from './component';

interface Locked {
  readonly name?: string;
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly peer?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

type Packages = Readonly<Record<string, Locked>>;

/** An entry at one version, with a hash. */
interface Installed {
  readonly place: string;
  readonly locked: Locked;
  readonly name: string;
  readonly version: string;
  readonly hashes: Part['hashes'];
}

/**
 * @param file how sentences call it
 * @returns every package; those for development only are `excluded`, since `npm ci --omit=dev` leaves them out
 */
export function readPackageLock(text: string, file: string): PartsRead {
  const packages = packagesOf(text);
  if (!packages) {
    return {
      ok: false,
      problems: [`${file} is not a lock file of version 2 or 3; npm install --package-lock-only makes one`],
    };
  }
  const { '': own, ...rest } = packages;
  const all = Object.entries(rest).map(([place, locked]) => installed(place, locked, text, file));
  const problems = all.filter((one) => typeof one === 'string');
  if (problems.length > 0) return { ok: false, problems };
  const found = new Map(all.filter((one) => typeof one !== 'string').map((one) => [one.place, one]));
  const needs = (place: string, locked: Locked = {}) => neededBy(place, locked, found).map(purlOf);
  const parts = [...found.values()].map((one) => partOf(one, needs(one.place, one.locked)));
  // One version may lie in several folders: it is one part, shipped when one of them is.
  const whole = [...new Set(parts.map(({ purl }) => purl))].map((purl) =>
    parts.filter((part) => part.purl === purl).reduce(merged),
  );
  return { ok: true, parts: whole, direct: [...new Set(needs('', own))] };
}

function packagesOf(text: string): Packages | undefined {
  try {
    const lock = JSON.parse(text) as { readonly lockfileVersion?: number; readonly packages?: Packages } | null;
    return lock?.lockfileVersion === 2 || lock?.lockfileVersion === 3 ? lock.packages : undefined;
  } catch {
    return undefined;
  }
}

/** @returns a sentence for an entry that is not one package with a hash */
function installed(place: string, locked: Locked, text: string, file: string): Installed | string {
  const name = nameOf(place, locked);
  const { link, version } = locked;
  const line = text.slice(0, text.indexOf(`${JSON.stringify(place)}:`)).split('\n').length;
  const where = `${file}:${line}: '${name}'`;
  if (link || !place.includes('node_modules/'))
    return `${where} is a folder and no package at one version; publish it, or copy it`;
  if (!version || !/^\d+\.\d+\.\d+/.test(version))
    return `${where} is not pinned to one version; npm install --package-lock-only locks it`;
  const hashes = hashesOf(locked);
  if (!hashes)
    return `${where} has no hash that is a SHA-256, SHA-384 or SHA-512; npm install --package-lock-only locks it`;
  return { place, locked, name, version, hashes };
}

function partOf(one: Installed, needs: readonly string[]): Part {
  const { locked, name, version, hashes } = one;
  const slash = name.lastIndexOf('/');
  return {
    purl: purlOf(one),
    type: 'library',
    ...(slash < 0 ? {} : { group: name.slice(0, slash) }),
    name: name.slice(slash + 1),
    version,
    hashes,
    scope: locked.dev ? 'excluded' : locked.optional || locked.devOptional ? 'optional' : 'required',
    needs,
  };
}

const scopes: readonly Part['scope'][] = ['required', 'optional', 'excluded'];

function merged(one: Part, other: Part): Part {
  const { scope } = scopes.indexOf(one.scope) < scopes.indexOf(other.scope) ? one : other;
  return { ...one, scope, needs: [...new Set([...one.needs, ...other.needs])] };
}

/** `sha512-…` in base64, as browsers know it, in hexadecimal digits; none when there is none that is strong. */
function hashesOf({ integrity = '' }: Locked): Part['hashes'] | undefined {
  const hashes = integrity.split(/\s+/).flatMap((one) => {
    const [alg = '', content = ''] = one.split('-', 2);
    return hashOf(alg, Buffer.from(content, 'base64').toString('hex')) ?? [];
  });
  return hashes.length > 0 ? hashes : undefined;
}

/** The name of the folder; of an alias the package's own. */
function nameOf(place: string, { name }: Locked): string {
  return name ?? place.replace(/^.*node_modules\//, '');
}

function purlOf({ name, version }: Pick<Installed, 'name' | 'version'>): string {
  return `pkg:npm/${name.replace(/^@/, '%40').toLowerCase()}@${encodeURIComponent(version)}`;
}

/** What a package asks for, in the nearest folder upwards, as Node looks; what is not installed is left out. */
function neededBy(place: string, locked: Locked, all: ReadonlyMap<string, Installed>): readonly Installed[] {
  const { dependencies, optionalDependencies, peerDependencies } = locked;
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  return names.flatMap((name) => {
    for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
      const found = all.get(`${folder === '' ? '' : `${folder}/`}node_modules/${name}`);
      if (found) return [found];
      if (folder === '') return [];
    }
  });
}
