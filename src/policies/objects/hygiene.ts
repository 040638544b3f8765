/** Explicit YAML: stable APIs, and fields that a reader would have to guess or no controller corrects. */

import { isSet, list } from '../../kubernetes/manifest';
import { onPods } from '../admission';
import { isOwned, onContainers, onPod } from '../pods';
import type { Policy } from '../policy';
import { demand } from '../sentences';

/** Unstable ones, of which there is no other version. */
const onlyVersions = ['gateway.envoyproxy.io/v1alpha1'];

export const stableApiVersion: Policy = {
  id: 'stable-api-version',
  source: 29,
  title: 'Objects use stable APIs',
  why: 'An unstable API changes or is removed with the next version of the cluster.',
  fix: 'use a stable apiVersion, one without alpha or beta',
  answers: [
    'KS stable-version',
    'KL no-extensions-v1beta',
    'TR KSV-0107',
    'DT 18',
    'DT 19',
    'DT 90',
    'DT 91',
    'DT 92',
    'DT 93',
    'DT 94',
    'DT 106',
    'DT 107',
    'DT 108',
    'DT 109',
    'DT 110',
    'DT 111',
  ],
  admission: {
    cannot:
      'It converts an object to the version that the rule names before admission, and the control plane itself writes unstable ones.',
  },
  check: ({ apiVersion }) =>
    demand(
      onlyVersions.includes(apiVersion) || !/v\d+(alpha|beta)\d*$/.test(apiVersion),
      ['apiVersion'],
      `use a stable apiVersion (it is '${apiVersion}')`,
    ),
};

export const managedPod: Policy = {
  id: 'managed-pod',
  source: 29,
  title: 'Pods are made by controllers',
  why: 'Nothing replaces a naked pod when it ends or when its node goes.',
  fix: 'let a Deployment, StatefulSet or Job make the pod',
  answers: ['KB C-0073', 'DT 25'],
  admission: {
    cannot: 'Whoever may make a pod may write an owner into it as well: on the cluster it is a matter of rights.',
  },
  check: (object) =>
    demand(
      object.kind !== 'Pod' || isOwned(object),
      [],
      'let a Deployment, StatefulSet or Job make the pod; nothing replaces a naked one',
    ),
};

export const restartPolicy: Policy = {
  id: 'restart-policy',
  source: 29,
  title: 'Pods set restartPolicy',
  why: 'The default differs between kinds of workloads, and readers guess it differently.',
  fix: 'set restartPolicy of the pod',
  answers: ['KL restart-policy', 'DT 10'],
  admission: { cannot: 'The API server fills it in before admission.' },
  check: (object) =>
    onPod(object, ({ path, spec }) =>
      demand(isSet(spec.restartPolicy), [...path, 'restartPolicy'], 'pod: set restartPolicy (it is missing)'),
    ),
};

export const uniqueEnvironment: Policy = {
  id: 'unique-environment',
  source: 29,
  title: 'Variables are set once',
  why: 'Of two values one wins, and a reader sees the other.',
  fix: 'keep one entry of each name in env of each container',
  answers: ['KS environment-variable-key-duplication', 'KL duplicate-env-var', 'KB C-0295'],
  admission: onPods({ container: 'c.?env.orValue([]).all(e, c.env.exists_one(other, other.name == e.name))' }),
  check: (object) =>
    onContainers(object, ({ env }, { path, subject }) => {
      const names = list(env).map(({ name }) => name);
      const isSecond = (name: string, index: number) => names.indexOf(name, names.indexOf(name) + 1) === index;
      return names.flatMap((name, index) =>
        demand(
          !isSecond(name, index),
          [...path, 'env', index],
          `${subject}: keep one env '${name}' (it is there more than once)`,
        ),
      );
    }),
};
