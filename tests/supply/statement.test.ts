import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ensureKeys, fingerprint } from '../../src/supply/keys';
import { signStatement } from '../../src/supply/sign';
import { sha256, signBytes } from '../../src/supply/signature';
import type { Statement } from '../../src/supply/statement';
import { parseStatement, statementText } from '../../src/supply/statement';
import { readStatement, verifyFiles, verifyStatement } from '../../src/supply/verify';
import { checksums } from '../../src/synth/checksums';
import { saying } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';

const temporary = temporaryFolders();

const files = { 'beta/api.k8s.yaml': 'kind: Namespace\n', 'lab/api.k8s.yaml': 'kind: Pod\nname: ä\n' };
const bills = { api: '{"of":"api"}\n', web: '{"of":"web"}\n' };
const id = (digit: string) => `sha256:${digit.repeat(64)}`;

let root: string;
let folder: string;
let dist: string;

const keyFolder = temporary();
const made = (name: string) => {
  const result = ensureKeys(join(keyFolder, name));
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};
const keys = { ours: made('ours'), other: made('other') };

beforeEach(() => {
  root = temporary();
  [folder, dist] = [join(root, 'run'), join(root, 'dist')];
  for (const one of [folder, join(dist, 'beta'), join(dist, 'lab')]) mkdirSync(one, { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(dist, path), text);
  writeFileSync(join(dist, 'SHA256SUMS'), checksums(Object.entries(files).map(([path, text]) => ({ path, text }))));
  for (const [name, text] of Object.entries(bills)) writeFileSync(join(folder, `${name}.cdx.json`), text);
});

const images = {
  web: { reference: 'localhost:5000/x/web:1', id: id('b'), sbom: sha256(bills.web) },
  api: { reference: 'localhost:5000/x/api:1', id: id('a'), sbom: sha256(bills.api) },
};

function statement(): Statement {
  const sums = readFileSync(join(dist, 'SHA256SUMS'));
  return { commit: 'c'.repeat(40), environment: 'lab', checksums: sha256(sums), images };
}

const sign = (more: Partial<Statement> = {}) =>
  signStatement({ folder, dist, statement: { ...statement(), ...more } }, keys.ours);

/** An engine that has what was signed, but for what is given. */
const engine =
  (other: Readonly<Record<string, string | undefined>> = {}) =>
  async (reference: string) => {
    const found = Object.values(images).find((image) => image.reference === reference);
    return reference in other ? other[reference] : found?.id;
  };

async function verified(more: { readonly key?: keyof typeof keys; readonly engine?: ReturnType<typeof engine> } = {}) {
  const result = await verifyStatement({
    folder,
    dist,
    publicKey: keys[more.key ?? 'ours'].publicKey,
    imageId: more.engine ?? engine(),
  });
  return result.ok ? result.value : result.problem.message.replaceAll(`${root}/`, '').split('\n');
}

test('what was signed is verified, and says what it is of', async () => {
  expect(sign()).toEqual({ ok: true, value: undefined });
  expect(readdirSync(folder).sort()).toEqual([
    'SHA256SUMS.sig',
    'api.cdx.json',
    'statement.json',
    'statement.json.sig',
    'web.cdx.json',
  ]);
  expect(await verified()).toEqual(statement());
});

test('one text for one statement, and one statement for one text', () => {
  const { web, api } = images;
  const text = statementText(statement());
  expect(statementText({ ...statement(), images: { api, web } })).toBe(text);
  expect(parseStatement(text)).toEqual({ ok: true, value: statement() });
  const other = text.replace('"commit"', '"who": "me",\n  "commit"');
  for (const same of [other, `${text} `, text.replaceAll('  ', '\t'), text.slice(0, -1)]) {
    const problem = 'statement.json is not a statement: it is not written as a run writes it';
    expect(parseStatement(same)).toEqual({ ok: false, problem: { reason: 'refused', message: problem } });
  }
});

test.each<[string, unknown, string]>([
  ['no JSON', undefined, 'not a JSON object'],
  ['null', null, 'not a JSON object'],
  ['nothing', {}, 'commit, environment, checksums, images are not what it should be'],
  ['a short commit', { commit: 'abc' }, 'commit is not what it should be'],
  ['a path for an environment', { environment: '../x' }, 'environment is not what it should be'],
  ['no images', { images: {} }, 'images is not what it should be'],
  ['a path for an image', { images: { '../x': images.api } }, 'images.../x is not what it should be'],
  [
    'an id without its kind',
    { images: { api: { ...images.api, id: 'a'.repeat(64) } } },
    'images.api is not what it should be',
  ],
  ['an image of null', { images: { api: null } }, 'images.api is not what it should be'],
])('%s is not a statement', (_, change, why) => {
  const whole = { ...statement(), ...(change as object) };
  const text =
    change === undefined
      ? '{'
      : JSON.stringify(change === null || Object.keys(change as object).length === 0 ? change : whole);
  expect(parseStatement(text)).toEqual({
    ok: false,
    problem: { reason: 'refused', message: `statement.json is not a statement: ${why}` },
  });
});

test('any statement is read back as it was written', () => {
  const hex = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);
  const image = fc.record({
    reference: fc.stringMatching(/^[\w.:/@-]{1,20}$/),
    id: hex(64).map((digits) => `sha256:${digits}`),
    sbom: hex(64),
  });
  const any = fc.record({
    commit: hex(40),
    environment: name,
    checksums: hex(64),
    images: fc.dictionary(name, image, { minKeys: 1, maxKeys: 5 }),
  });
  fc.assert(
    fc.property(any, (one) => {
      expect(parseStatement(statementText(one))).toEqual({
        ok: true,
        value: { ...one, images: { ...one.images } },
      });
    }),
  );
});

