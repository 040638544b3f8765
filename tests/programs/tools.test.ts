import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, type Run, type RunOptions, run as realRun } from '../../src/programs/run';
import { goTool, pathTool, pythonTool } from '../../src/programs/tools';
import { contents, put, temporaryFolders } from '../synth/folders';
import { type Answers, failed, missing, ok, programs } from './fakes';

const folder = temporaryFolders();

const shop = {
  module: 'example.com/shop',
  version: 'v1.2.3',
  sum: 'h1:c2hvcA==',
  folder: 'cmd/shop',
  binary: 'shop',
};

/** Go, which writes the program that it was asked for, or ends as it is set to. */
function go(outcome: Outcome = ok()) {
  const calls: { readonly args: readonly string[]; readonly options: RunOptions | undefined }[] = [];
  const run: Run = async (_command, args, options) => {
    calls.push({ args, options });
    if (outcome.code === 0) writeFileSync(join(args[2] ?? '', args[5] ?? ''), 'program');
    return outcome;
  };
  return { run, calls };
}

describe('a program in Go', () => {
  test('is built from the one version, whose hash Go checks, and stays', async () => {
    const cache = folder();
    const { run, calls } = go();
    const said: string[] = [];
    const path = join(cache, 'tools', 'shop@v1.2.3', 'shop');
    expect(await goTool(run, cache, shop, (line) => said.push(line))).toEqual({ path });
    expect(await goTool(run, cache, shop)).toEqual({ path });
    expect(said).toEqual(['shop v1.2.3 is built, once']);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.args.slice(3)).toEqual(['-mod=mod', '-o', 'shop', 'example.com/shop/cmd/shop']);
    expect(contents(cache)).toEqual({
      'tools/shop@v1.2.3/go.mod': 'module tool\n\ngo 1.21\n\nrequire example.com/shop v1.2.3\n',
      'tools/shop@v1.2.3/go.sum': 'example.com/shop v1.2.3 h1:c2hvcA==\n',
      'tools/shop@v1.2.3/shop': 'program',
    });
  });

  test('may be the module itself, and is checked whatever the machine says of checks', async () => {
    const { run, calls } = go();
    const { folder: _, ...whole } = shop;
    await goTool(run, folder(), { ...whole, experiment: 'jsonv2' });
    expect(calls[0]?.args.at(-1)).toBe('example.com/shop');
    const checks = { GOSUMDB: 'sum.golang.org', GONOSUMDB: 'none', GOPRIVATE: 'none' };
    expect(calls[0]?.options?.env).toMatchObject({ ...checks, GOFLAGS: '-trimpath', GOEXPERIMENT: 'jsonv2' });
  });

  const mismatch = 'verifying example.com/shop@v1.2.3: checksum mismatch';
  const building = 'go build example.com/shop/cmd/shop@v1.2.3:';

  const downloaded = `go: downloading example.com/a v1\n${mismatch}\n\tdownloaded: h1:x`;

  test.each<[string, Outcome, string]>([
    ['Go', missing, 'no go on PATH, which builds it'],
    ['the files that were expected', failed(1, downloaded), `${building} ${mismatch}`],
    ['a word', failed(2), `${building} exit 2`],
  ])('is not available without %s, and leaves nothing behind', async (_what, outcome, why) => {
    const cache = folder();
    expect(await goTool(go(outcome).run, cache, shop)).toEqual({ why });
    expect(readdirSync(join(cache, 'tools'))).toEqual([]);
  });

  test('that another process has made meanwhile is as good', async () => {
    const cache = folder();
    const { run } = go();
    const slow: Run = async (...asked) => {
      put(cache, { 'tools/shop@v1.2.3/shop': 'theirs' });
      return run(...asked);
    };
    expect(await goTool(slow, cache, shop)).toEqual({ path: join(cache, 'tools', 'shop@v1.2.3', 'shop') });
    expect(contents(cache)).toEqual({ 'tools/shop@v1.2.3/shop': 'theirs' });
  });

  test('that did not come of the build is an error', async () => {
    const cache = folder();
    mkdirSync(join(cache, 'tools', 'shop@v1.2.3', 'other'), { recursive: true });
    await expect(goTool(go().run, cache, shop)).rejects.toThrow();
  });
});

