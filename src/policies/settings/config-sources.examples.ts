import type { Fixtures } from '../example';
import { configMap } from '../good/api';
import { ownImage, container as whole } from '../good/pods';

const container = 'spec.template.spec.containers[0]';
const env = `${container}.env[0]`;
const reference = `${env}.valueFrom.configMapKeyRef`;
const add = "add env 'ENVIRONMENT' by configMapKeyRef to the key 'production' of the ConfigMap 'environment'";

const initContainer = whole('prepare', ownImage);
const settings = configMap({ 'app.conf': 'level = info' }).metadata.name;

export const environmentKey: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    {
      says: 'an init container with the variable',
      object: 'CronJob backup',
      set: { 'spec.jobTemplate.spec.template.spec.initContainers': [initContainer] },
    },
  ],
  bad: [
    {
      says: 'a container without the variable',
      object: 'Deployment api',
      set: { [`${container}.env`]: undefined },
      complains: [`Deployment api/api: container 'api': ${add}`],
    },
    {
      says: 'the key of another environment',
      object: 'StatefulSet mongo',
      set: { [`${reference}.key`]: 'beta' },
      also: ['config-map-source'],
      complains: [`StatefulSet api/mongo: container 'mongo': ${add}`],
    },
    {
      says: 'the key of another ConfigMap',
      object: 'Job init',
      set: { [`${reference}.name`]: settings },
      also: ['config-map-source'],
      complains: [`Job api/init: container 'init': ${add}`],
    },
    {
      says: 'a key that need not be there',
      object: 'Deployment api',
      set: { [`${reference}.optional`]: true },
      complains: [`Deployment api/api: container 'api': ${add}`],
    },
    {
      says: 'an init container without the variable',
      object: 'CronJob backup',
      set: { 'spec.jobTemplate.spec.template.spec.initContainers': [{ ...initContainer, env: [] }] },
      complains: [`CronJob api/backup: init container 'prepare': ${add}`],
    },
    {
      says: 'a variable of another name',
      object: 'CronJob backup',
      set: { 'spec.jobTemplate.spec.template.spec.containers[0].env[0].name': 'WHERE' },
      complains: [`CronJob api/backup: container 'backup': ${add}`],
    },
  ],
};

export const configMapSource: Fixtures = {
  good: [
    { says: 'a Deployment that reads its settings', object: 'Deployment api' },
    {
      says: 'settings as files',
      object: 'Deployment api',
      set: {
        [`${container}.envFrom`]: undefined,
        'spec.template.spec.volumes[1]': { configMap: { name: settings }, name: 'settings' },
        [`${container}.volumeMounts[1]`]: { mountPath: '/settings', name: 'settings' },
      },
    },
  ],
  bad: [
    {
      says: 'settings that are not there',
      object: 'Deployment api',
      set: { [`${container}.envFrom[1]`]: { configMapRef: { name: 'api-production-00000000' } } },
      complains: [
        'Deployment api/api: let the ConfigMap (it is {"name":"api-production-00000000"}) be one of the namespace; it has none, or none with this key',
      ],
    },
    {
      says: 'a key that is not there',
      object: 'StatefulSet mongo',
      set: {
        [`${container}.env[1]`]: { name: 'LEVEL', valueFrom: { configMapKeyRef: { key: 'level', name: settings } } },
      },
      complains: [
        `StatefulSet api/mongo: let the ConfigMap (it is {"name":"${settings}","key":"level"}) be one of the namespace; it has none, or none with this key`,
      ],
    },
    {
      says: 'settings that it does not read',
      object: 'Deployment api',
      set: { [`${container}.envFrom`]: [] },
      complains: [`Deployment api/api: pod: read its ConfigMap ${settings} by envFrom or as a volume`],
    },
    {
      says: 'files that are not there',
      object: 'StatefulSet mongo',
      set: {
        'spec.template.spec.volumes[1]': { configMap: { name: 'lost' }, name: 'settings' },
        [`${container}.volumeMounts[1]`]: { mountPath: '/settings', name: 'settings' },
      },
      complains: [
        'StatefulSet api/mongo: let the ConfigMap (it is {"name":"lost"}) be one of the namespace; it has none, or none with this key',
      ],
    },
  ],
};