describe('one flipped byte is refused', () => {
  test.each([
    ['run/statement.json'],
    ['run/statement.json.sig'],
    ['run/SHA256SUMS.sig'],
    ['run/api.cdx.json'],
    ['run/web.cdx.json'],
    ['dist/SHA256SUMS'],
    ['dist/beta/api.k8s.yaml'],
    ['dist/lab/api.k8s.yaml'],
  ])('in %s', async (name) => {
    sign();
    const path = join(root, name);
    const bytes = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, mask) => {
        const other = Buffer.from(bytes);
        other[place] = (other[place] ?? 0) ^ mask;
        writeFileSync(path, other);
        const said = await verified();
        expect(Array.isArray(said) && said.length).toBe(1);
        expect(said).toEqual([expect.stringContaining(name)]);
      }),
      { numRuns: 60 },
    );
    writeFileSync(path, bytes);
    expect(await verified()).toEqual(statement());
  });

  test.each(['run/statement.json', 'run/statement.json.sig', 'run/SHA256SUMS.sig'])(
    'or one more at the end, or one less, in %s',
    async (name) => {
      sign();
      const path = join(root, name);
      const bytes = readFileSync(path);
      for (const other of [Buffer.concat([bytes, Buffer.from('\n')]), bytes.subarray(0, -1), Buffer.alloc(0)]) {
        writeFileSync(path, other);
        expect(await verified()).toHaveLength(1);
      }
    },
  );
});

describe('each thing that is not as it was signed has its sentence', () => {
  beforeEach(() => {
    expect(sign()).toEqual({ ok: true, value: undefined });
  });

  test('a signature of another key: which file, which key', async () => {
    const print = fingerprint(keys.other.publicKey);
    const again = 'deploy nothing of this, build and sign again';
    expect(await verified({ key: 'other' })).toEqual([
      `run/statement.json is not what was signed: run/statement.json.sig does not fit it with the key ${print}; ${again}`,
      `dist/SHA256SUMS is not what was signed: run/SHA256SUMS.sig does not fit it with the key ${print}; ${again}`,
    ]);
  });

  test('no statement and no signatures', async () => {
    for (const file of ['statement.json', 'statement.json.sig', 'SHA256SUMS.sig']) rmSync(join(folder, file));
    expect(await verified()).toEqual([
      'there is no run/statement.json; build and sign again',
      'there is no run/statement.json.sig; build and sign again',
      'there is no run/SHA256SUMS.sig; build and sign again',
    ]);
  });

  test('the statement of another dist that was signed too', async () => {
    const old = ['statement.json', 'statement.json.sig'].map(
      (file) => [file, readFileSync(join(folder, file))] as const,
    );
    const before = statement().checksums;
    writeFileSync(join(dist, 'lab', 'new.yaml'), 'a: 1\n');
    const all = { ...files, 'lab/new.yaml': 'a: 1\n' };
    writeFileSync(join(dist, 'SHA256SUMS'), checksums(Object.entries(all).map(([path, text]) => ({ path, text }))));
    sign();
    for (const [file, bytes] of old) writeFileSync(join(folder, file), bytes);
    expect(await verified()).toEqual([
      `dist/SHA256SUMS is another than the statement's: its SHA-256 is ${statement().checksums}, signed is ${before}; check out the commit that was signed, or sign again`,
    ]);
  });

  test('a file of dist that is missing, one more, and a link', async () => {
    rmSync(join(dist, 'beta', 'api.k8s.yaml'));
    writeFileSync(join(dist, 'lab', 'more.yaml'), 'more\n');
    symlinkSync('api.k8s.yaml', join(dist, 'lab', 'link.yaml'));
    const tail = 'npm run synth writes dist anew';
    const beta = sha256(files['beta/api.k8s.yaml']);
    expect(await verified()).toEqual([
      `dist/beta/api.k8s.yaml is not what was signed: its SHA-256 is none, it is missing, SHA256SUMS says ${beta}; ${tail}`,
      `dist/lab/link.yaml is not what was signed: its SHA-256 is none, since it is not a plain file, SHA256SUMS says nothing of it; ${tail}`,
      `dist/lab/more.yaml is not what was signed: its SHA-256 is ${sha256('more\n')}, SHA256SUMS says nothing of it; ${tail}`,
    ]);
  });

  test('an image that is another, and one that is missing', async () => {
    const { api, web } = images;
    const said = await verified({ engine: engine({ [api.reference]: id('f'), [web.reference]: undefined }) });
    expect(said).toEqual([
      `the image api, ${api.reference}, is not the one that was signed: the engine has ${id('f')}, signed is ${api.id}; build and sign again`,
      `the image web, ${web.reference}, is not the one that was signed: the engine has none of that name, signed is ${web.id}; build and sign again`,
    ]);
  });

  test('a bill of materials that is missing', async () => {
    rmSync(join(folder, 'web.cdx.json'));
    expect(await verified()).toEqual([
      `run/web.cdx.json is not what was signed: its SHA-256 is none, it is missing, signed is ${images.web.sbom}; build and sign again`,
    ]);
  });

  test('a statement that was signed and is none', async () => {
    const { privateKey } = keys.ours;
    writeFileSync(join(folder, 'statement.json'), '{}\n');
    writeFileSync(join(folder, 'statement.json.sig'), signBytes(Buffer.from('{}\n'), privateKey));
    expect(await verified()).toEqual([
      'statement.json is not a statement: commit, environment, checksums, images are not what it should be',
    ]);
  });
});

