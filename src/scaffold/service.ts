/** A new service as edits of the repository: its image, its chart, and its entries in config. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type Result, success } from '../programs/result';
import { type Edit, type Insertion, insert } from './edit';

export interface NewServiceProps {
  /** The root of the repository. */
  readonly root: string;
  readonly name: string;
  /** Names in use: of services, and of namespaces that hold something else. */
  readonly taken: readonly string[];
  /** Names of the environments: each is a file of src/config/environments. */
  readonly environments: readonly string[];
}

/** An RFC 1035 label: the name becomes a namespace, a Service and a host. */
const label = /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/;

/** The template, below the root: the folder of the image, and the chart. */
const template = 'src/scaffold/template';

/** Arguments of the template's Dockerfile: base images, as the other Dockerfiles pin them. */
const bases = ['NODE_BUILD', 'NODE_RUNTIME'] as const;

/** @returns every edit of a new service; nothing is written */
export function newService({ root, name, taken, environments }: NewServiceProps): Result<readonly Edit[]> {
  if (!label.test(name)) {
    return failure(
      'usage',
      `'${name}' cannot be a name; use 1 to 40 lower-case letters, digits and '-', a letter first and no '-' last`,
    );
  }
  if (taken.includes(name)) return failure('conflict', `'${name}' is already a service or a namespace`);
  const there = [`charts/${name}`, `dockerfiles/${name}`].filter((path) => existsSync(join(root, path)));
  if (there.length > 0) return failure('conflict', `${there.join(' and ')} exists; remove it or choose another name`);
  const pinned = pinnedBases(root);
  const lost = bases.filter((base) => !pinned.some(([name]) => name === base));
  if (lost.length > 0)
    return failure('missing', `no Dockerfile has ARG ${lost.join(', ')}, from which the new image takes its base`);
  const edits = [...imageAndChart(root, name, pinned), ...entries(root, name, environments)];
  const whole = edits.filter((edit): edit is Edit => edit.text !== undefined);
  const unknown = edits.find(({ text }) => text === undefined);
  if (unknown) return failure('missing', `${unknown.path} has no list where '${name}' belongs; add it manually`);
  return success(whole);
}

type Pinned = readonly (readonly [name: string, image: string])[];

/** From the lines `ARG NAME=IMAGE` of all Dockerfiles, which pin the same image under the same name. */
function pinnedBases(root: string): Pinned {
  const files = filesBelow(join(root, 'dockerfiles')).filter((file) => /^[^/]+\/Dockerfile$/.test(file));
  const texts = files.map((file) => readFileSync(join(root, 'dockerfiles', file), 'utf8'));
  return bases.flatMap((base) => {
    const image = new RegExp(`^ARG ${base}=(\\S+)$`, 'm').exec(texts.join('\n'))?.[1];
    return image === undefined ? [] : [[base, image]];
  });
}

function imageAndChart(root: string, name: string, pinned: Pinned): readonly Edit[] {
  const read = (file: string) =>
    pinned
      .reduce(
        (text, [base, image]) => text.replaceAll(`__${base}__`, image),
        readFileSync(join(root, template, file), 'utf8'),
      )
      .replaceAll('__Class__', classOf(name))
      .replaceAll('__member__', keyOf(name) === name ? `.${name}` : `['${name}']`)
      .replaceAll('__name__', name);
  return [
    ...filesBelow(join(root, template, 'image')).map((file) => ({
      path: `dockerfiles/${name}/${file}`,
      text: read(`image/${file}`),
    })),
    { path: `charts/${name}/chart.ts`, text: read('chart.txt') },
  ];
}

/** The entries in config and in the list of charts. An edit without a text: the file has another shape. */
function entries(root: string, name: string, environments: readonly string[]) {
  const capacity = `    ${keyOf(name)}: { instances: 3, cpu: '20m', memory: '64Mi' },`;
  const all: readonly (readonly [path: string, insertions: readonly Insertion[]])[] = [
    [
      'src/config/services.ts',
      [{ begins: /^export const services = \{$/, ends: /^\} as const satisfies /, text: declaration(name) }],
    ],
    [
      'src/config/flows.ts',
      [
        {
          begins: /^const declared: readonly Flow\[\] = \[$/,
          ends: /^\];$/,
          text: `  { from: 'front-door', to: '${name}', why: 'the public service ${name}' },`,
        },
      ],
    ],
    ...environments.map(
      (environment) =>
        [
          `src/config/environments/${environment}.ts`,
          [{ begins: /^ {2}capacity: \{$/, ends: /^ {2}\},$/, text: capacity }],
        ] as const,
    ),
    [
      'charts/index.ts',
      [
        {
          begins: /^import .* from '\.\.\/src\/config\/environment';$/,
          ends: /^$/,
          text: `import { ${classOf(name)}Chart } from './${name}/chart';`,
          sorted: true,
        },
        {
          begins: /^export const charts: readonly ChartMaker\[\] = \[$/,
          ends: /^\];$/,
          text: `  ${classOf(name)}Chart,`,
          sorted: true,
        },
      ],
    ],
  ];
  return all.map(([path, insertions]) => {
    const before = readFileSync(join(root, path), 'utf8');
    const put = (text: string | undefined, one: Insertion) => (text === undefined ? undefined : insert(text, one));
    return { path, before, text: insertions.reduce(put, before as string | undefined) };
  });
}

function declaration(name: string): string {
  return [
    `  ${keyOf(name)}: {`,
    `    purpose: 'the service ${name}',`,
    "    data: 'none',",
    `    failure: 'no ${name}; the front door answers 502 or 503',`,
    "    component: 'worker',",
    '    port: 8000,',
    `    host: '${name}',`,
    '  },',
  ].join('\n');
}

/** The name as a key of an object. */
function keyOf(name: string): string {
  return name.includes('-') ? `'${name}'` : name;
}

/** `GreetBot` of `greet-bot`. */
function classOf(name: string): string {
  return name.replace(/(?:^|-)(\w?)/g, (_, letter: string) => letter.toUpperCase());
}

/** Paths below a folder, with `/` on every system. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
