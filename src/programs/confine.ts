/**
 * Confinement of programs that run code under review: they see the system and the repository, read-only, and nothing else
 * of the machine. Linux namespaces, by util-linux.
 */
import { existsSync, lstatSync, mkdirSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { complaint } from './complaint';
import { failure, type Result, success } from './result';
import type { Run } from './run';

export interface ConfineProps {
  /** Of the repository: where programs run. */
  readonly root: string;
  /** Entries of the root that are not there for them. */
  readonly without: readonly string[];
  /** Entries of the root that are empty for them, and may be written: they vanish with the program. */
  readonly empty: readonly string[];
  /** A folder of the machine that they may write, and that stays. @default - none */
  readonly writable?: string;
}

/** Confines programs. @returns how to run one, or why that is not possible on this machine */
export type Confine = (run: Run, props: ConfineProps) => Promise<Result<Run>>;

/** Folders of the system that programs need, each where it exists. */
const system = ['bin', 'etc', 'gnu', 'lib', 'lib32', 'lib64', 'libx32', 'nix', 'opt', 'sbin', 'usr'];

/** Variables that a confined program gets: none that names a key, a token, an agent or a socket. */
const inherit = /^(PATH|LANG|LC_\w+|TZ|TERM|CI|NO_COLOR|FORCE_COLOR)$/;

/** Where their own files go. */
const home = '/home/confined';

/**
 * Each program has namespaces of its own: of users, without a capability and without the way to one; of mounts, whose root
 * is made of what it may see, so that nothing has to be hidden in it; of processes, which end with it, so that no other
 * process and no root of another can be looked into; and of the network, in which there is the loopback interface alone.
 */
export const confine: Confine = async (run, props) => {
  const { root } = props;
  if (process.platform !== 'linux') return impossible(`namespaces are of Linux, and this is ${process.platform}`);
  for (const name of props.empty) mkdirSync(join(root, name), { recursive: true });
  const script = scriptOf(props, await gitFolders(run, root));
  const confined: Run = (command, args, options = {}) =>
    run('unshare', [...namespaces, 'sh', '-c', script, 'confined', command, ...args], {
      ...options,
      inherit,
      env: { ...options.env, HOME: home },
    });
  const probe = await confined('true', []);
  return probe.code === 0 ? success(confined) : impossible(complaint(probe));
};

const namespaces = [
  ...['--user', '--map-root-user', '--mount', '--pid', '--fork', '--kill-child'],
  ...['--net', '--ipc', '--uts', '--'],
];

function impossible(why: string): Result<Run> {
  return failure('missing', `programs cannot be kept from the rest of this machine: ${why}`);
}

/** A repository's own folders of git, which lie elsewhere in a linked working tree. */
async function gitFolders(run: Run, root: string): Promise<readonly string[]> {
  const asked = ['rev-parse', '--path-format=absolute', '--git-dir', '--git-common-dir'];
  const { code, stdout } = await run('git', ['-C', root, ...asked], { inherit: /^(?!GIT_)/ });
  return code === 0 ? stdout.split('\n').filter((line) => line.startsWith('/')) : [];
}

/** Folders of an interpreter that is installed outside of the system, such as below a home. */
function programFolders(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  const prefix = dirname(dirname(realpathSync(path)));
  return ['bin', 'lib'].map((name) => join(prefix, name)).filter((one) => existsSync(one));
}

/** In the words of sh: makes a root, moves into it and runs the program without a capability. */
function scriptOf({ empty, root, without, writable }: ConfineProps, git: readonly string[]): string {
  const place = resolve(root);
  const real = realpathSync(place);
  const entries = readdirSync(real, { withFileTypes: true }).filter(({ name }) => !without.includes(name));
  const shown = entries.filter(({ name }) => !empty.includes(name));
  const links = shown.filter((entry) => entry.isSymbolicLink()).map(({ name }) => join(real, name));
  const folders = [
    ...programFolders(process.execPath),
    ...programFolders(join(real, '.venv', 'bin', 'python')),
    ...links.filter((link) => existsSync(link)).map((link) => realpathSync(link)),
    ...git.filter((folder) => !`${folder}/`.startsWith(`${real}/`)),
  ];
  const outside = [...new Set(folders)].filter((one) => !system.includes(one.split('/')[1] ?? '')).sort();
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  return [
    functions,
    ...system.filter((name) => existsSync(`/${name}`)).map((name) => present(`/${name}`)),
    ...outside.map(present),
    ...shown.filter((entry) => entry.isFile() || entry.isDirectory()).map(({ name }) => present(join(real, name))),
    ...links.map(present),
    'read_only',
    ...empty.map((name) => `mkdir -p "$new"${quoted(join(real, name))}`),
    ...(writable === undefined ? [] : [`show ${quoted(resolve(writable))}`]),
    ...(place === real ? [] : [`link ${quoted(real)} ${quoted(place)}`]),
    enter,
    `cd ${quoted(real)}`,
    `exec unshare --user --map-user=${uid} --map-group=${gid} -- setpriv --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"`,
  ].join('\n');
}

/** A new root, and the ways to fill it. A mount keeps the flags that it has, which may not be dropped. */
const functions = `set -eu
new=/dev/shm
mount -t tmpfs -o mode=0755 tmpfs "$new"
show() {
  if [ -d "$1" ]; then mkdir -p "$new$1"; else mkdir -p "$new\${1%/*}"; : > "$new$1"; fi
  mount --rbind "$1" "$new$1"
}
link() {
  mkdir -p "$new\${2%/*}"
  ln -s "$1" "$new$2"
}
read_only() {
  while read -r _ _ _ _ point options _; do
    case $point in "$new"/*) ;; *) continue ;; esac
    point=$(printf '%b' "$(printf '%s' "$point" | sed 's/\\\\/\\\\0/g')")
    case $options in *,*) flags=,\${options#*,} ;; *) flags= ;; esac
    mount -o "remount,bind,ro$flags" "$point"
  done < /proc/self/mountinfo
}`;

/** The rest of the new root, and the old one gone. */
const enter = `mkdir -p "$new/proc" "$new/dev/shm" "$new/tmp" "$new/var/tmp" "$new/run" "$new${home}" "$new/old"
chmod 1777 "$new/tmp" "$new/var/tmp" "$new/dev/shm"
mount -t proc proc "$new/proc"
for one in null zero full random urandom; do
  : > "$new/dev/$one"
  mount --bind "/dev/$one" "$new/dev/$one"
done
ln -s /proc/self/fd "$new/dev/fd"
cd "$new"
pivot_root . old
umount -l /old
rmdir /old
ip link set lo up`;

/** Shows a folder, or makes the link that stands there. */
function present(path: string): string {
  return lstatSync(path).isSymbolicLink()
    ? `link ${quoted(readlinkSync(path))} ${quoted(path)}`
    : `show ${quoted(path)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
