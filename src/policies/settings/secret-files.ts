/** Secrets as files: who may read them. */

import { list } from '../../kubernetes/manifest';
import { celList, onPods } from '../admission';
import type { Volume } from '../pod-shapes';
import { containersOf, onPod, type Pod } from '../pods';
import type { Fault, Policy } from '../policy';
import { demand, found } from '../sentences';

/** 0400 and 0440: the owner, and the group of the pod. */
const modes = [0o400, 0o440];

/** What a Secret of a certificate has beside the key. */
const shown = ['tls.crt', 'ca.crt'];

const secret = 'v.?secret';

/** In CEL: the volume `w` has the Secret of the volume `v`, and more of it than the certificates. */
const hasKey = `w.secret.?secretName.orValue('') == v.secret.?secretName.orValue('') && (w.secret.?items.orValue([]).size() == 0 || w.secret.items.exists(i, !(i.?key.orValue('') in ${celList(shown)})))`;

export const secretFiles: Policy = {
  id: 'secret-files',
  source: 24,
  title: 'Files of Secrets are for the group of the pod alone, read-only, and have a key in one volume',
  why: 'A key that every process of the pod may read, or replace, is not a secret and proves nothing.',
  fix: `set secret.defaultMode of the volume to ${modes[0]} (0400) or ${modes[1]} (0440), readOnly of its mounts to true, and securityContext.fsGroup of the pod; of two volumes with one Secret let one have items ${shown.join(' and ')} only`,
  answers: [],
  admission: onPods({
    variables: { secrets: 'variables.pod.?volumes.orValue([]).filter(v, has(v.secret))' },
    pod: `variables.secrets.all(v, ${secret}.?defaultMode.orValue(420) in [${modes.join(', ')}]) && (variables.secrets.size() == 0 || variables.pod.?securityContext.?fsGroup.orValue(0) > 0) && variables.secrets.all(v, variables.secrets.filter(w, ${hasKey}).size() < 2)`,
    container:
      'c.?volumeMounts.orValue([]).all(m, m.?readOnly.orValue(false) || !variables.secrets.exists(v, v.name == m.name))',
  }),
  check: (object) =>
    onPod(object, (pod) => [...groupProblems(pod), ...modeProblems(pod), ...keyProblems(pod), ...mountProblems(pod)]),
};

function groupProblems({ path, spec }: Pod): readonly Fault[] {
  const group = spec.securityContext?.fsGroup;
  return demand(
    !list(spec.volumes).some(({ secret }) => secret) || Number(group ?? 0) > 0,
    [...path, 'securityContext', 'fsGroup'],
    `pod: set securityContext.fsGroup ${found(group)}; the files of its Secrets are for this group`,
  );
}

function modeProblems({ path, spec }: Pod): readonly Fault[] {
  return list(spec.volumes).flatMap(({ name, secret }, place) =>
    demand(
      !secret || modes.includes(secret.defaultMode ?? 0o644),
      [...path, 'volumes', place, 'secret', 'defaultMode'],
      `volume '${name}': set secret.defaultMode to ${modes[1]}, which is 0440 ${found(secret?.defaultMode)}`,
    ),
  );
}

/** A volume that has a key is not the second one: the container that mounts only the other one has no need of it. */
function keyProblems({ path, spec }: Pod): readonly Fault[] {
  const volumes = list(spec.volumes);
  return volumes.flatMap(({ name, secret }, place) => {
    const first = volumes.slice(0, place).find((one) => one.secret?.secretName === secret?.secretName && hasKeyOf(one));
    return demand(
      !secret || !first || !hasKeyOf({ secret }),
      [...path, 'volumes', place, 'secret', 'items'],
      `volume '${name}': let secret.items be ${shown.join(' and ')} ${found(secret?.items)}; the volume '${first?.name}' has the key`,
    );
  });
}

function hasKeyOf({ secret }: Pick<Volume, 'secret'>): boolean {
  const items = list(secret?.items);
  return secret !== undefined && (items.length === 0 || items.some(({ key = '' }) => !shown.includes(key)));
}

function mountProblems(pod: Pod): readonly Fault[] {
  const secrets = list(pod.spec.volumes)
    .filter((volume) => volume.secret)
    .map(({ name }) => name);
  return containersOf(pod).flatMap(({ container, path, subject }) =>
    list(container.volumeMounts).flatMap(({ name = '', mountPath, readOnly }, place) =>
      demand(
        readOnly === true || !secrets.includes(name),
        [...path, 'volumeMounts', place, 'readOnly'],
        `${subject}: set readOnly of the mount at '${mountPath}' to true ${found(readOnly)}; it is a Secret`,
      ),
    ),
  );
}
