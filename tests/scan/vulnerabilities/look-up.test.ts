import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseIn } from '../../../src/scan/vulnerabilities/database';
import { lookUp } from '../../../src/scan/vulnerabilities/look-up';
import { readGrypeVulnerabilities, readTrivyVulnerabilities } from '../../../src/scan/vulnerabilities/vulnerability';
import { programs, refused } from '../../programs/fakes';
import { put, temporaryFolders } from '../../synth/folders';
import { grypeAnswer, standIn, trivyAnswer } from './stand-in';

const folder = temporaryFolders();
const own = ['requirements.txt', 'requirements.in', 'Dockerfile'].map((file) => [
  `dockerfiles/hash/${file}`,
  readFileSync(join('dockerfiles/hash', file), 'utf8'),
]);
const place = (root: string, run = programs({}).run) => ({ run, root, cache: join(root, '.cache'), say: () => {} });
const trivyCache = { 'db/trivy.db': '', 'db/metadata.json': '{"Version":2,"UpdatedAt":"2026-11-29T06:31:04.5Z"}' };

describe('an answer', () => {
  test('of trivy is read', () => {
    expect(readTrivyVulnerabilities(trivyAnswer)).toEqual([
      {
        id: 'CVE-2026-1',
        aliases: ['GHSA-1'],
        severity: 'critical',
        package: 'starlette',
        version: '1.0',
        fixed: '1.1',
        since: '2026-11-01',
      },
      { id: 'CVE-2026-2', aliases: [], severity: 'low', package: 'uvicorn', version: '2.0' },
      { id: 'CVE-2026-3', aliases: [], severity: 'unknown', package: 'uvicorn', version: '2.0' },
    ]);
    expect(readTrivyVulnerabilities('{"SchemaVersion":2}')).toEqual([]);
  });

  test('of grype is read', () => {
    expect(readGrypeVulnerabilities(grypeAnswer)).toEqual([
      {
        id: 'GHSA-1',
        aliases: ['CVE-2026-1'],
        severity: 'critical',
        package: 'starlette',
        version: '1.0',
        fixed: '1.1',
        since: '2026-11-02',
      },
      { id: 'GHSA-2', aliases: [], severity: 'low', package: 'uvicorn', version: '2.0' },
      { id: 'GHSA-3', aliases: [], severity: 'unknown', package: 'uvicorn', version: '2.0' },
    ]);
  });

  test('of another form is refused, and not taken for none', () => {
    expect(() => readTrivyVulnerabilities('{}')).toThrow('it has no SchemaVersion');
    expect(() => readGrypeVulnerabilities('{}')).toThrow('it has no matches');
    expect(() => readTrivyVulnerabilities('')).toThrow();
  });
});

describe('a database', () => {
  test('of trivy or of grype is known by its files', () => {
    const trivy = put(folder(), trivyCache);
    expect(databaseIn(trivy)).toEqual({ ok: true, value: { program: 'trivy', folder: trivy, day: '2026-11-29' } });
    const grype = put(folder(), { '6/vulnerability.db': '' });
    expect(databaseIn(grype)).toEqual({ ok: true, value: { program: 'grype', folder: grype } });
  });

  test.each([
    [
      'that is not there',
      {},
      /none has no database of vulnerabilities; it must have db\/trivy\.db of a cache of trivy/,
    ],
    ['without its day', { 'none/db/trivy.db': '' }, /metadata\.json does not say when the database was made/],
    ['in a folder with other things', { 'none/x/vulnerability.db': '' }, /none has no database of vulnerabilities/],
  ])('%s is a problem', (_, files, message) => {
    const root = put(folder(), files);
    expect(databaseIn(join(root, 'none'))).toEqual(refused(expect.stringMatching(message)));
  });
});

