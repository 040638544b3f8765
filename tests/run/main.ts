/** The commands `npm test`, `npm run attack` and `npm run e2e`. */
import { contextOf } from '../../src/cli/context';
import { runSuiteCommand } from './program';

void runSuiteCommand(contextOf(process)).then((code) => {
  process.exitCode = code;
});
