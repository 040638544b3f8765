/** Manifests of a penetration test, each with one trick, judged as if they were added to dist/lab. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Input, inputsOf } from '../../src/check/input';
import { judge } from '../../src/check/judge';
import { limits } from '../../src/check/limits';
import type { Located } from '../../src/check/objects';
import { readAll } from '../../src/check/reading';
import { declaredIn } from '../../src/config/declared';
import { environments } from '../../src/config/environments';
import { lookupOptions } from '../../src/config/lookup-options';
import { foreignImages } from '../../src/config/versions';
import { policies } from '../../src/policies';
import { parametersOf } from '../../src/policies/parameters';

/** Beside the repository, where the corpus is kept. */
const folder = join('..', 'shared', 'corpus', 'insider');

export const isHere = existsSync(join(folder, 'VERDICTS.tsv'));

/** A case and what refuses it: ids of policies, or what cannot be read; none: it survives. */
export interface Judged {
  readonly name: string;
  readonly refusedBy: readonly string[];
}

/** The name of each case of the table of verdicts. */
export function caseNames(): readonly string[] {
  const [, ...rows] = readFileSync(join(folder, 'VERDICTS.tsv'), 'utf8').trim().split('\n');
  return rows.map((row) => row.split('\t')[1] ?? '');
}

export async function judgeAll(): Promise<readonly Judged[]> {
  const around = await located('dist/lab');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return Promise.all(
    files.map(async (file) => ({
      name: file.replace(/[.]yaml$/, ''),
      refusedBy: await refusedBy(rebased(readFileSync(join(folder, file), 'utf8'), around), around),
    })),
  );
}

/** What refuses a text as an addition to dist/lab. */
async function refusedBy(text: string, around: readonly Located[]): Promise<readonly string[]> {
  const { lab } = environments;
  const input: Input = { file: 'case.yaml', open: () => [Buffer.from(text)] };
  const parameters = () => parametersOf(lab, foreignImages(lab), declaredIn(lab));
  const { findings, problems } = await judge([input], { policies, parameters, around });
  return [...new Set([...problems.map(() => 'not read'), ...findings.map(({ policy }) => policy)])];
}

export async function located(path: string): Promise<readonly Located[]> {
  const found = inputsOf({ paths: [path], root: '.', stdin: () => process.stdin });
  if (!found.ok) throw new Error(found.problems.join('\n'));
  return (await readAll(found.inputs, limits)).objects;
}

/**
 * A case with today's images, ConfigMaps and resolver in the place of those of the day when it was made: else it would be
 * refused as outdated, and not for its trick.
 */
export function rebased(text: string, around: readonly Located[]): string {
  const now = JSON.stringify(around.map(({ manifest }) => manifest));
  const today = (name: string, ending: string) => new RegExp(`"([^"]*/)?(${name}${ending})"`).exec(now)?.[2];
  return text
    .replace(/\b([a-z-]+):[0-9a-f]{40}$/gm, (all, name: string) => today(name, ':[0-9a-f]{40}') ?? all)
    .replace(/\b([a-z-]+)-lab-[0-9a-f]{8}$/gm, (all, name: string) => today(name, '-lab-[0-9a-f]{8}') ?? all)
    .replace(/^( *)dnsConfig:\n *options:\n *- name: ndots\n *value: '2'\n/gm, (_, indent: string) =>
      lookups(indent, !/^ *dnsPolicy:/m.test(text)),
    );
}

/** How pods of lab look up names, as YAML. @param isWhole whether the case says nothing of dnsPolicy itself */
function lookups(indent: string, isWhole: boolean): string {
  const options = Object.entries(lookupOptions).map(([name, value]) => ({ name, value }));
  const config = { nameservers: [environments.lab.dns.resolver], options };
  return `${indent}dnsConfig: ${JSON.stringify(config)}\n${isWhole ? `${indent}dnsPolicy: None\n` : ''}`;
}
