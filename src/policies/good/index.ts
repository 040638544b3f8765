/*
 * One small environment that obeys every policy: a Deployment with all that belongs to it, a StatefulSet,
 * a Job, a CronJob, a Role, and what their namespace needs. Each test breaks one thing in a copy of it.
 */
import type { PolicyContext } from '../policy';
import { apiObjects } from './api';
import { certificateObjects } from './certificates';
import { declared } from './declared';
import { gatewayObjects } from './gateway';
import { jobObjects } from './jobs';
import { mongoObjects } from './mongo';
import { namespaceObjects } from './namespace';
import { roleObjects } from './roles';

/** The environment that obeys every policy. */
export const good: PolicyContext = {
  objects: [
    ...namespaceObjects,
    ...apiObjects,
    ...gatewayObjects,
    ...mongoObjects,
    ...jobObjects,
    ...roleObjects,
    ...certificateObjects,
  ],
  environment: 'production',
  ownImages: 'localhost/breakwater/',
  pullPolicy: 'Always',
  foreignImages: ['docker.io/library/', 'quay.io/prometheus/prometheus:v3.14.0'],
  declared,
  placement: { api: 'applications' },
  storageClasses: ['standard'],
  domain: 'example',
  deployers: ['system:masters', 'breakwater:deployers', 'system:serviceaccount:flux-system:breakwater'],
  breakGlass: ['breakwater:break-glass'],
  namespaces: ['api', 'mongo'],
};
