/** The commands that `npm run` names; `npm run synth` is charts/main.ts. */
import { contextOf } from './context';
import { pipeline } from './program';

void pipeline(contextOf(process)).then((code) => {
  process.exitCode = code;
});
