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
  const installed = Object.entries(packages).filter(([place]) => place !== '');
  const problems = installed.flatMap(([place, locked]) => problemWith(place, locked, text, file) ?? []);
  if (problems.length > 0) return { ok: false, problems };
  const needs = (place: string) => neededBy(place, packages).map((one) => purlOf(one, packages[one] ?? {}));
  const parts = installed.map(([place, locked]) => partOf(place, locked, needs(place)));
  // One version may lie in several folders: it is one part, shipped when one of them is.
  const whole = [...new Set(parts.map(({ purl }) => purl))].map((purl) =>
    parts.filter((part) => part.purl === purl).reduce(merged),
  );
  return { ok: true, parts: whole, direct: [...new Set(needs(''))] };
}

function packagesOf(text: string): Packages | undefined {
  try {
    const lock = JSON.parse(text) as { readonly lockfileVersion?: number; readonly packages?: Packages } | null;
    return lock?.lockfileVersion === 2 || lock?.lockfileVersion === 3 ? lock.packages : undefined;
  } catch {
    return undefined;
  }
}

function problemWith(place: string, locked: Locked, text: string, file: string): string | undefined {
  const line = text.slice(0, text.indexOf(`${JSON.stringify(place)}:`)).split('\n').length;
  const where = `${file}:${line}: '${nameOf(place, locked)}'`;
  if (locked.link || !place.includes('node_modules/'))
    return `${where} is a folder and no package at one version; publish it, or copy it`;
  if (!locked.version || !/^\d+\.\d+\.\d+/.test(locked.version))
    return `${where} is not pinned to one version; npm install --package-lock-only locks it`;
  if (!hashesOf(locked))
    return `${where} has no hash that is a SHA-256, SHA-384 or SHA-512; npm install --package-lock-only locks it`;
  return undefined;
}

function partOf(place: string, locked: Locked, needs: readonly string[]): Part {
  const [name = '', group] = nameOf(place, locked).split('/').reverse();
  return {
    purl: purlOf(place, locked),
    type: 'library',
    ...(group ? { group } : {}),
    name,
    version: locked.version ?? '',
    hashes: hashesOf(locked) ?? [],
    scope: locked.dev ? 'excluded' : locked.optional || locked.devOptional ? 'optional' : 'required',
    needs,
  };
}

const scopes: readonly Part['scope'][] = ['required', 'optional', 'excluded'];

function merged(one: Part, other: Part): Part {
  const scope = scopes.find((scope) => [one.scope, other.scope].includes(scope)) ?? 'required';
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
  return name ?? place.split('node_modules/').at(-1) ?? place;
}

function purlOf(place: string, locked: Locked): string {
  const name = nameOf(place, locked).replace(/^@/, '%40').toLowerCase();
  return `pkg:npm/${name}@${encodeURIComponent(locked.version ?? '')}`;
}

/** Places of what a package asks for: the nearest folder upwards, as Node looks; what is not installed is left out. */
function neededBy(place: string, packages: Packages): readonly string[] {
  const { dependencies, optionalDependencies, peerDependencies } = packages[place] ?? {};
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  return names.flatMap((name) => {
    for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
      const found = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
      if (Object.hasOwn(packages, found)) return [found];
      if (folder === '') return [];
    }
  });
}
