/** Properties of every command: each is found by walking the programs, and none is named here. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { programOf } from '../../src/cli/program';
import { typedUsage } from '../../src/cli/usage';
import { defaultEnvironment } from '../../src/config/environments';
import { runSuiteCommand, suitesOf } from '../run/program';
import { temporaryFolders } from '../synth/folders';
import { breakwaterWith, idle } from './breakwater';

const folder = temporaryFolders();
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** The visible commands of both programs, with the entry point of their script. */
const all = [
  { program: programOf(idle, () => {}), entry: 'lib/src/cli/main.js', of: undefined },
  { program: suitesOf(idle, () => {}), entry: 'lib/tests/run/main.js', of: runSuiteCommand },
].flatMap(({ program, entry, of }) => {
  typedUsage(program);
  const commands = program
    .createHelp()
    .visibleCommands(program)
    .filter(({ parent }) => parent !== null);
  return commands.map((command): [string, Command, string, typeof of] => [command.name(), command, entry, of]);
});

test('every script of a command is one of these', () => {
  const called = Object.entries(scripts).filter(([, line]) => /lib\/(src\/cli|tests\/run)\/main\.js/.test(line));
  expect(all.map(([name]) => name).sort()).toEqual(called.map(([name]) => name).sort());
});

describe.each(all)('%s', (name, command, entry, of) => {
  test('is the script of its name', () => {
    expect(scripts[name]).toBe(`npm run --silent build && node ${entry} ${name}`);
  });

  test('says in its help how it is called', async () => {
    const { code, out, err } = await breakwaterWith({ argv: [name, '--help'], root: folder() }, {}, of);
    expect([code, err]).toEqual([0, '']);
    expect(out.startsWith(`Usage: npm run ${name} -- [options]`)).toBe(true);
  });

  test('says so after a usage error, and ends with 2', async () => {
    const { code, out, err } = await breakwaterWith({ argv: [name, '--no-such-option'], root: folder() }, {}, of);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(
      new RegExp(`^error: unknown option '--no-such-option'\n(.*\n)?Usage: npm run ${name} -- \\[options\\].*\n$`),
    );
  });

  test('has the default environment, if it takes one, and says so', () => {
    const [option] = command.options.filter(({ long, variadic }) => long === '--environment' && !variadic);
    if (option === undefined) return;
    expect(option.defaultValue).toBe(defaultEnvironment);
    // Help is wrapped where a line is full, which another environment may move.
    const help = command.helpInformation().replace(/\s+/g, ' ');
    expect(help).toContain(`default: "${defaultEnvironment}"`);
  });
});

test('most commands take an environment', () => {
  const take = all.filter(([, { options }]) => options.some(({ long }) => long === '--environment'));
  expect(take.length).toBeGreaterThan(all.length / 2);
});

test('a command that only Terraform runs says how that calls it', async () => {
  const { out } = await breakwaterWith({ argv: ['machine', 'prepare', '--help'], root: folder() });
  expect(out).toMatch(/^Usage: node lib\/src\/cli\/main\.js machine prepare \[options\]\n/);
});

test('the program names its commands, and how they are called', async () => {
  const { out } = await breakwaterWith({ argv: ['--help'], root: folder() });
  expect(out).toMatch(/^Usage: npm run <command> -- \[options\]\n/);
});
