/** `npm run synth`: renders every environment into dist, or checks that dist is what it would render. */
import { environments } from '../src/config/environments';
import { checkEnvironments } from '../src/config/invariants';
import { retiredReleases } from '../src/config/retired';
import { checkFlows, flows } from '../src/config/services';
import { synth } from '../src/synth/command';
import { charts } from './index';

process.exitCode = synth({
  argv: process.argv.slice(2),
  environments,
  charts,
  problems: [...checkFlows(flows), ...checkEnvironments(environments)],
  notices: retiredReleases(environments),
  out: process.stdout,
  err: process.stderr,
});
