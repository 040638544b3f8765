import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageNames } from '../../src/images/build';
import { dockerfileProblems, stagesOf } from '../../src/images/dockerfile';

const digest = `sha256:${'0'.repeat(64)}`;
const base = `registry.example/base:1@${digest}`;
const problems = (...lines: readonly string[]) => dockerfileProblems(`${lines.join('\n')}\n`, 'D');

test.each(imageNames('dockerfiles'))(
  'the Dockerfile of %s lets its build see its context and pinned bases alone',
  (name) => {
    expect(dockerfileProblems(readFileSync(join('dockerfiles', name, 'Dockerfile'), 'utf8'), name)).toEqual([]);
  },
);

test('stages are read as engines read them: with arguments, over lines, in any case', () => {
  const text = `arg A=old\nARG A=${base}\n  from --platform=linux/amd64 \\\n  # a comment\n  \${A} \\\n  as build\nARG A=other\nFROM build\n`;
  expect(stagesOf(text)).toEqual([
    { line: 2, from: base, name: 'build' },
    { line: 8, from: 'build', name: undefined },
  ]);
});

const unpinned = (from: string, line: number) =>
  `D:${line}: the base '${from}' is not pinned; write NAME:TAG@sha256:DIGEST`;
const taken = (from: string, line: number) =>
  `D:${line}: it takes files from '${from}', which is not a stage; make it a FROM with a digest`;
const option = (what: string, line = 2) =>
  `D:${line}: ${what} may let a build see what its source tag does not cover; remove it`;
const add =
  'D:2: ADD takes files from addresses and unpacks archives; use COPY, and bring what is fetched into the folder or a lock';
const ascii = (line: number) =>
  `D:${line}: it has a character that is not of plain ASCII, which engines may read otherwise; remove it`;

test.each<[string, readonly string[], readonly string[]]>([
  [
    'another front end',
    ['# syntax=docker.io/other/frontend', `FROM ${base}`],
    ["D:1: '# syntax=' changes how the file is read; remove it"],
  ],
  ['another escape', ['#escape=`', `FROM ${base}`], ["D:1: '# escape=' changes how the file is read; remove it"]],
  ['an address', [`FROM ${base}`, 'ADD https://example.com/x /x'], [add]],
  ['an archive', [`FROM ${base}`, 'add x.tar /'], [add]],
  ['a cache of earlier builds', [`FROM ${base}`, 'RUN --mount=type=cache,target=/c true'], [option('RUN --mount')]],
  ['the network of the machine', [`FROM ${base}`, 'RUN --network=host true'], [option('RUN --network')]],
  ['links of the context', [`FROM ${base}`, 'COPY --chmod=0555 --parents a /'], [option('COPY --parents')]],
  ['a base without a digest behind white space', [`FROM ${base}`, ' \tFROM other:1'], [unpinned('other:1', 2)]],
  ['a base on the next line', ['FROM \\', '# comment', '', 'other:1'], [unpinned('other:1', 1)]],
  ['a base whose argument is given twice', [`ARG A=${base}`, 'ARG A=other:1', `FROM \${A}`], [unpinned('other:1', 2)]],
  ['a default of an argument that is not read here', [`FROM \${A:-other}`], [unpinned(`\${A:-other}`, 1)]],
  [
    'two arguments on a line',
    [`ARG A=${base}`, 'ARG B=1 A=other:1', `FROM \${A}`],
    ['D:2: write one argument a line, as ARG NAME=VALUE'],
  ],
  ['files of another image', [`FROM ${base}`, 'COPY --from=other:1 /a /a'], [taken('other:1', 2)]],
  [
    'files of an image that a later stage is named like',
    [`FROM ${base}`, 'COPY --from=nginx /a /a', `FROM ${base} AS nginx`],
    [taken('nginx', 2)],
  ],
  [
    'files of an image in the name of the own stage',
    [`FROM ${base} AS nginx`, 'COPY --from=nginx /a /a'],
    [taken('nginx', 2)],
  ],
  ['files of an image, on the next line', [`FROM ${base}`, 'COPY \\', '--from=other:1 /a /a'], [taken('other:1', 2)]],
  [
    'what the next build does',
    [`FROM ${base}`, 'ONBUILD RUN true'],
    [
      "D:2: 'ONBUILD' is not one of ARG, CMD, COPY, ENTRYPOINT, ENV, EXPOSE, FROM, HEALTHCHECK, LABEL, RUN, STOPSIGNAL, USER, WORKDIR; use those",
    ],
  ],
  ['a here-document', [`FROM ${base}`, 'COPY <<x /x'], ['D:2: a here-document is not read here; put it into a file']],
  ['a space that is not one', [`FROM ${base}`, '\u00a0FROM other:1'], [ascii(2), unpinned('other:1', 2)]],
  ['a line break that is not one', [`FROM ${base}\rADD x`], [ascii(1), unpinned(`${base}\rADD x`, 1)]],
  ['nothing', ['# empty'], ['D has no FROM; say which base it starts from']],
])('refused: %s', (_, lines, sentences) => expect(problems(...lines)).toEqual(sentences));

test('stages by name and number, and options that only set owners and modes, are fine', () => {
  const lines = [
    `FROM ${base} AS build`,
    'RUN ["a", \\',
    '  "b"]',
    `FROM ${base}`,
    'COPY --from=build --chown=0:0 --chmod=0555 /a /a',
    'COPY --from=0 /b /b',
  ];
  expect(problems(...lines)).toEqual([]);
});
