/** The images that a Dockerfile starts from: each pinned by a digest, or a sentence. */

import { parseReference, purlOfImage } from '../images/reference';
import type { Part, PartsRead } from './component';

interface Stage {
  /** Where the base is written: at FROM, or at its argument. */
  readonly line: number;
  /** What stands after FROM, its argument put in. */
  readonly from: string;
  readonly name: string | undefined;
}

const pinned = /^[\w./-]+(?::\d+\/[\w./-]+)?:[\w.-]+@sha256:[0-9a-f]{64}$/;

/**
 * @param file how sentences call it
 * @returns the base of what is shipped as `required` and `direct`; bases of stages that only build as `excluded`
 */
export function readBases(dockerfile: string, file: string): PartsRead {
  const lines = dockerfile
    .split(/\r?\n/)
    .map((text, place) => ({ text, line: place + 1 }))
    .filter(({ text }) => !/^\s*#/.test(text));
  const stages = stagesOf(lines);
  const earlier = (place: number, name: string) =>
    stages.slice(0, place).find((stage, at) => stage.name === name || String(at) === name);
  const problems = [
    ...(stages.length === 0 ? [`${file} has no FROM; say which base it starts from`] : []),
    ...stages
      .filter(({ from }, place) => !earlier(place, from) && from !== 'scratch' && !pinned.test(from))
      .map(({ line, from }) => `${file}:${line}: the base '${from}' is not pinned; write NAME:TAG@sha256:DIGEST`),
    ...lines.flatMap(({ text, line }) =>
      [...text.matchAll(/\s--(?:mount=\S*?\b)?from=([^\s,]+)/g)]
        .filter(([, name = '']) => !earlier(stages.length, name))
        .map(
          ([, name]) =>
            `${file}:${line}: it takes files from '${name}', which is not a stage; make it a FROM with a digest`,
        ),
    ),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const shipped = baseOf(stages.length - 1);
  const bases = [...new Set(stages.map(({ from }) => from).filter((from) => pinned.test(from)))];
  return {
    ok: true,
    parts: bases.map((base) => partOf(base, base === shipped)),
    direct: bases.filter((base) => base === shipped).map(purl),
  };

  function baseOf(place: number): string {
    const from = stages[place]?.from ?? '';
    const stage = earlier(place, from);
    return stage ? baseOf(stages.indexOf(stage)) : from;
  }
}

const purl = (base: string) => purlOfImage(parseReference(base));

function stagesOf(lines: readonly { readonly text: string; readonly line: number }[]): readonly Stage[] {
  const given = new Map<string, { readonly value: string; readonly line: number }>();
  return lines.flatMap(({ text, line }) => {
    const [, name, value = ''] = /^ARG\s+(\w+)=(\S+)\s*$/i.exec(text) ?? [];
    if (name !== undefined && !given.has(name)) given.set(name, { value, line });
    const [, from, stage] = /^FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?\s*$/i.exec(text) ?? [];
    if (from === undefined) return [];
    const [, argument = ''] = /^\$\{?(\w+)\}?$/.exec(from) ?? [];
    const { value: image, line: where } = given.get(argument) ?? { value: from, line };
    return [{ line: where, from: image, name: stage }];
  });
}

function partOf(base: string, shipped: boolean): Part {
  const { repository, tag = '', digest = '' } = parseReference(base);
  return {
    purl: purl(base),
    type: 'container',
    name: repository,
    version: tag,
    hashes: [{ alg: 'SHA-256', content: digest.slice(7) }],
    scope: shipped ? 'required' : 'excluded',
    needs: [],
  };
}
