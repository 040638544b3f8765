/** The commands `npm test`, `npm run e2e`, `npm run e2e:reach` and `npm run e2e:terraform`. */
import { contextOf } from '../../src/cli/context';
import { runSuiteCommand } from './program';

void runSuiteCommand(contextOf(process)).then((code) => {
  process.exitCode = code;
});
