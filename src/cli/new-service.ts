/** `npm run new:service -- NAME`. */
import type { Command } from 'commander';
import { environments } from '../config/environments';
import { possibleNeighbours } from '../config/flows';
import { services } from '../config/services';
import { releases } from '../config/versions';
import { write } from '../scaffold/edit';
import { newService } from '../scaffold/service';
import type { Finish, PipelineProps } from './props';

/** Namespaces of Kubernetes itself. */
const reserved = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

export function defineNewService(program: Command, { root, out }: PipelineProps, finish: Finish): void {
  program
    .command('new:service')
    .description('writes a new service: its image, its chart and its entries in config')
    .argument('<name>', 'of its namespace, chart, image and host: lower-case letters, digits and -')
    .action((name: string) => {
      const taken = [
        ...Object.keys(services),
        ...[...Object.values(possibleNeighbours()), ...Object.values(releases)].map(({ namespace }) => namespace),
        ...reserved,
      ];
      const made = newService({ root, name, taken, environments: Object.keys(environments) });
      if (!made.ok) return finish('new:service', made.problem);
      write(root, made.value);
      for (const { path, before } of made.value) out(`${path} ${before === undefined ? 'written' : 'changed'}\n`);
      out('\nNext: npm run synth && npm run reference && npm test; what to change: docs/how-to/add-a-service.md\n');
    });
}
