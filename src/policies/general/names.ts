/** Names that the API server takes, by kind. */
import { isSet, type Manifest } from '../../kubernetes/manifest';
import type { Fault } from '../policy';
import { found } from '../sentences';
import { at } from './rule';

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Lengths, by kind, of names that become labels or names of pods. */
const longest: Readonly<Record<string, number>> = { Service: 63, Namespace: 63, CronJob: 52, Job: 63 };

/** A text that kustomize, Flux or a template fills in. */
export function isFilledIn(name: string): boolean {
  return /^_+$|\$\{|\{\{|^<.*>$/.test(name);
}

export function nameFaults(object: Manifest): readonly Fault[] {
  const { apiVersion, kind, metadata } = object;
  if (isFilledIn(metadata.name)) return [];
  const name = metadata.name.replace(/-?\*$/, '');
  const most = longest[kind] ?? 253;
  // Roles may have any name that fits into a path.
  const isPath = apiVersion.startsWith('rbac.authorization.k8s.io/');
  const form = kind === 'Service' ? /^[a-z]([-a-z0-9]*[a-z0-9])?$/ : kind === 'Namespace' ? label : subdomain;
  const such =
    kind === 'Service'
      ? 'a-z, 0-9 and -, from a letter on'
      : kind === 'Namespace'
        ? 'a-z, 0-9 and -'
        : 'a-z, 0-9, - and .';
  const { namespace } = metadata;
  return [
    ...((isPath ? !/[/%]/.test(name) && name !== '.' && name !== '..' : form.test(name))
      ? []
      : [
          at(
            ['metadata', 'name'],
            [],
            isPath
              ? `write metadata.name without / and % ${found(name)}`
              : `write metadata.name of ${such} ${found(name)}`,
          ),
        ]),
    ...(name.length > most
      ? [at(['metadata', 'name'], [], `shorten metadata.name to ${most} letters (it has ${name.length})`)]
      : []),
    ...(isSet(namespace) && !(label.test(namespace) && namespace.length < 64)
      ? [
          at(
            ['metadata', 'namespace'],
            [],
            `write metadata.namespace of a-z, 0-9 and -, at most 63 ${found(namespace)}`,
          ),
        ]
      : []),
  ];
}
