/** Packages that a `requirements.txt` locks, as `uv pip compile --generate-hashes` and pip-tools write it. */
import type { Hash, Part, PartsRead } from './component';
import { hashOf, twice } from './component';

interface Entry {
  readonly line: number;
  readonly text: string;
  /** What the comments below it say who asks for it: names, and `-r FILE` for the application. */
  readonly via: readonly string[];
}

type Read = { readonly part: Part; readonly via: readonly string[] };

const pinned = /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*==\s*([\w.!+-]+)\s*(?:;([^;]*?))?((?:\s+--hash=\S+)*)$/;

/**
 * @param file how sentences call it
 * @returns every package with its version and hashes; who needs whom, where the comments `# via` say it
 */
export function readRequirements(text: string, file: string): PartsRead {
  const all = entries(text).map((entry) => readEntry(entry, file));
  const read = all.filter((one): one is Read => typeof one !== 'string');
  const parts = read.map(({ part, via }) => ({ part, via: via.map(normal) }));
  const problems = [
    ...all.filter((one) => typeof one === 'string'),
    ...twice(
      parts.map(({ part }) => part),
      file,
    ),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    parts: parts.map(({ part }) => ({
      ...part,
      needs: parts.filter(({ via }) => via.includes(part.name)).map((other) => other.part.purl),
    })),
    // Required by no other package: then by the application itself.
    direct: parts.filter(({ via }) => via.length === 0 || via.includes('-r')).map(({ part }) => part.purl),
  };
}

/** Lines that belong together, and the comments below them. */
function entries(text: string): readonly Entry[] {
  const found: { line: number; text: string; via: string[] }[] = [];
  let open = false;
  for (const [place, raw] of text.split(/\r?\n/).entries()) {
    const hash = raw.search(/(?<!\S)#/);
    const [code, comment] = hash < 0 ? [raw] : [raw.slice(0, hash), raw.slice(hash + 1)];
    const continued = /(^|\s)\\\s*$/.test(code);
    const words = code.replace(/\\\s*$/, '').trim();
    const last = found.at(-1);
    if (words !== '') {
      if (open && last) last.text = `${last.text} ${words}`;
      else found.push({ line: place + 1, text: words, via: [] });
    }
    const said = comment?.trim().replace(/^via\b\s*/, '');
    if (said) found.at(-1)?.via.push(said);
    // uv writes a backslash after the last line of an entry without hashes; a comment ends it.
    open = continued && comment === undefined;
  }
  return found;
}

function readEntry({ line, text, via }: Entry, file: string): Read | string {
  const [, name = '', version = '', marker, options = ''] = pinned.exec(text) ?? [];
  const what = text.split(/\s/, 1)[0];
  if (name === '') {
    return `${file}:${line}: '${what}' is not one package at one version; write NAME==VERSION with its hashes, or lock it with uv pip compile --generate-hashes`;
  }
  const given = [...options.matchAll(/--hash=([^:\s]*):?(\S*)/g)];
  const hashes = given.map(([, alg = '', content = '']) => hashOf(alg, content));
  if (hashes.length === 0 || hashes.includes(undefined)) {
    const why = hashes.length === 0 ? 'no hash' : 'a hash that is not SHA-256, SHA-384 or SHA-512';
    return `${file}:${line}: '${name}==${version}' has ${why}; lock it with uv pip compile --generate-hashes`;
  }
  const part: Part = {
    purl: `pkg:pypi/${normal(name)}@${encodeURIComponent(version)}`,
    type: 'library',
    name: normal(name),
    version,
    hashes: sorted(hashes.filter((one) => one !== undefined)),
    scope: scopeOf(marker?.trim()),
    needs: [],
  };
  return { part, via };
}

/** Images are of Linux; other conditions cannot be evaluated here. */
function scopeOf(marker: string | undefined): Part['scope'] {
  if (!marker) return 'required';
  const [, is, system] = /^sys_platform\s*(==|!=)\s*['"](\w+)['"]$/.exec(marker) ?? [];
  if (is === undefined) return 'optional';
  return (is === '==') === (system === 'linux') ? 'required' : 'excluded';
}

/** A package's name as Python compares it; of `-r FILE` the option alone. */
function normal(name: string): string {
  return name.startsWith('-r ') ? '-r' : name.replace(/[-_.]+/g, '-').toLowerCase();
}

function sorted(hashes: readonly Hash[]): readonly Hash[] {
  return [...hashes].sort((a, b) => (a.content < b.content ? -1 : 1));
}
