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
    const parts = ['cluster', 'platform', 'workloads'] as const;
    expect(paths).toEqual(parts.map((part) => `terraform/stacks/${stackName('local', part)}/main.tf`));
    for (const [place, part] of parts.entries()) {
      const [, first, second, rest] = /^# (.*)\n# (.*)\n\n([\s\S]*)$/.exec(texts[place] ?? '') ?? [];
      expect(first).toBe('Made by `npm run reference` from src/stacks and dist/local: change these, not this file.');
      expect(existsSync(/docs\/\S+\.md/.exec(second ?? '')?.[0] ?? '')).toBe(true);
      expect(rest).toBe(toHcl(JSON.parse(stackText(part, environment))));
    }
  });

  test('name no place of this machine: what they name lies below the repository, three folders up', () => {
    for (const text of texts) {
      for (const place of [process.cwd(), homedir(), 'breakwater-terraform-']) expect(text).not.toContain(place);
      expect([...new Set(text.match(/"(?:\.\.\/)*\.\.(?=[/"])/g))]).toEqual(['"../../..']);
    }
  });

  test('are of one size with dist: a list for which many wait is written once', () => {
    const [, , workloads = ''] = texts;
    const lists = workloads.match(/^ {2}after-\d+ = \[$/gm) ?? [];
    expect(lists.length).toBeGreaterThan(0);
    expect(lists.length).toBeLessThan(10);
    expect(workloads.match(/depends_on = \[local\.after-\d+\]/g)?.length).toBeGreaterThan(300);
    expect(Math.max(...(workloads.match(/^ {2}depends_on.*$/gm) ?? []).map((line) => line.length))).toBeLessThan(1000);
  });
});
