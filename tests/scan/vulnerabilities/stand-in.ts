/**
 * Stand-ins for trivy and grype: programs on PATH that look nothing up. They print answers in the form of the real ones, which
 * are written here, and note how they were called: for the reading of answers alone.
 */
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Run } from '../../../src/programs/run';
import { run } from '../../../src/programs/run';
import { put } from '../../synth/folders';

/** An answer of `trivy sbom --format json`: one with a fix, one without, one of an unknown severity and day. */
export const trivyAnswer = JSON.stringify({
  SchemaVersion: 2,
  ArtifactType: 'cyclonedx',
  Results: [
    { Target: 'Node.js', Class: 'lang-pkgs', Type: 'node-pkg' },
    {
      Target: 'Python',
      Class: 'lang-pkgs',
      Type: 'python-pkg',
      Vulnerabilities: [
        {
          VulnerabilityID: 'CVE-2026-1',
          VendorIDs: ['GHSA-1'],
          PkgName: 'starlette',
          InstalledVersion: '1.0',
          FixedVersion: '1.1',
          Status: 'fixed',
          Severity: 'CRITICAL',
          PublishedDate: '2026-11-01T10:15:09.123Z',
        },
        {
          VulnerabilityID: 'CVE-2026-2',
          PkgName: 'uvicorn',
          InstalledVersion: '2.0',
          Status: 'affected',
          Severity: 'LOW',
        },
        { VulnerabilityID: 'CVE-2026-3', PkgName: 'uvicorn', InstalledVersion: '2.0', Severity: 'UNKNOWN' },
      ],
    },
  ],
});

/** An answer of `grype --output json` with the like. */
export const grypeAnswer = JSON.stringify({
  matches: [
    {
      vulnerability: {
        id: 'GHSA-1',
        severity: 'Critical',
        fix: {
          versions: ['1.1'],
          state: 'fixed',
          available: [{ version: '1.1', date: '2026-11-02', kind: 'first-observed' }, { version: '1.0.9' }],
        },
      },
      relatedVulnerabilities: [{ id: 'CVE-2026-1' }],
      artifact: { name: 'starlette', version: '1.0', type: 'python' },
    },
    {
      vulnerability: { id: 'GHSA-2', severity: 'Negligible', fix: { versions: [], state: 'wont-fix' } },
      artifact: { name: 'uvicorn', version: '2.0', type: 'python' },
    },
    { vulnerability: { id: 'GHSA-3', severity: 'Odd' }, artifact: { name: 'uvicorn', version: '2.0', type: 'python' } },
  ],
});

/**
 * Puts a stand-in into a folder.
 *
 * @param answers by words of the call
 * @returns what runs programs with that folder first on PATH, and the calls: arguments, and the variables that it was given
 */
export function standIn(folder: string, name: 'trivy' | 'grype', answers: Readonly<Record<string, string>>) {
  const log = join(folder, 'calls');
  const cases = Object.keys(answers).map(
    (words, place) => `  *${JSON.stringify(words)}*) cat "${folder}/answer-${place}" ;;`,
  );
  put(folder, {
    ...Object.fromEntries(Object.values(answers).map((text, place) => [`answer-${place}`, text])),
    [name]: `#!/bin/sh\necho "$* $(env | grep -E '^(TRIVY|GRYPE)_' | sort | tr '\\n' ' ')" >> "${log}"\ncase "$*" in\n${cases.join('\n')}\n  *) exit 3 ;;\nesac\n`,
    calls: '',
  });
  chmodSync(join(folder, name), 0o755);
  const withIt: Run = (command, args, options) =>
    run(command, args, {
      ...options,
      env: { ...options?.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` },
    });
  return { run: withIt, calls: () => readFileSync(log, 'utf8').trim().split('\n') };
}