describe('a look-up, with stand-ins that look nothing up', () => {
  test("hands each bill to trivy with its own database, and to no network; a person's settings do not reach it", async () => {
    const root = put(folder(), Object.fromEntries(own));
    const cache = put(folder(), trivyCache);
    const trivy = standIn(folder(), 'trivy', { '--version': 'Version: 0.1', 'sbom --quiet': trivyAnswer });
    process.env['TRIVY_IGNORE_UNFIXED'] = 'true';
    const looked = await lookUp(place(root, trivy.run), { program: 'trivy', folder: cache, day: '2026-11-29' });
    delete process.env['TRIVY_IGNORE_UNFIXED'];
    const found = readTrivyVulnerabilities(trivyAnswer).map((one) => ({ ...one, image: 'hash' }));
    expect(looked).toEqual({ ok: true, value: { program: 'trivy', database: '2026-11-29', images: ['hash'], found } });
    const [, call = ''] = trivy.calls();
    expect(call.replaceAll(/\S*\/(?=nothing|hash)/g, '').trim()).toBe(
      [
        'sbom --quiet --config nothing.yaml --ignorefile nothing.yaml --scanners vuln --format json --offline-scan',
        '--skip-db-update --skip-java-db-update --skip-vex-repo-update --skip-version-check --disable-telemetry',
        `--cache-dir ${cache} hash.cdx.json`,
      ].join(' '),
    );
  });

  test('hands each bill to grype, which says of which day its database is', async () => {
    const root = put(folder(), Object.fromEntries(own));
    const config = /^--config \S+nothing\.yaml /;
    const status = '{"schemaVersion":"v6.1.0","built":"2026-11-28T01:02:03Z","valid":true}';
    const grype = standIn(folder(), 'grype', { 'db status': status, 'sbom:': grypeAnswer });
    const looked = await lookUp(place(root, grype.run), { program: 'grype', folder: '/cache/of/grype' });
    const found = readGrypeVulnerabilities(grypeAnswer).map((one) => ({ ...one, image: 'hash' }));
    expect(looked).toEqual({ ok: true, value: { program: 'grype', database: '2026-11-28', images: ['hash'], found } });
    const variables =
      'GRYPE_CHECK_FOR_APP_UPDATE=false GRYPE_DB_AUTO_UPDATE=false GRYPE_DB_CACHE_DIR=/cache/of/grype GRYPE_DB_VALIDATE_AGE=false';
    expect(
      grype.calls().map((call) =>
        call
          .replace(config, '')
          .replace(/sbom:\S*\/(?=hash)/, 'sbom:')
          .trim(),
      ),
    ).toEqual([`db status --output json ${variables}`, `sbom:hash.cdx.json --output json ${variables}`]);
  });

  test.each<[string, Readonly<Record<string, string>>, string | RegExp]>([
    ['fails', {}, /^trivy on the bill of hash: exit 3$/],
    [
      'says something else',
      { 'sbom --quiet': 'usage: trivy' },
      /^trivy on the bill of hash: its answer was not understood \(.*JSON/,
    ],
  ])('of a program that %s is a problem, and finds nothing', async (_, answers, message) => {
    const root = put(folder(), Object.fromEntries(own));
    const { run } = standIn(folder(), 'trivy', { '--version': 'Version: 0.1', ...answers });
    const looked = await lookUp(place(root, run), { program: 'trivy', folder: 'cache', day: '2026-11-29' });
    expect(looked).toEqual(refused(expect.stringMatching(message)));
  });

  test('needs the program that the database is of', async () => {
    const root = put(folder(), Object.fromEntries(own));
    expect(await lookUp(place(root), { program: 'grype', folder: 'cache' })).toEqual(
      refused('the database is one of grype, and there is no grype on PATH; get it from https://oss.anchore.com'),
    );
    expect(await lookUp(place(root), { program: 'trivy', folder: 'cache', day: '2026-11-29' })).toEqual(
      refused('the database is one of trivy, and there is no go on PATH, which builds it'),
    );
  });

  test('of what has no bill is a problem', async () => {
    const root = put(folder(), { 'dockerfiles/shop/Dockerfile': 'FROM scratch\n', 'dockerfiles/shop/go.mod': '' });
    const { run } = standIn(folder(), 'trivy', { '--version': 'Version: 0.1' });
    expect(await lookUp(place(root, run), { program: 'trivy', folder: 'cache', day: '2026-11-29' })).toEqual(
      refused(expect.stringContaining('go.mod is a manifest whose packages cannot be listed here')),
    );
  });
});