describe('a statement alone', () => {
  const read = () => readStatement(folder, keys.ours.publicKey);

  test('is read when its signature fits, whatever has become of the rest', () => {
    sign();
    const signed = statement();
    rmSync(dist, { recursive: true });
    expect(read()).toEqual({ ok: true, value: signed });
  });

  test('is not, when it does not fit or is not there', () => {
    sign();
    expect(readStatement(folder, keys.other.publicKey)).toEqual({
      ok: false,
      problem: saying(expect.stringContaining('does not fit it with the key')),
    });
    rmSync(join(folder, 'statement.json'));
    expect(read()).toEqual({ ok: false, problem: saying(expect.stringContaining('there is no')) });
  });
});

test('files are verified without an engine: a dist that was edited together with its checksums is refused', () => {
  sign();
  const files = () => verifyFiles({ folder, dist, publicKey: keys.ours.publicKey });
  expect(files()).toEqual({ ok: true, value: statement() });
  writeFileSync(join(dist, 'lab', 'api.k8s.yaml'), 'other\n');
  const sums = readFileSync(join(dist, 'SHA256SUMS'), 'utf8').replace(/.*(?= {2}lab)/, sha256('other\n'));
  writeFileSync(join(dist, 'SHA256SUMS'), sums);
  expect(files()).toEqual({ ok: false, problem: saying(expect.stringContaining('SHA256SUMS.sig does not fit it')) });
});

describe('nothing is signed', () => {
  const unsigned = () => readdirSync(folder).filter((file) => !file.endsWith('.cdx.json'));

  test.each<[string, () => void, Partial<Statement>, RegExp]>([
    [
      'of a dist that is not its checksums',
      () => writeFileSync(join(dist, 'lab', 'api.k8s.yaml'), 'x'),
      {},
      /api\.k8s\.yaml is not/,
    ],
    ['of another dist', () => undefined, { checksums: '0'.repeat(64) }, /SHA256SUMS is another/],
    ['of other bills', () => writeFileSync(join(folder, 'api.cdx.json'), ''), {}, /api\.cdx\.json is not/],
    ['that is not a statement', () => undefined, { commit: 'dirty' }, /commit is not what it should be/],
    [
      'when the checksums are none',
      () => writeFileSync(join(dist, 'SHA256SUMS'), 'x\n'),
      {},
      /SHA256SUMS:1: not a line of checksums/,
    ],
  ])('%s', (_, change, more, sentence) => {
    const whole = { ...statement(), ...more };
    change();
    const given = more.checksums === undefined && sentence.source.includes(':1') ? statement() : whole;
    const result = signStatement({ folder, dist, statement: given }, keys.ours);
    expect(result).toEqual({ ok: false, problem: saying(expect.stringMatching(sentence)) });
    expect(unsigned()).toEqual([]);
  });

  test('without a list of checksums', () => {
    const before = statement();
    rmSync(join(dist, 'SHA256SUMS'));
    expect(signStatement({ folder, dist, statement: before }, keys.ours)).toEqual({
      ok: false,
      problem: saying(expect.stringMatching(/SHA256SUMS is another(.|\n)*there is no .*SHA256SUMS/)),
    });
    expect(unsigned()).toEqual([]);
  });
});
