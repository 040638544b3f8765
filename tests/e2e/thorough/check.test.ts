/** `npm run check` on files that are large, broken or not YAML: it answers, in bounded time and memory. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { limits } from '../../../src/check/limits';
import { readAll } from '../../../src/check/reading';
import { run } from '../../../src/programs/run';
import { readByKubectl } from '../../check/by-kubectl';
import { strangeInputs } from '../../check/strange-yaml';

// Of time: that it ends at all, on a machine that does other things too. What it takes on a quiet one is printed.
const bounds = { seconds: 200, mebibytes: 1536 };
const size = 50_000_000;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'breakwater-check-'));
  writeFileSync(
    join(folder, 'peak.cjs'),
    "process.on('exit', () => require('node:fs').writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)));",
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Checks a file as a person would, prints what it took, and holds it to the bounds. */
async function check(name: string, content: string | Uint8Array, argv?: readonly string[]): Promise<Ended> {
  const file = join(folder, name);
  writeFileSync(file, content);
  const ended = await checkPath(file, argv);
  rmSync(file);
  return ended;
}

/** By every rule, so that there is the most to find. */
async function checkPath(path: string, argv: readonly string[] = ['--rules', 'all']): Promise<Ended> {
  const peak = join(folder, 'peak');
  const began = performance.now();
  const child = spawn('node', ['--require', join(folder, 'peak.cjs'), 'lib/src/cli/main.js', 'check', path, ...argv], {
    env: { ...process.env, PEAK: peak },
    timeout: (bounds.seconds + 20) * 1000,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts: { out: string[]; err: string[] } = { out: [], err: [] };
  child.stdout.setEncoding('utf8').on('data', (text: string) => texts.out.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => texts.err.push(text));
  const code = await new Promise<number | null>((settle) => child.on('close', (one) => settle(one)));
  const seconds = (performance.now() - began) / 1000;
  const [out, err] = [texts.out.join(''), texts.err.join('')];
  const mebibytes = code === null ? Number.NaN : Math.ceil(Number(readFileSync(peak, 'utf8')) / 1024);
  console.log(
    `${path.split('/').at(-1)}: exit ${code} after ${seconds.toFixed(1)} s with ${mebibytes} MiB\n${out.slice(0, 200)}…${out.slice(-200)}`,
  );
  expect(code).not.toBeNull();
  expect(seconds).toBeLessThan(bounds.seconds);
  expect(mebibytes).toBeLessThan(bounds.mebibytes);
  expect(err).not.toMatch(/\n\s+at /);
  return { code, out, err };
}

/** Four objects that belong together, in a namespace. */
function application(at: number, namespace: string): readonly string[] {
  const metadata = `metadata: {name: app-${at}, namespace: ${namespace}}`;
  return [
    `apiVersion: apps/v1
kind: Deployment
${metadata}
spec:
  replicas: 1
  selector:
    matchLabels: {app: app-${at}}
  template:
    metadata:
      labels: {app: app-${at}}
    spec:
      containers:
        - name: main
          image: registry.example/team/app-${at}:1.0
          ports:
            - containerPort: 8080
          env:
            - name: A
              value: "1"
`,
    `apiVersion: v1
kind: Service
${metadata}
spec:
  selector: {app: app-${at}}
  ports:
    - {port: 80, targetPort: 8080}
`,
    `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
${metadata}
spec:
  podSelector:
    matchLabels: {app: app-${at}}
  ingress:
    - from:
        - podSelector:
            matchLabels: {app: app-${at + 1}}
`,
    `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
${metadata}
spec:
  minReplicas: 1
  maxReplicas: 2
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: app-${at}}
`,
  ];
}

const applications = (count: number, namespaces: number) =>
  Array.from({ length: count }, (_, at) => application(at, `shop-${at % namespaces}`)).flat();

/** As many applications as make up the size, each namespace with a hundred. */
function large(): readonly string[] {
  const one = application(10_000, 'shop-100').join('---\n').length;
  const count = Math.ceil(size / one);
  return applications(count, Math.ceil(count / 100));
}

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\n';
const sum = /\d+ findings?( \(.*\))? in \d+ objects? of 1 file/;
/** Makes a text one that may be meant as an object, so that it is not a note. */
const claim = '# kind\n';

describe('much to check', () => {
  test.each([1, 100])('10,000 documents in %d namespaces', async (namespaces) => {
    const { code, out } = await check('documents.yaml', applications(2500, namespaces).join('---\n'));
    expect(code).toBe(1);
    expect(out).toMatch(/findings \(.*\) in 10000 objects of 1 file\n$/);
  });

  test('50 MB of documents', async () => {
    const { code, out } = await check('documents-50.yaml', large().join('---\n'));
    expect(code).toBe(1);
    expect(out).toContain('findings are enough for one check; correct those first, or choose with --policy');
    expect(out).toMatch(sum);
  });

  test('50 MB of documents, all of them asked', async () => {
    const all = large();
    const { code, out } = await check('documents-50.yaml', all.join('---\n'), ['--policy', 'exemption-needed']);
    expect([code, out]).toEqual([0, `0 findings in ${all.length} objects of 1 file\n`]);
  });

  test('a list of 50 MB', async () => {
    const items = large().map((text) => `- ${text.trimEnd().replaceAll('\n', '\n  ')}\n`);
    const { code, out } = await check('list.yaml', `apiVersion: v1\nkind: List\nitems:\n${items.join('')}`);
    expect(code).toBe(1);
    expect(out).toMatch(sum);
  });

  test('one object of 50 MB', async () => {
    const { code, out } = await check(
      'object.yaml',
      `${configMap}data:\n  a: |\n${`    ${'y '.repeat(50)}\n`.repeat(size / 105)}`,
    );
    expect(code).toBe(1);
    expect(out).toMatch(sum);
  });

  test('one object with half a million keys', async () => {
    const keys = Array.from({ length: 500_000 }, (_, at) => `  entry-${at}: ${'y'.repeat(80)}\n`);
    const { code, out } = await check('keys.yaml', `${configMap}data:\n${keys.join('')}`);
    expect(code).toBe(1);
    expect(out).toMatch(sum);
  });

  test('a line of 1 MiB', async () => {
    const { code, out } = await check('line.yaml', `${configMap}data:\n  a: ${'y'.repeat(1024 * 1024)}\n`);
    expect(code).toBe(1);
    expect(out).toMatch(sum);
  });
});

describe('what means harm', () => {
  const laughs = Array.from(
    { length: 40 },
    (_, at) => `a${at}: &a${at} [${Array.from({ length: 10 }, () => (at ? `*a${at - 1}` : 'ha')).join(', ')}]\n`,
  );
  const chain = Array.from({ length: 100_000 }, (_, at) => `a${at}: &a${at} [${at ? `*a${at - 1}` : ''}]\n`);
  const merges = `base: &b {${Array.from({ length: 9000 }, (_, at) => `k${at}: 1`).join(', ')}}\nall:\n${'  - <<: *b\n'.repeat(10_000)}`;

  test.each<readonly [string, () => string | Uint8Array, RegExp]>([
    ['laughs.yaml', () => `${claim}${laughs.join('')}`, /not read: its aliases stand for more than 100000 values/],
    ['chain.yaml', () => `${claim}${chain.join('')}`, /not read: with its aliases it is nested deeper than 100 levels/],
    ['merges.yaml', () => `${claim}${merges}`, /not YAML: it merges \(<<\) more than any object needs/],
    ['deep.yaml', () => `${claim}${'['.repeat(100_000)}`, /:2:100: not YAML: it is nested deeper than 100 levels/],
    ['deep.json', () => `${claim}${'{"a":'.repeat(100_000)}`, /not YAML: it is nested deeper than 100 levels/],
    ['numbers.yaml', () => `${claim}a: [${'1,'.repeat(size / 2)}]`, /not read: it has more than \d+ keys and values/],
    ['mappings.yaml', () => `${claim}a: [${'{},'.repeat(size / 3)}]`, /not read: it has more than \d+ keys and values/],
    ['garbage.yaml', () => `${claim}${'[{"'.repeat(size / 3)}`, /not YAML: /],
    [
      'nothings.yaml',
      () => 'apiVersion: v1\nkind: Pod\n---\n'.repeat(size / 30),
      /not read from here on: 10000 problems are enough/,
    ],
    ['errors.yaml', () => 'kind: b: c\n---\n'.repeat(size / 15), /not read from here on: 10000 problems are enough/],
    ['zeros.yaml', () => new Uint8Array(size), /is not text: it has zero bytes/],
    ['bytes.yaml', () => new Uint8Array(size).fill(0xf0), /is not valid UTF-8/],
    ['huge.yaml', () => new Uint8Array(300 * 1024 * 1024).fill(0x61), /is larger than 268435456 bytes/],
  ])('%s is refused in a sentence', async (name, content, sentence) => {
    const { code, out } = await check(name, content());
    expect(code).toBe(1);
    expect(out).toMatch(sentence);
  });

  test('links that lead around are not followed', async () => {
    const round = join(folder, 'round');
    mkdirSync(join(round, 'a', 'b'), { recursive: true });
    symlinkSync(round, join(round, 'a', 'b', 'back'));
    writeFileSync(join(round, 'a', 'c.yaml'), configMap);
    const { code, out } = await checkPath(round);
    expect(code).toBe(1);
    expect(out).toMatch(/in 1 object of 1 file\n$/);
  });
});

test('what kubectl reads, check reads: texts by chance', async () => {
  const [seed, count] = [7, 100_000];
  const texts = strangeInputs(seed, count);
  const { names, nameless } = await readByKubectl(texts, (name) => {
    const found = /s(\d+)x/.exec(name)?.[1];
    return found === undefined ? undefined : Number(found);
  });
  let objects = 0;
  const missed: string[] = [];
  for (const [place, read] of names) {
    objects += read.length;
    const text = texts[place] ?? '';
    const input = { file: 'a.yaml', open: () => Readable.from([Buffer.from(text)]) };
    for (const tolerant of [false, true]) {
      const { objects: own, problems } = await readAll([input], limits, tolerant);
      // A text that check refuses to read is refused; one that it takes for no object is not.
      if (own.length < read.length && problems.length === 0)
        missed.push(`${read.join(', ')}: ${JSON.stringify(text)}${tolerant ? ' (tolerant)' : ''}`);
    }
  }
  console.log(
    `${count} texts (seed ${seed}): kubectl reads ${objects + nameless} objects, of which check misses ${missed.length}`,
  );
  expect(objects).toBeGreaterThan(count / 4);
  expect(nameless).toBeLessThan(objects / 1000);
  expect(missed).toEqual([]);
}, 900_000);

test('of 100,000 random objects it says what the API server would', async () => {
  const { code, stdout } = await run('node', ['lib/tests/policies/random-run.js', '100000']);
  console.log(stdout);
  expect(code).toBe(0);
}, 1_800_000);
