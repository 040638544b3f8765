import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { success } from '../../src/programs/result';
import { ensureKeys, fingerprint } from '../../src/supply/keys';
import { signStatement } from '../../src/supply/sign';
import { sha256, signBytes } from '../../src/supply/signature';
import { parseStatement, type Statement, statementText } from '../../src/supply/statement';
import { readStatement, verifyFiles, verifyStatement } from '../../src/supply/verify';
import { checksums } from '../../src/synth/checksums';
import { refused } from '../programs/fakes';
import { contents, type Files, put, temporaryFolders } from '../synth/folders';

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
const sums = (all: Files) => checksums(Object.entries(all).map(([path, text]) => ({ path, text })));

beforeEach(() => {
  root = temporary();
  [folder, dist] = [join(root, 'run'), join(root, 'dist')];
  put(dist, { ...files, SHA256SUMS: sums(files) });
  put(folder, Object.fromEntries(Object.entries(bills).map(([name, text]) => [`${name}.cdx.json`, text])));
});

const images = {
  web: { reference: 'localhost:5000/x/web:1', id: id('b'), sbom: sha256(bills.web) },
  api: { reference: 'localhost:5000/x/api:1', id: id('a'), sbom: sha256(bills.api) },
};

function statement(): Statement {
  const checksums = sha256(readFileSync(join(dist, 'SHA256SUMS')));
  return { commit: 'c'.repeat(40), environment: 'lab', checksums, images };
}

const sign = (more: Partial<Statement> = {}) =>
  signStatement({ folder, dist, statement: { ...statement(), ...more } }, keys.ours);

/** @param other ids of an engine that has not what was signed */
async function verified(other: Readonly<Record<string, string | undefined>> = {}, key: keyof typeof keys = 'ours') {
  const imageId = async (reference: string) =>
    reference in other ? other[reference] : Object.values(images).find((one) => one.reference === reference)?.id;
  const result = await verifyStatement({ folder, dist, publicKey: keys[key].publicKey, imageId });
  return result.ok ? result.value : result.problem.message.replaceAll(`${root}/`, '').split('\n');
}

test('what was signed is verified, and says what it is of', async () => {
  expect(sign()).toEqual(success(undefined));
  expect(readdirSync(folder).sort()).toEqual([
    ...['SHA256SUMS.sig', 'api.cdx.json', 'statement.json', 'statement.json.sig', 'web.cdx.json'],
  ]);
  expect(await verified()).toEqual(statement());
});

const malformed = (why: string) => refused(`statement.json is not a statement: ${why}`);

test('one text for one statement, and one statement for one text', () => {
  const { web, api } = images;
  const text = statementText(statement());
  expect(statementText({ ...statement(), images: { api, web } })).toBe(text);
  expect(parseStatement(text)).toEqual(success(statement()));
  const other = text.replace('"commit"', '"who": "me",\n  "commit"');
  for (const same of [other, `${text} `, text.replaceAll('  ', '\t'), text.slice(0, -1)])
    expect(parseStatement(same)).toEqual(malformed('it is not written as a run writes it'));
});

const whole = { commit: 'c'.repeat(40), environment: 'lab', checksums: 'd'.repeat(64), images };

test.each<[string, string | object, string]>([
  ['half a text', '{', 'not a JSON object'],
  ['null', 'null', 'not a JSON object'],
  ['nothing', '{}', 'commit, environment, checksums, images are not what it should be'],
  ['a short commit', { commit: 'abc' }, 'commit is not what it should be'],
  ['a path for an environment', { environment: '../x' }, 'environment is not what it should be'],
  ['no images', { images: {} }, 'images is not what it should be'],
  ['a path for an image', { images: { '../x': images.api } }, 'images.../x is not what it should be'],
  ['a plain id', { images: { api: { ...images.api, id: 'a'.repeat(64) } } }, 'images.api is not what it should be'],
  ['an image of null', { images: { api: null } }, 'images.api is not what it should be'],
])('%s is refused as a statement', (_, change, why) => {
  const text = typeof change === 'string' ? change : JSON.stringify({ ...whole, ...change });
  expect(parseStatement(text)).toEqual(malformed(why));
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
  const images = fc.dictionary(name, image, { minKeys: 1, maxKeys: 5, noNullPrototype: true });
  const any = fc.record({ commit: hex(40), environment: name, checksums: hex(64), images });
  fc.assert(fc.property(any, (one) => expect(parseStatement(statementText(one))).toEqual(success(one))));
});

