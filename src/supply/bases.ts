/** The images that a Dockerfile starts from: each pinned by a digest, or a sentence. */

import { baseProblems, earlier, pinned, stagesOf } from '../images/dockerfile';
import { parseReference, purlOfImage } from '../images/reference';
import type { Part, PartsRead } from './component';

/**
 * @param file how sentences call it
 * @returns the base of what is shipped as `required` and `direct`; bases of stages that only build as `excluded`
 */
export function readBases(dockerfile: string, file: string): PartsRead {
  const stages = stagesOf(dockerfile);
  const problems = baseProblems(dockerfile, file);
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
    const stage = earlier(stages, place, from);
    return stage ? baseOf(stages.indexOf(stage)) : from;
  }
}

const purl = (base: string) => purlOfImage(parseReference(base));

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
