/** The commands `npm test`, `npm run attack`, `npm run e2e` and `npm run e2e:terraform`. */
import { contextOf } from '../../src/cli/context';
import { runSuiteCommand } from './program';

void runSuiteCommand(contextOf(process)).then((code) => {
  process.exitCode = code;
});
