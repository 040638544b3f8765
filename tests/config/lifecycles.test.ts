import { readFileSync } from 'node:fs';
import { type Lifecycle, lifecycles, machineTools, overdue } from '../../src/config/lifecycles';
import { images, kubernetes, releases } from '../../src/config/versions';
import { imageNames } from '../../src/images/build';
import { tools } from '../../src/programs/doctor';

const all: readonly (readonly [string, Lifecycle])[] = Object.entries(lifecycles);
const today = new Date().toISOString().slice(0, 10);
const packages = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
};

/** Versions that are chosen in the code, by the name of their lifecycle. */
const chosen: Readonly<Record<string, string>> = {
  kubernetes,
  ...Object.fromEntries(Object.entries(releases).map(([name, { application }]) => [name, application])),
  ...Object.fromEntries(Object.entries(images).map(([name, { tag }]) => [name, tag])),
  ...bases(),
  'oldest Node.js': packages.engines.node.replace('>=', ''),
  cdktf: packages.dependencies['cdktf'] ?? '',
  'cdk8s-plus-28': packages.dependencies['cdk8s-plus-28'] ?? '',
};

/** The bases of our images, as their Dockerfiles say. @throws where one is not known */
function bases(): Readonly<Record<string, string>> {
  const args = imageNames('dockerfiles').flatMap(
    (name) => readFileSync(`dockerfiles/${name}/Dockerfile`, 'utf8').match(/^ARG \w+=.*$/gm) ?? [],
  );
  const found: Record<string, string> = {};
  for (const arg of new Set(args)) {
    const image = arg.replace(/^ARG \w+=/, '').replace(/@.*$/, '');
    const [, node, python] = /\/(?:node:(\d+)-trixie-slim|python:([\d.]+)-slim-trixie)$/.exec(image) ?? [];
    const [, runtime, debian] = /^gcr\.io\/distroless\/(?:nodejs(\d+)|python3)-debian(\d+):nonroot$/.exec(image) ?? [];
    const [, coredns] = /^registry\.k8s\.io\/coredns\/coredns:v([\d.]+)$/.exec(image) ?? [];
    if (coredns) found['coredns in images'] = coredns;
    else if (node ?? runtime) found['node in images'] = node ?? runtime ?? '';
    else if (python) found['python in images'] = python;
    else if (debian === undefined) throw new Error(`${image} is a base without a lifecycle`);
    if (debian) found['debian in images'] = debian;
  }
  return found;
}

test('no end of life has passed without an acknowledgement', () => {
  expect(overdue(lifecycles, today)).toEqual([]);
});

test('everything with a version has a lifecycle of that version, and no other thing has one', () => {
  expect(Object.keys(lifecycles).sort()).toEqual(Object.keys(chosen).sort());
  for (const [name, { cycle }] of all)
    expect([name, `${chosen[name]}.`.replace(/^v/, '').startsWith(`${cycle}.`)]).toEqual([name, true]);
});

test('every program that doctor examines is among the tools of a machine, and no other', () => {
  expect(Object.keys(machineTools)).toEqual([...tools.map(({ name }) => name), 'docker', 'podman']);
});

test.each(all)('%s has days, a source, a licence, and a way on', (_name, lifecycle) => {
  const { ends, checkedOn, source, licence, upgrade, acknowledged } = lifecycle;
  const days = [checkedOn, 'on' in ends ? ends.on : ends.askAgain, ...(acknowledged ? [acknowledged.until] : [])];
  for (const day of days) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
  expect(checkedOn <= today).toBe(true);
  expect([source, licence, upgrade].filter((text) => text.length < 3)).toEqual([]);
  if (acknowledged) expect(acknowledged.because).toMatch(/\w+ \w+ \w+/);
});

test('licences are those of the lists of versions', () => {
  const same = [...Object.entries(releases), ...Object.entries(images)];
  for (const [name, { licence }] of same) expect(lifecycles[name as keyof typeof lifecycles].licence).toBe(licence);
});

describe('an end of life', () => {
  const thing: Lifecycle = {
    cycle: '1',
    part: 'a part',
    licence: 'MIT',
    ends: { on: '2030-05-31' },
    source: 'https://thing.example',
    checkedOn: '2026-11-29',
    upgrade: 'take 2',
  };
  const acknowledged = { because: 'a reason', until: '2030-12-31' };
  const on = (day: string, ...changes: readonly Partial<Lifecycle>[]) =>
    overdue({ thing: Object.assign({}, thing, ...changes) as Lifecycle }, day);

  test('is still to come on its day, and has passed on the next', () => {
    expect(on('2030-05-31')).toEqual([]);
    expect(on('2030-06-01')).toEqual([
      'thing 1 ended on 2030-05-31: take 2; or acknowledge it, with a reason and a day',
    ]);
  });

  test('that is acknowledged is asked about again after that day', () => {
    expect(on('2030-12-31', { acknowledged })).toEqual([]);
    expect(on('2031-01-01', { acknowledged })).toEqual([
      'thing 1 ended on 2030-05-31, which was acknowledged until 2030-12-31: take 2',
    ]);
  });

  test('that is an event is asked about again', () => {
    const ends = { with: 'the release of 3', askAgain: '2029-12-31' };
    expect(on('2029-12-31', { ends })).toEqual([]);
    expect(on('2030-01-01', { ends })).toEqual([
      'thing 1 ends with the release of 3, last asked for until 2029-12-31: has it come? Then: take 2',
    ]);
  });
});
