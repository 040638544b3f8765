/** `npm run diff -- LEFT RIGHT`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { Argument } from 'commander';
import type { EnvironmentName } from '../config/environments';
import { environments } from '../config/environments';
import { differences, sentences } from '../diff/differences';
import { readObjects } from '../kubernetes/read';
import type { Finish, PipelineProps } from './props';

export function defineDiff(program: Command, { root, out }: PipelineProps, finish: Finish): void {
  const name = (which: string) => new Argument(`<${which}>`).choices(Object.keys(environments));
  program
    .command('diff')
    .description('says what differs between two environments in dist')
    .addArgument(name('left'))
    .addArgument(name('right'))
    .option('--json', 'as JSON')
    .action((left: EnvironmentName, right: EnvironmentName, { json }: { json?: true }) => {
      const missing = [left, right].find((one) => !existsSync(join(root, 'dist', one)));
      if (missing) {
        const message = `there is no dist/${missing}; write it with npm run synth`;
        return finish('diff', { reason: 'missing', message });
      }
      const all = differences(readObjects(join(root, 'dist', left)), readObjects(join(root, 'dist', right)));
      out(
        json
          ? `${JSON.stringify(all, undefined, 2)}\n`
          : `${[...sentences(all, left, right), all.length === 1 ? '1 difference' : `${all.length} differences`].join('\n')}\n`,
      );
    });
}
