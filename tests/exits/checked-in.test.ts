import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { defaultEnvironment, environments } from '../../src/config/environments';
import { checkedIn, checkedInFolder } from '../../src/exits/checked-in';
import { toHcl } from '../../src/exits/hcl';
import { stackName } from '../../src/stacks/stack';
import { distOf } from '../stacks/dist';
import { settingsFor, stackText, untraced } from '../stacks/synthesized';
import { contents, temporaryFolders } from '../synth/folders';

temporaryFolders();

const environment = environments[defaultEnvironment];
const wanted = untraced(() =>
  checkedIn({ environment, settings: settingsFor(environment), objects: distOf(environment) }),
);
const paths = Object.keys(wanted);
const texts = Object.values(wanted);

describe('the stacks of local in the folder terraform', () => {
  test.each(paths)('%s is what the stacks of today write, byte for byte; repair: npm run reference', (path) => {
    expect(existsSync(path) ? readFileSync(path, 'utf8') : 'there is no such file').toBe(wanted[path]);
  });

  test('are all that is there, beside what Terraform itself keeps', () => {
    const there = Object.keys(contents(checkedInFolder)).map((path) => `${checkedInFolder}/${path}`);
    expect(there.filter((path) => !/\/\.terraform(\/|\.lock\.hcl$)/.test(path)).sort()).toEqual(paths);
  });

  test('have those of cdktf word for word, below a head that says what they are made of', () => {
    for (const part of ['cluster', 'platform', 'workloads'] as const) {
      const folder = `terraform/stacks/${stackName('local', part)}/`;
      const bodies = paths
        .filter((path) => path.startsWith(folder))
        .map((path) => {
          const [, first, second, rest = ''] = /^# (.*)\n# (.*)\n\n([\s\S]*)$/.exec(wanted[path] ?? '') ?? [];
          expect(first).toBe(
            'Made by `npm run reference` from src/stacks and dist/local: change these, not this file.',
          );
          expect(existsSync(/docs\/\S+\.md/.exec(second ?? '')?.[0] ?? '')).toBe(true);
          return rest;
        });
      const blocks = (text: string) =>
        text
          .split(/\n(?=\w.* \{$)/m)
          .map((one) => one.trim())
          .sort();
      expect(blocks(bodies.join('\n'))).toEqual(blocks(toHcl(JSON.parse(stackText(part, environment)))));
    }
  });

  test('have the objects of a namespace in a file of their own, so that none is too large to be read', () => {
    const namespaces = new Set(distOf(environment).flatMap(({ metadata: { namespace } }) => namespace ?? []));
    const wantedFiles = ['main', 'policies', ...[...namespaces].map((one) => `namespace-${one}`)].map(
      (one) => `${one}.tf`,
    );
    const there = paths.filter((path) => path.includes('-workloads/')).map((path) => path.replace(/.*\//, ''));
    expect(there.sort()).toEqual(wantedFiles.sort());
    for (const text of texts) expect(text.length).toBeLessThan(700_000);
  });

  test('name no place of this machine: what they name lies below the repository, three folders up', () => {
    for (const [path, text] of Object.entries(wanted)) {
      for (const place of [process.cwd(), homedir(), 'breakwater-terraform-']) expect(text).not.toContain(place);
      expect([...new Set(text.match(/"(?:\.\.\/)*\.\.(?=[/"])/g))]).toEqual(
        path.endsWith('/main.tf') ? ['"../../..'] : [],
      );
    }
  });

  test('are of one size with dist: a list for which many wait is written once', () => {
    const workloads = paths
      .filter((path) => path.includes('-workloads/'))
      .map((path) => wanted[path])
      .join('\n');
    const lists = workloads.match(/^ {2}after-\d+ = \[$/gm) ?? [];
    expect(lists.length).toBeGreaterThan(0);
    expect(lists.length).toBeLessThan(10);
    expect(workloads.match(/depends_on = \[local\.after-\d+\]/g)?.length).toBeGreaterThan(300);
    expect(Math.max(...(workloads.match(/^ {2}depends_on.*$/gm) ?? []).map((line) => line.length))).toBeLessThan(1000);
  });
});
