/** Commands of a deploy as a user types them, on a machine that has everything. */
import { join } from 'node:path';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { filesOnDisk } from '../../src/programs/commit';
import { tools } from '../../src/programs/doctor';
import { identityFile } from '../../src/stacks/stack';
import { reviewed, uid, well } from '../deploy/deploys';
import { type Answers, ok } from '../programs/fakes';
import { said } from '../programs/git';
import { put } from '../synth/folders';
import { breakwaterWith } from './breakwater';

const versions = Object.fromEntries(tools.map(({ name, version }) => [`${name} ${version.join(' ')}`, ok('99.0')]));

interface Typed {
  readonly answers?: Answers;
  readonly variables?: Readonly<Record<string, string>>;
  /** Whose dist and cluster are there. @default - lab's */
  readonly on?: Environment;
}

/** @param words of the command, with spaces between @returns what came of it, and what the app of the stacks was given */
export async function type(words: string, { answers = {}, variables = {}, on = environments.lab }: Typed = {}) {
  const root = put(reviewed(on), { [`state/${on.name}/${identityFile}`]: uid });
  const all = { ...answers, ...versions, ...said(filesOnDisk(root)).answers, ...well(on), ...answers };
  const ended = await breakwaterWith({ argv: words.split(' '), root, variables }, all);
  const app = ended.calls.find(({ line }) => line === `node ${join(root, 'lib/src/stacks/main.js')}`);
  return { ...ended, root, env: app?.options?.env, asked: ended.lines.filter((line) => line.includes('-chdir=')) };
}
