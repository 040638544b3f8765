import { onPods } from '../../admission';
import * as fixtures from '../../fixtures/pods/process-namespace';
import { onPod } from '../../pods';
import type { Policy } from '../../policy';
import { demand } from '../../sentences';

export const processNamespace: Policy = {
  id: 'process-namespace',
  source: 10,
  title: 'Containers of a pod do not see the processes of each other',
  why: 'In one process namespace a container reads the memory and the files of the others.',
  fix: 'remove shareProcessNamespace of the pod, or set it to false',
  answers: [],
  admission: onPods({ pod: '!variables.pod.?shareProcessNamespace.orValue(false)' }),
  fixtures: fixtures.processNamespace,
  check: (object) =>
    onPod(object, ({ spec }) =>
      demand(spec.shareProcessNamespace !== true, 'pod: remove shareProcessNamespace (it is true)'),
    ),
};
