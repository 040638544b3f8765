/** Usage as it is typed: `npm run check -- [options]`, in help and after a usage error. */
import type { Command } from 'commander';

/** Gives the commands of a program its settings, and the usage that is really typed. */
export function typedUsage(program: Command): void {
  program.configureHelp({ commandUsage: usageOf });
  for (const command of program.commands) inherit(command, program);
}

function inherit(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent).showHelpAfterError(`Usage: ${usageOf(command)}`);
  for (const one of command.commands) inherit(one, command);
}

/** Each command is a script of package.json, but for those that only Terraform runs. */
function usageOf(command: Command): string {
  const names: string[] = [];
  let top = command;
  for (; top.parent; top = top.parent) names.unshift(top.name());
  const [name] = names;
  if (name === undefined) return 'npm run <command> -- [options]';
  const scripts = top.createHelp().visibleCommands(top);
  return scripts.some((one) => one.name() === name)
    ? `npm run ${name} -- ${command.usage()}`
    : `node lib/src/cli/main.js ${names.join(' ')} ${command.usage()}`;
}
