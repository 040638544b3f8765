/** DNS and environment variables for other services: as few as a pod needs. */

import { list } from '../../kubernetes/manifest';
import { onPods } from '../admission';
import { onPod } from '../pods';
import type { Policy } from '../policy';
import { demand, found, mustBe } from '../sentences';

export const podDns: Policy = {
  id: 'pod-dns',
  source: 29,
  title: 'Pods look up outside names once',
  why: 'By default every outside name causes four DNS queries in the cluster, which show it to an observer.',
  fix: "set the option ndots of dnsConfig of the pod to '2'",
  answers: ['KL dnsconfig-options'],
  admission: onPods({
    variables: { ndots: "variables.pod.?dnsConfig.?options.orValue([]).filter(o, o.?name.orValue('') == 'ndots')" },
    pod: "variables.ndots.size() > 0 && variables.ndots.all(o, o.?value.orValue('') == '2')",
  }),
  check: (object) =>
    onPod(object, ({ path, spec }) => {
      const options = list(spec.dnsConfig?.options);
      const place = options.findIndex(({ name, value }) => name === 'ndots' && value !== '2');
      return demand(
        place < 0 && options.some(({ name }) => name === 'ndots'),
        [...path, 'dnsConfig', 'options', ...(place < 0 ? [] : [place, 'value'])],
        `pod: set the option ndots of dnsConfig to '2' ${found(options[place]?.value)}; the default sends four queries for every outside name`,
      );
    }),
};

export const serviceLinks: Policy = {
  id: 'service-links',
  source: 29,
  title: 'Pods get no environment variables for the Services of their namespace',
  why: 'The environment would tell an attacker every Service of the namespace, its address and its ports.',
  fix: 'set enableServiceLinks of the pod to false',
  answers: [],
  admission: onPods({ pod: 'variables.pod.?enableServiceLinks.orValue(true) == false' }),
  check: (object) =>
    onPod(object, (pod) =>
      mustBe({
        of: pod,
        field: ['enableServiceLinks'],
        value: pod.spec.enableServiceLinks,
        wanted: false,
        hint: 'else the environment tells every Service of the namespace',
      }),
    ),
};
