/** `npm run synth`: renders every environment into dist, or checks that dist is what it would render. */
import { environments } from '../src/config/environments';
import { checkFlows, flows } from '../src/config/flows';
import { frontDoorNotices } from '../src/config/front-door-notices';
import { withGiven } from '../src/config/given';
import { checkEnvironments } from '../src/config/invariants';
import { checkPatience, patience } from '../src/config/patience';
import { placedOn } from '../src/config/placed-on';
import { retiredReleases } from '../src/config/retired';
import { originsAsked } from '../src/constructs/origin';
import { synth } from '../src/synth/command';
import { outliveReader } from '../src/synth/output';
import { charts } from './index';

outliveReader(process.stdout, process.stderr);
process.exitCode = synth({
  argv: process.argv.slice(2),
  environments,
  charts,
  problems: [...checkFlows(flows), ...checkPatience(patience), ...checkEnvironments(environments)],
  notices: [...retiredReleases(environments), ...frontDoorNotices(environments)],
  placedOn,
  withGiven,
  origins: { context: originsAsked, root: process.cwd(), folder: 'charts' },
  out: process.stdout,
  err: process.stderr,
});
