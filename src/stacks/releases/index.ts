/** The list of releases: a new one is its version in versions.ts, its file, and its word here. */
import type { Environment } from '../../config/environment';
import type { ReleaseName } from '../../config/versions';
import type { Settings } from '../settings';
import { certManager } from './cert-manager';
import { grafana } from './grafana';
import { ingressNginx } from './ingress-nginx';
import { prometheus } from './prometheus';

/** Makes what a chart is given from the values of an environment: typed, one document, the same every time. */
export type ReleaseValues = (environment: Environment, settings: Pick<Settings, 'registry' | 'nodePorts'>) => object;

export const releaseValues: Readonly<Record<ReleaseName, ReleaseValues>> = {
  'cert-manager': certManager,
  grafana,
  'ingress-nginx': ingressNginx,
  prometheus,
};

/** Releases that must be there before another is installed. */
export const needs: Readonly<Partial<Record<ReleaseName, readonly ReleaseName[]>>> = {
  grafana: ['prometheus'],
  // Its webhook's certificate is issued in the cluster, so that no job and no image is needed to make one.
  'ingress-nginx': ['cert-manager'],
};
