/** A checkout of what is being worked on, in a folder of its own, in which a test may commit what it likes. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Outcome, RunOptions } from '../../../src/programs/run';
import { run } from '../../../src/programs/run';
import { kitSettings } from './kit';

export class Checkout {
  private constructor(readonly folder: string) {}

  /** All files that git knows or would add, in one commit, with the dependencies that are installed here. */
  static async make(): Promise<Checkout> {
    const checkout = new Checkout(mkdtempSync(join(tmpdir(), 'breakwater-checkout-')));
    const { stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z']);
    for (const file of stdout.split('\0').filter((name) => name !== '' && existsSync(name))) {
      mkdirSync(dirname(join(checkout.folder, file)), { recursive: true });
      cpSync(file, join(checkout.folder, file));
    }
    for (const linked of ['node_modules', '.venv'].filter((name) => existsSync(name)))
      symlinkSync(resolve(linked), join(checkout.folder, linked));
    // Anew: the lib of a working tree may have what the compiler wrote of sources that are gone, and a run refuses that.
    await checkout.must('node', [join('node_modules', 'typescript', 'bin', 'tsc')]);
    await checkout.git('init', '--quiet');
    // .gitignore names folders, and these are links.
    writeFileSync(join(checkout.folder, '.git', 'info', 'exclude'), 'node_modules\n.venv\n');
    await checkout.commit('first');
    return checkout;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Replaces one text by another. @throws when it is not there */
  edit(file: string, from: string, to: string): void {
    const path = join(this.folder, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no '${from}'`);
    writeFileSync(path, text.replace(from, to));
  }

  /** Commits all that changed. @returns its hash */
  async commit(message: string): Promise<string> {
    const who = ['-c', 'user.name=e2e', '-c', 'user.email=e2e@breakwater.example'];
    await this.git('add', '--all');
    await this.git(...who, 'commit', '--quiet', '--allow-empty', '--message', message);
    return (await this.git('rev-parse', 'HEAD')).trim();
  }

  /** Writes dist anew after a change. */
  async synth(): Promise<void> {
    await this.must('node', ['lib/charts/main.js']);
  }

  /** Takes back what was not committed, and leaves a commit that is not to be built upon. */
  async back(commit: string): Promise<void> {
    await this.git('reset', '--quiet', '--hard', commit);
    await this.git('clean', '--quiet', '-d', '--force');
  }

  /** `npm run pipeline` in this checkout, on lab. */
  pipeline(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
    const env = { ...kitSettings, ...options.env };
    const main = join('lib', 'src', 'cli', 'main.js');
    return this.run('node', [main, 'pipeline', '--environment', 'lab', ...args], { ...options, env });
  }

  /** A program with this folder as its own. */
  run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
    return run('env', ['-C', this.folder, command, ...args], options);
  }

  private git(...args: readonly string[]): Promise<string> {
    return this.must('git', args);
  }

  private async must(command: string, args: readonly string[]): Promise<string> {
    const { code, stderr, stdout } = await this.run(command, args);
    if (code !== 0) throw new Error(`${command} ${args.join(' ')}: exit ${code}: ${stderr.trim()}`);
    return stdout;
  }
}
