import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { retiredReleases } from '../../src/config/retired';
import type { Release } from '../../src/config/versions';
import { releases } from '../../src/config/versions';

const { lab, local, beta, production } = environments;
const manager: Release = releases['cert-manager'];
const retired = { since: 'May 2030', wayOut: 'docs/how-to/leave.md' };
const withController = (environment: Environment, controller: Environment['frontDoor']['controller']): Environment => ({
  ...environment,
  frontDoor: { ...environment.frontDoor, controller },
});

describe('a retired release', () => {
  test('is named with its version, its users, since when, and the way out', () => {
    expect(retiredReleases({ lab, local, beta, production })).toEqual([
      'release ingress-nginx 4.15.1, used by local, beta, production, has been retired upstream since March 2026; the way out: docs/how-to/leave-ingress-nginx.md',
    ]);
  });

  test('is named for the environments whose front door it is, and for no other', () => {
    const [lines] = [
      retiredReleases({ lab: withController(lab, 'ingress-nginx'), local: withController(local, 'addon') }),
    ];
    expect(lines).toEqual([expect.stringContaining(', used by lab, has been')]);
  });

  test('is not named where no environment uses it', () => {
    expect(retiredReleases({ local: withController(local, 'addon') })).toEqual([]);
    expect(retiredReleases({}, { 'cert-manager': { ...manager, retired } })).toEqual([]);
  });

  test('other than the front door is used everywhere', () => {
    expect(retiredReleases({ lab, local }, { 'cert-manager': { ...manager, retired } })).toEqual([
      `release cert-manager ${manager.version}, used by lab, local, has been retired upstream since May 2030; the way out: docs/how-to/leave.md`,
    ]);
  });

  test('is one sentence of several', () => {
    const known = { 'ingress-nginx': releases['ingress-nginx'], 'cert-manager': { ...manager, retired } };
    expect(retiredReleases(environments, known)).toHaveLength(2);
  });
});

test('a release that is not retired is not named', () => {
  const { 'ingress-nginx': _, ...others } = releases;
  expect(retiredReleases(environments, others)).toEqual([]);
});
