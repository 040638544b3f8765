/** The arrows, as in the table of docs/architecture.md: what each room may import beside itself, and what no file may have. */
import { posix } from 'node:path';

export interface Arrow {
  readonly room: string;
  /** Rooms that it may import. */
  readonly may: readonly string[];
  /** Of a room in `may`, the only files. @default - all */
  readonly only?: RegExp;
  /** Rooms of which it may import types alone. */
  readonly types?: readonly string[];
  /** Packages, Node's own among them. */
  readonly packages: RegExp;
}

const anything = /./;

export const arrows: readonly Arrow[] = [
  // Facts, data and text: they import nothing of ours.
  { room: 'imports', may: [], packages: /^(cdk8s|constructs)$/ },
  { room: 'src/kubernetes', may: [], packages: /^(node:fs|node:path|js-yaml)$/ },
  { room: 'src/config', may: ['src/kubernetes'], only: /^src\/kubernetes\/(quantity|cidr)$/, packages: /^$/ },
  { room: 'src/writing', may: [], packages: /^$/ },
  { room: 'src/programs', may: ['src/writing'], packages: anything },
  // Make.
  { room: 'src/alerts', may: ['src/config'], packages: /^$/ },
  {
    room: 'src/constructs',
    may: ['src/config', 'src/kubernetes', 'imports'],
    only: /^(src\/config\/(environment|demand|front-doors|lookup-options|rate-limits)|src\/kubernetes\/(manifest|quantity)|imports\/.*)$/,
    packages: /^(cdk8s|cdk8s-plus-28\/lib\/imports\/k8s|constructs|node:crypto)$/,
  },
  { room: 'src/synth', may: ['src/kubernetes', 'src/writing'], packages: anything },
  {
    room: 'charts',
    may: ['src/constructs', 'src/config', 'src/kubernetes', 'imports', 'src/policies', 'src/synth', 'src/images'],
    packages: anything,
  },
  {
    room: 'src/dashboards',
    may: ['src/config', 'src/writing'],
    only: /^src\/(config\/services|writing\/svg)$/,
    packages: /^@grafana\/grafana-foundation-sdk\//,
  },
  {
    room: 'src/stacks',
    may: ['src/alerts', 'src/config', 'src/dashboards', 'src/synth', 'src/kubernetes'],
    packages: anything,
  },
  // Judge.
  { room: 'src/policies', may: ['src/kubernetes', 'src/writing'], types: ['src/config'], packages: /^node:crypto$/ },
  { room: 'src/reach', may: ['src/kubernetes', 'src/writing'], types: ['src/config'], packages: /^$/ },
  { room: 'src/posture', may: ['src/kubernetes', 'src/reach', 'src/writing'], packages: /^$/ },
  { room: 'src/adopt', may: ['src/kubernetes', 'src/reach', 'src/writing'], packages: /^$/ },
  {
    room: 'src/check',
    may: ['src/policies', 'src/config', 'src/kubernetes'],
    types: ['src/synth', 'src/programs'],
    packages: anything,
  },
  {
    room: 'src/diff',
    may: ['src/config', 'src/kubernetes'],
    only: /^src\/(config\/front-doors|kubernetes\/.*)$/,
    packages: anything,
  },
  {
    room: 'src/scan',
    may: ['src/config', 'src/images', 'src/programs', 'src/kubernetes', 'src/supply', 'src/writing'],
    packages: anything,
  },
  // Bring.
  { room: 'src/images', may: ['src/kubernetes', 'src/programs'], packages: anything },
  { room: 'src/supply', may: ['src/images', 'src/programs', 'src/synth'], packages: anything },
  {
    room: 'src/cluster',
    may: ['src/config', 'src/kubernetes', 'src/policies', 'src/programs', 'src/stacks', 'src/writing'],
    packages: anything,
  },
  {
    room: 'src/deploy',
    may: ['src/cluster', 'src/config', 'src/kubernetes', 'src/programs', 'src/stacks', 'src/synth', 'src/writing'],
    packages: anything,
  },
  {
    room: 'src/pipeline',
    may: [
      'src/cluster',
      'src/deploy',
      'src/gitops',
      'src/images',
      'src/kubernetes',
      'src/programs',
      'src/stacks',
      'src/supply',
      'src/synth',
      'src/writing',
    ],
    packages: anything,
  },
  // Try.
  { room: 'src/load', may: ['src/cluster', 'src/config', 'src/programs', 'src/writing'], packages: anything },
  { room: 'src/backups', may: ['src/cluster', 'src/config', 'src/programs'], packages: anything },
  {
    room: 'src/drills',
    may: [
      'src/backups',
      'src/cluster',
      'src/config',
      'src/images',
      'src/policies',
      'src/programs',
      'src/stacks',
      'src/writing',
      'src/kubernetes',
    ],
    packages: anything,
  },
  // Hand over.
  {
    room: 'src/scaffold',
    may: ['src/programs'],
    only: /^src\/programs\/result$/,
    packages: /^(node:fs|node:path)$/,
  },
  { room: 'src/exits', may: ['src/stacks'], packages: anything },
  { room: 'src/gitops', may: ['src/cluster', 'src/config', 'src/kubernetes', 'src/programs'], packages: anything },
  {
    room: 'src/pages',
    may: ['src/alerts', 'src/config', 'src/diff', 'src/policies', 'src/kubernetes', 'src/writing'],
    packages: anything,
  },
  {
    room: 'src/cli',
    may: [
      'src/adopt',
      'src/backups',
      'src/check',
      'src/cluster',
      'src/config',
      'src/dashboards',
      'src/deploy',
      'src/diff',
      'src/drills',
      'src/exits',
      'src/gitops',
      'src/images',
      'src/kubernetes',
      'src/load',
      'src/pages',
      'src/pipeline',
      'src/policies',
      'src/posture',
      'src/programs',
      'src/reach',
      'src/scaffold',
      'src/scan',
      'src/stacks',
      'src/synth',
      'src/writing',
    ],
    packages: anything,
  },
];