describe('one flipped byte is refused', () => {
  test.each([
    ...['run/statement.json', 'run/statement.json.sig', 'run/SHA256SUMS.sig', 'run/api.cdx.json', 'run/web.cdx.json'],
    ...['dist/SHA256SUMS', 'dist/beta/api.k8s.yaml', 'dist/lab/api.k8s.yaml'],
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

describe('each thing that changed after it was signed has its sentence', () => {
  const again = 'build and sign again';
  const unlike = (what: string, why: string, remedy = again) => `${what} is not what was signed: ${why}; ${remedy}`;
  const from = (file: string) => join(root, file);

  /** A dist with one more file, and checksums that say so, but the statement of before. */
  function resign() {
    const old = contents(folder);
    put(dist, { 'lab/new.yaml': 'a: 1\n', SHA256SUMS: sums({ ...files, 'lab/new.yaml': 'a: 1\n' }) });
    sign();
    put(folder, {
      'statement.json': old['statement.json'] ?? '',
      'statement.json.sig': old['statement.json.sig'] ?? '',
    });
  }
  const signatures = ['run/statement.json', 'run/statement.json.sig', 'run/SHA256SUMS.sig'];
  const synth = 'npm run synth writes dist anew';

  test.each<[string, () => void, () => readonly string[]]>([
    [
      'no statement and no signatures',
      () => {
        for (const file of signatures) rmSync(from(file));
      },
      () => signatures.map((file) => `there is no ${file}; ${again}`),
    ],
    [
      'the statement of another dist that was signed too',
      resign,
      () => [
        `dist/SHA256SUMS is another than the statement's: its SHA-256 is ${statement().checksums}, signed is ${sha256(sums(files))}; check out the commit that was signed, or sign again`,
      ],
    ],
    [
      'a missing file of dist',
      () => rmSync(from('dist/beta/api.k8s.yaml')),
      () => {
        const sum = sha256(files['beta/api.k8s.yaml']);
        return [unlike('dist/beta/api.k8s.yaml', `its SHA-256 is none, it is missing, SHA256SUMS says ${sum}`, synth)];
      },
    ],
    [
      'one more file, and a link',
      () => {
        put(dist, { 'lab/more.yaml': 'more\n' });
        symlinkSync('api.k8s.yaml', from('dist/lab/link.yaml'));
      },
      () => [
        unlike(
          'dist/lab/link.yaml',
          'its SHA-256 is none, since it is not a plain file, SHA256SUMS says nothing of it',
          synth,
        ),
        unlike('dist/lab/more.yaml', `its SHA-256 is ${sha256('more\n')}, SHA256SUMS says nothing of it`, synth),
      ],
    ],
    [
      'a missing bill of materials',
      () => rmSync(from('run/web.cdx.json')),
      () => [unlike('run/web.cdx.json', `its SHA-256 is none, it is missing, signed is ${images.web.sbom}`)],
    ],
    [
      'a signed text that is not a statement',
      () => {
        const signature = signBytes(Buffer.from('{}\n'), keys.ours.privateKey);
        put(folder, { 'statement.json': '{}\n', 'statement.json.sig': signature });
      },
      () => ['statement.json is not a statement: commit, environment, checksums, images are not what it should be'],
    ],
  ])('%s', async (_, change, sentences) => {
    sign();
    change();
    expect(await verified()).toEqual(sentences());
  });

  test('another key: which file, which key', async () => {
    sign();
    const why = (file: string) => `run/${file}.sig does not fit it with the key ${fingerprint(keys.other.publicKey)}`;
    const remedy = 'deploy nothing of this, build and sign again';
    expect(await verified({}, 'other')).toEqual([
      unlike('run/statement.json', why('statement.json'), remedy),
      unlike('dist/SHA256SUMS', why('SHA256SUMS'), remedy),
    ]);
  });

  test('an image that is another, and one that is missing', async () => {
    sign();
    const { api, web } = images;
    const sentence = (name: string, { id, reference }: typeof api, has: string) =>
      `the image ${name}, ${reference}, is not the one that was signed: the engine has ${has}, signed is ${id}; ${again}`;
    expect(await verified({ [api.reference]: id('f'), [web.reference]: undefined })).toEqual([
      sentence('api', api, id('f')),
      sentence('web', web, 'none of that name'),
    ]);
  });
});

test('a statement alone is read when its signature fits, whatever has become of the rest', () => {
  sign();
  const signed = statement();
  rmSync(dist, { recursive: true });
  const read = (key: keyof typeof keys) => readStatement(folder, keys[key].publicKey);
  expect(read('ours')).toEqual(success(signed));
  expect(read('other')).toEqual(refused(expect.stringContaining('does not fit it with the key')));
  rmSync(join(folder, 'statement.json'));
  expect(read('ours')).toEqual(refused(expect.stringContaining('there is no')));
});

test('files are verified without an engine: a dist that was edited together with its checksums is refused', () => {
  sign();
  const verify = () => verifyFiles({ folder, dist, publicKey: keys.ours.publicKey });
  expect(verify()).toEqual(success(statement()));
  const edited = { ...files, 'lab/api.k8s.yaml': 'other\n' };
  put(dist, { ...edited, SHA256SUMS: sums(edited) });
  expect(verify()).toEqual(refused(expect.stringContaining('SHA256SUMS.sig does not fit it')));
});

test.each<[string, () => void, Partial<Statement>, RegExp]>([
  ['a dist that is not its checksums', () => put(dist, { 'lab/api.k8s.yaml': 'x' }), {}, /api\.k8s\.yaml is not/],
  ['another dist', () => undefined, { checksums: '0'.repeat(64) }, /SHA256SUMS is another/],
  ['other bills', () => put(folder, { 'api.cdx.json': '' }), {}, /api\.cdx\.json is not/],
  ['what is not a statement', () => undefined, { commit: 'dirty' }, /commit is not what it should be/],
  ['checksums in other words', () => put(dist, { SHA256SUMS: 'x\n' }), {}, /SHA256SUMS:1: /],
  ['no checksums', () => rmSync(join(dist, 'SHA256SUMS')), {}, /SHA256SUMS is another(.|\n)*there is no .*SHA256SUMS/],
])('nothing is signed of %s', (_, change, more, sentence) => {
  const before = { ...statement(), ...more };
  change();
  const result = signStatement({ folder, dist, statement: before }, keys.ours);
  expect(result).toEqual(refused(expect.stringMatching(sentence)));
  expect(readdirSync(folder).filter((file) => !file.endsWith('.cdx.json'))).toEqual([]);
});