describe('a program in Python', () => {
  const program = (text = 'shop==1.2.3 \\\n    --hash=sha256:00\n') => ({
    ...{ name: 'shop', version: '1.2.3', module: 'shop.main' },
    requirements: join(put(folder(), { 'requirements-shop.txt': text }), 'requirements-shop.txt'),
  });

  test('has an environment of its own, from hashes alone, and a start that can be moved', async () => {
    const cache = folder();
    const shop = program();
    const { run, calls } = programs({ 'python3 -m venv': ok(), [join(cache, 'tools')]: ok() });
    const said: string[] = [];
    const tool = await pythonTool(run, cache, shop, (line) => said.push(line));
    expect(said).toEqual(['shop 1.2.3 is installed, once']);
    const path = 'path' in tool ? tool.path : '';
    expect(path).toMatch(/\/tools\/shop@1\.2\.3-[0-9a-f]{12}\/shop$/);
    expect(calls.map(({ line }) => line.replace(/^\S*\/venv/, 'venv').replace(/\S*\/venv$/, 'venv'))).toEqual([
      'python3 -m venv venv',
      `venv/bin/python -m pip install --quiet --require-hashes --only-binary :all: --requirement ${shop.requirements}`,
    ]);
    mkdirSync(join(path, '..', 'venv', 'bin'), { recursive: true });
    writeFileSync(join(path, '..', 'venv', 'bin', 'python'), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
    expect(await realRun(path, ['a', 'b c'])).toMatchObject({ code: 0, stdout: '-m shop.main a b c\n' });
    expect(await pythonTool(programs({}).run, cache, shop)).toEqual({ path });
  });

  test('is made anew when anything that it needs changes', async () => {
    const cache = folder();
    const { run } = programs({ 'python3 -m venv': ok(), [join(cache, 'tools')]: ok() });
    await pythonTool(run, cache, program());
    await pythonTool(run, cache, program('shop==1.2.3 \\\n    --hash=sha256:01\n'));
    expect(readdirSync(join(cache, 'tools'))).toHaveLength(2);
  });

  const mismatch = 'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES';
  const unlike = { 'python3 ': ok(), '/': failed(1, `WARNING: old\n${mismatch}\n`) };

  test.each<[string, Answers, string]>([
    ['Python', {}, 'no python3 on PATH, which runs it'],
    ['venv', { 'python3 ': failed(1, '', 'ensurepip is missing') }, 'python3 -m venv: ensurepip is missing'],
    ['packages of these hashes', unlike, `pip install shop==1.2.3: ${mismatch}`],
  ])('is not available without %s, and leaves nothing behind', async (_what, answers, why) => {
    const cache = folder();
    expect(await pythonTool(programs(answers).run, cache, program())).toEqual({ why });
    expect(readdirSync(join(cache, 'tools'))).toEqual([]);
  });

  test('has the version that its requirements say', async () => {
    const cache = folder();
    const why = 'requirements-shop.txt does not say shop==1.2.3';
    expect(await pythonTool(programs({}).run, cache, program('shop==1.2.30 \\\n'))).toEqual({ why });
    expect(existsSync(join(cache, 'tools'))).toBe(false);
  });
});

describe('a program on PATH', () => {
  const program = { binary: 'shop', version: '1.2.3', ask: ['version'], from: 'https://shop.example' };
  const ask = (answer: Outcome) => pathTool(programs({ 'shop version': answer }).run, program);

  test('is taken where it is of the version', async () => {
    expect(await ask(ok('Shop version:1.2.3\n'))).toEqual({ path: 'shop' });
    expect(await ask(failed(0, 'v1.2.3\n'))).toEqual({ path: 'shop' });
  });

  test.each<[string, Outcome]>([
    ['none', missing],
    ['1.2.30', ok('v1.2.30')],
    ['1.2.3-rc1', ok('v1.2.3-rc1')],
    ['one without a version', ok('development')],
  ])('is not where there is %s', async (found, answer) => {
    const why = `shop 1.2.3 is wanted on PATH and there is ${found}; get it from https://shop.example`;
    expect(await ask(answer)).toEqual({ why });
  });
});
