/** Output of `netpolicy list` for a folder of YAML, in our form. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { run } from '../../../src/programs/run';
import type { Span } from '../../../src/reach/port';
import { isProtocol, joinSpans, lastPort, protocols } from '../../../src/reach/port';

/** One line of its answer; an end is `namespace/name[Kind]` or a range of addresses. */
interface Line {
  readonly src: string;
  readonly dst: string;
  readonly conn: string;
}

/** A connection in its output: an end is a workload, `x/a`, or a range of addresses, `10.0.0.0-10.255.255.255`. */
export interface Listed {
  readonly from: string;
  readonly to: string;
  readonly open: readonly Span[];
}

/** Kinds that say nothing of policies to it, or more than they should: an Ingress is a source of its own there. */
const left = ['Ingress'];

/** Its list, or its error. */
export async function listed(path: string, objects: readonly Manifest[]): Promise<readonly Listed[] | string> {
  const folder = mkdtempSync(join(tmpdir(), 'netpolicy-'));
  try {
    mkdirSync(join(folder, 'yaml'));
    const kept = objects.filter(({ kind }) => !left.includes(kind));
    writeFileSync(join(folder, 'yaml', 'all.yaml'), kept.map((one) => dump(one)).join('---\n'));
    const { code, stdout, stderr } = await run(path, ['list', '--dirpath', join(folder, 'yaml'), '--output', 'json']);
    // Not --fail: with it, this version finds an error in every folder.
    if (code !== 0 || /error/i.test(stderr)) return `exit ${code}: ${stderr}${stdout}`;
    return ((JSON.parse(stdout || '[]') as readonly Line[] | null) ?? []).map(({ src, dst, conn }) => {
      return { from: nameOf(src), to: nameOf(dst), open: spansOf(conn) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function nameOf(end: string): string {
  return end.replace(/\[\w+\]$/, '');
}

/** `All Connections`, or as in `TCP 80,443-500,UDP 53`. */
function spansOf(text: string): readonly Span[] {
  if (text === 'All Connections') return protocols.map((protocol) => ({ protocol, first: 1, last: lastPort }));
  let protocol = '';
  const spans = text.split(',').map((one) => {
    const [, kind, first, last] = /^(?:([A-Z]+) )?(\d+)(?:-(\d+))?$/.exec(one) ?? [];
    protocol = kind ?? protocol;
    if (!isProtocol(protocol)) throw new Error(`netpolicy says '${text}'`);
    return { protocol, first: Number(first), last: Number(last ?? first) };
  });
  return joinSpans(spans);
}
