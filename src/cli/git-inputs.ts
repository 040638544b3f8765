/** YAML as git has it at a reference. */
import type { Input } from '../check/input';
import type { Result } from '../programs/result';
import { failure, success } from '../programs/result';
import type { Run } from '../programs/run';

const yaml = /\.(ya?ml|json)$/i;

/** Variables lead git to other repositories; it gets none of this process. */
const alone = { inherit: /^(?!GIT_)/ } as const;

/** @param text a reference, which means its dist, or `REF:PATH` */
export async function gitInputs(
  run: Run,
  root: string,
  text: string,
): Promise<Result<{ readonly inputs: readonly Input[]; readonly top: string }>> {
  const colon = text.indexOf(':');
  const [reference, top] =
    colon < 0 ? [text, 'dist'] : [text.slice(0, colon), text.slice(colon + 1).replace(/\/$/, '')];
  const git = (...args: readonly string[]) => run('git', ['-C', root, ...args], alone);
  // A reference that begins with - would be an option.
  const known = reference.startsWith('-')
    ? undefined
    : await git('rev-parse', '--verify', '--quiet', `${reference}^{commit}`);
  if (known?.code !== 0)
    return failure('usage', `'${text}' is not an environment, not a path and not a reference of git`);
  const commit = known.stdout.trim();
  const listed = await git('ls-tree', '-r', '-z', '--full-tree', commit, '--', top === '' ? '.' : top);
  const files = listed.stdout.split('\0').flatMap((line) => {
    const [, id = '', file = ''] = /^100\d+ blob (\w+)\t(.+)$/s.exec(line) ?? [];
    return yaml.test(file) ? [{ id, file }] : [];
  });
  if (files.length === 0) return failure('usage', `${reference} has no YAML in ${top === '' ? 'its root' : top}`);
  const ids = files.map(({ id }) => `${id}\n`).join('');
  const shown = await run('git', ['-C', root, 'cat-file', '--batch'], { ...alone, input: [ids] });
  if (shown.code !== 0) return failure('failed', `git does not show ${reference}: ${shown.stderr.trim()}`);
  const contents = contentsOf(Buffer.from(shown.stdout));
  const inputs = files.map(({ file }, place) => ({ file, open: () => [contents[place] ?? Buffer.alloc(0)] }));
  return success({ inputs, top });
}

/** What git says of many files: for each a line with its size, its content, and a line feed. */
function contentsOf(all: Buffer): readonly Buffer[] {
  const contents: Buffer[] = [];
  for (let at = 0; at < all.length; ) {
    const end = all.indexOf('\n', at);
    const size = Number(all.subarray(at, end).toString().split(' ')[2]);
    if (end < 0 || Number.isNaN(size)) break;
    contents.push(all.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return contents;
}
