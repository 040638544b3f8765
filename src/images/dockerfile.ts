/** Dockerfiles: the stages that one is made of, and what lets a build see more than its context. */

export interface Stage {
  /** Where the base is written: at FROM, or at its argument. */
  readonly line: number;
  /** What stands after FROM, its argument put in. */
  readonly from: string;
  readonly name: string | undefined;
}

/** A base with its digest. */
export const pinned = /^[\w./-]+(?::\d+\/[\w./-]+)?:[\w.-]+@sha256:[0-9a-f]{64}$/;

/** Options that each instruction may have; an instruction that is not here is refused. */
const known: Readonly<Record<string, readonly string[] | undefined>> = {
  ARG: [],
  CMD: [],
  COPY: ['chmod', 'chown', 'from'],
  ENTRYPOINT: [],
  ENV: [],
  EXPOSE: [],
  FROM: ['platform'],
  HEALTHCHECK: ['interval', 'retries', 'start-period', 'timeout'],
  LABEL: [],
  RUN: [],
  STOPSIGNAL: [],
  USER: [],
  WORKDIR: [],
};

/** An instruction with the lines on which it goes on. */
interface Instruction {
  readonly line: number;
  /** In capitals. */
  readonly name: string;
  readonly rest: string;
}

/**
 * @param file how sentences call it
 * @returns a sentence for each thing that could bring into a build what its source tag does not cover
 */
export function dockerfileProblems(text: string, file: string): readonly string[] {
  return [
    ...text
      .split(/\r?\n/)
      .flatMap((line, place) =>
        /[^\t\x20-\x7e]/.test(line)
          ? [
              `${file}:${place + 1}: it has a character that is not of plain ASCII, which engines may read otherwise; remove it`,
            ]
          : [],
      ),
    ...directives(text, file),
    ...instructions(text).flatMap((one) =>
      instructionProblems(one).map((problem) => `${file}:${one.line}: ${problem}`),
    ),
    ...baseProblems(text, file),
  ];
}

/** Bases that are not pinned, and files taken from what is not an earlier stage. */
export function baseProblems(text: string, file: string): readonly string[] {
  const stages = stagesOf(text);
  let place = 0;
  const taken = instructions(text).flatMap(({ line, name, rest }) => {
    if (name === 'FROM') place += 1;
    const sources = [...` ${rest}`.matchAll(/\s--(?:mount=\S*?\b)?from=([^\s,]+)/g)].map(([, source = '']) => source);
    // A stage takes from those before it; the name of a later one is that of an image.
    return sources
      .filter((source) => !earlier(stages, place - 1, source))
      .map(
        (source) =>
          `${file}:${line}: it takes files from '${source}', which is not a stage; make it a FROM with a digest`,
      );
  });
  return [
    ...(stages.length === 0 ? [`${file} has no FROM; say which base it starts from`] : []),
    ...stages
      .filter(({ from }, at) => !earlier(stages, at, from) && from !== 'scratch' && !pinned.test(from))
      .map(({ line, from }) => `${file}:${line}: the base '${from}' is not pinned; write NAME:TAG@sha256:DIGEST`),
    ...taken,
  ];
}

/** The stage before a place that has a name or a number. */
export function earlier(stages: readonly Stage[], place: number, name: string): Stage | undefined {
  return stages.slice(0, Math.max(place, 0)).find((stage, at) => stage.name === name || String(at) === name);
}

export function stagesOf(text: string): readonly Stage[] {
  const given = new Map<string, { readonly value: string; readonly line: number }>();
  const stages: Stage[] = [];
  for (const { line, name, rest } of instructions(text)) {
    const [, argument, value = ''] = (name === 'ARG' && /^(\w+)=(\S+)$/.exec(rest)) || [];
    // Those of a stage are not seen by FROM. Of two with one name engines take the last.
    if (argument !== undefined && stages.length === 0) given.set(argument, { value, line });
    if (name !== 'FROM') continue;
    const [, image = rest, stage] = /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?$/i.exec(rest) ?? [];
    const [, inserted = ''] = /^\$\{?(\w+)\}?$/.exec(image) ?? [];
    const { value: from, line: where } = given.get(inserted) ?? { value: image, line };
    stages.push({ line: where, from, name: stage });
  }
  return stages;
}

/** Comments that change how the file is read: `syntax` names a program that reads it. */
function directives(text: string, file: string): readonly string[] {
  const [head = ''] = /^(?:\s*#.*(?:\r?\n|$))*/.exec(text) ?? [];
  return head.split(/\r?\n/).flatMap((line, place) => {
    const [, name] = /^\s*#\s*(\w+)\s*=/.exec(line) ?? [];
    if (name === undefined) return [];
    return [`${file}:${place + 1}: '# ${name}=' changes how the file is read; remove it`];
  });
}

function instructionProblems({ name, rest }: Instruction): readonly string[] {
  const allowed = known[name];
  if (allowed === undefined) return [unknownInstruction(name)];
  const [options = ''] = /^(?:--\S*\s*)*/.exec(rest) ?? [];
  const others = [...options.matchAll(/(?:^|\s)--([\w-]*)/g)]
    .map(([, option = '']) => option)
    .filter((option) => !allowed.includes(option));
  return [
    ...(name === 'ARG' && !/^\w+(?:=[^\s"'\\]*)?$/.test(rest) ? ['write one argument a line, as ARG NAME=VALUE'] : []),
    ...(/<<-?\s*["']?\w/.test(rest) ? ['a here-document is not read here; put it into a file'] : []),
    ...others.map((option) => `${name} --${option} may let a build see what its source tag does not cover; remove it`),
  ];
}

function unknownInstruction(name: string): string {
  return name === 'ADD'
    ? 'ADD takes files from addresses and unpacks archives; use COPY, and bring what is fetched into the folder or a lock'
    : `'${name.slice(0, 40)}' is not one of ${Object.keys(known).join(', ')}; use those`;
}

/** As engines read them: comments and empty lines are left out, also where an instruction goes on. */
function instructions(text: string): readonly Instruction[] {
  const found: { line: number; text: string }[] = [];
  let open = false;
  for (const [place, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const last = found.at(-1);
    const part = line.replace(/\\\s*$/, ' ');
    if (open && last) last.text += part;
    else found.push({ line: place + 1, text: part });
    open = part !== line;
  }
  return found.map(({ line, text: whole }) => {
    const [, name = '', rest = ''] = /^\s*(\S+)\s*(.*?)\s*$/s.exec(whole) ?? [];
    return { line, name: name.toUpperCase(), rest };
  });
}