/** What no file of ours has in it, and why. */
const forbidden: readonly { readonly says: string; readonly pattern: RegExp; readonly except?: RegExp }[] = [
  {
    says: 'reads process.env',
    pattern: /process\.env|process\[/,
    except: /\/main\.ts$|^src\/cli\/|^src\/programs\/run\.ts$/,
  },
  { says: 'starts programs', pattern: /child_process/, except: /^src\/programs\/run\.ts$/ },
  {
    // A command looks for the program before it begins; kustomize within kubectl asks no cluster.
    says: 'runs kubectl',
    pattern: /[([]\s*['"`]kubectl['"`]|command: ['"`]kubectl/,
    except: /^src\/(cluster\/kubectl|cli\/pipeline|check\/render)\.ts$/,
  },
  { says: "imports a provider's index", pattern: /from '@cdktf\/provider-[a-z]+(\/lib)?'/ },
  { says: 'imports cdktf', pattern: /from 'cdktf'/, except: /^src\/stacks\/cdktf\.ts$/ },
  { says: 'has a default export', pattern: /export default|export \{[^}]*\bas default\b/ },
  { says: 'uses any', pattern: /(:|<|\bas|\||&|,|=>)\s*any\b(?!\s+\w)/ },
  { says: 'has an enum', pattern: /^\s*(export\s+)?(declare\s+)?(const\s+)?enum\s/m },
  { says: 'silences the compiler', pattern: /@ts-(ignore|nocheck|expect-error)/ },
  { says: 'silences the linter', pattern: /biome-ignore|eslint-disable/ },
  { says: 'exports all of another file', pattern: /export \* from/ },
  {
    // Commands are many and one runs: it loads the file of that one.
    says: 'imports at run time',
    pattern: /\b(require|import)\(/,
    except: /^src\/cli\/program\.ts$/,
  },
];

/** Entry points that other programs name: each is nothing but an import of the command line. */
const forwarders: Readonly<Record<string, string>> = { 'src/pipeline/main.ts': 'src/cli/main' };

export interface ImportOf {
  /** As it is written. */
  readonly name: string;
  readonly type: boolean;
  /** From the root, without `.ts`. @default - it is a package */
  readonly path?: string;
}

/** `src/check` of `src/check/judge.ts`, `charts` of `charts/api/chart.ts`. */
export function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'src' ? `${first}/${second.replace(/\.ts$/, '')}` : first;
}

export function importsOf(file: string, text: string): readonly ImportOf[] {
  const found = text.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm);
  return [...found].map(([, type, name = '']) => ({
    name,
    type: type !== undefined,
    ...(name.startsWith('.') ? { path: posix.join(posix.dirname(file), name) } : {}),
  }));
}

/** What is wrong with a file: sentences. Generated files are only asked what they import. */
export function faults(file: string, text: string): readonly string[] {
  const room = roomOf(file);
  const arrow = arrows.find((one) => one.room === room);
  if (!arrow) return [`${file} is in no room that has arrows`];
  const { may, only, types = [], packages } = arrow;
  const wrong = importsOf(file, text).flatMap(({ name, type, path }) => {
    if (path !== undefined && forwarders[file] === path) return [];
    const target = path === undefined ? undefined : roomOf(path);
    const allowed =
      path === undefined || target === undefined
        ? packages.test(name)
        : target === room || (may.includes(target) && (only?.test(path) ?? true)) || (type && types.includes(target));
    return allowed ? [] : [`${file} imports ${type ? 'the types of ' : ''}${path ?? name}`];
  });
  const rules = room === 'imports' ? [] : forbidden;
  return [
    ...wrong,
    ...rules
      .filter(({ pattern, except }) => pattern.test(text) && !except?.test(file))
      .map(({ says }) => `${file} ${says}`),
  ];
}

/** Files that import each other in a ring, types counted: each ring once, its files in order of the alphabet. */
export function cyclesOf(
  graph: ReadonlyMap<string, readonly ImportOf[]>,
  fileOf: (path: string) => string | undefined,
): readonly (readonly string[])[] {
  const targets = (file: string) =>
    (graph.get(file) ?? []).flatMap(({ path }) => (path === undefined ? [] : (fileOf(path) ?? [])));
  const reached = new Map([...graph.keys()].map((file) => [file, reachable(file, targets)]));
  const rings = new Map<string, readonly string[]>();
  for (const [file, all] of reached) {
    if (!all.has(file)) continue;
    const ring = [...all].filter((other) => reached.get(other)?.has(file)).sort();
    rings.set(ring.join(), ring);
  }
  return [...rings.values()];
}

/** The files that a program loads which begins with this one, itself among them: imports of types load nothing. */
export function loadedBy(
  entry: string,
  graph: ReadonlyMap<string, readonly ImportOf[]>,
  fileOf: (path: string) => string | undefined,
): ReadonlySet<string> {
  const targets = (file: string) =>
    (graph.get(file) ?? []).flatMap(({ path, type }) => (type || path === undefined ? [] : (fileOf(path) ?? [])));
  return new Set([entry, ...reachable(entry, targets)]);
}

function reachable(file: string, targets: (file: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...targets(file)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...targets(next));
  }
  return seen;
}
