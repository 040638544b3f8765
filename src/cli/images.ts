/** `npm run images [-- NAME…]`. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { loadImage } from '../cluster/load-image';
import type { EnvironmentName } from '../config/environments';
import { environments } from '../config/environments';
import { buildImages } from '../images/build';
import type { Engine } from '../programs/engine';
import { engines } from '../programs/engine';
import { environmentOption } from './environment-option';
import type { Finish, PipelineProps } from './props';

interface ImagesOptions {
  readonly environment: EnvironmentName;
  readonly engine?: Engine;
  readonly withoutDigests?: true;
  readonly load?: string;
  readonly json?: true;
}

export function defineImages(program: Command, { root, run, out, err }: PipelineProps, finish: Finish): void {
  program
    .command('images')
    .description('builds our images, each tagged by a hash of its sources')
    .argument('[names...]', 'images to build; none: all')
    .addOption(environmentOption('whose image names to give them'))
    .addOption(new Option('--engine <name>', 'not whichever answers first').choices(engines))
    .option('--without-digests', 'take base images by name, from a mirror or from this machine')
    .option('--load <profile>', 'load them into the nodes of this minikube profile')
    .option('--json', 'as JSON')
    .action(async (names: readonly string[], options: ImagesOptions) => {
      const { load } = options;
      const result = await buildImages({
        dockerfiles: join(root, 'dockerfiles'),
        names,
        prefix: environments[options.environment].images.own,
        ...(options.engine ? { engine: options.engine } : {}),
        ...(load ? { load: (engine, image) => loadImage(run, engine, image, load) } : {}),
        withoutDigests: options.withoutDigests === true,
        run,
        say: (line) => (options.json ? err : out)(`${line}\n`),
      });
      if (!result.ok) return finish('images', result.problem);
      if (options.json) out(`${JSON.stringify({ ok: true, ...result.value }, undefined, 2)}\n`);
    });
}
