/** Whom pods ask for names: the resolver of the environment. */
import type { Declared } from '../../config/declared';
import { lookupOptions } from '../../config/flows';
import { list } from '../../kubernetes/manifest';
import { type Admission, celList, onPods, templates } from '../admission';
import { podOf } from '../pods';
import type { Policy } from '../policy';
import { demand, found, mustBe } from '../sentences';
import { celMap, onDeclared } from './declared';

const wanted: readonly (readonly [string, string])[] = Object.entries(lookupOptions);
const shown = wanted.map(([name, value]) => `${name}:${value}`).join(' ');

export const declaredNameserver: Policy = {
  id: 'declared-nameserver',
  source: 'V18',
  title: 'Pods ask the resolver of the environment for names, and no other server',
  why: "No flow leads to any other: a pod with the cluster's DNS finds nothing, and waits for seconds before it says so.",
  fix: `set dnsPolicy of the pod to None, dnsConfig.nameservers to dns.resolver of src/config/environments, and its options to ${shown}`,
  answers: [],
  // A pod that runs was judged as a template; by itself it is a question of who may write it.
  admission: onDeclared(admission),
  check: (object, { declared }) => {
    const pod = podOf(object);
    if (!declared?.nameserver || !pod || object.kind === 'Pod') return [];
    const { dnsConfig, dnsPolicy } = pod.spec;
    const servers = list(dnsConfig?.nameservers);
    const options = list(dnsConfig?.options);
    return [
      ...mustBe({
        of: pod,
        field: ['dnsPolicy'],
        value: dnsPolicy,
        wanted: 'None',
        hint: 'else nameservers are added to it',
      }),
      ...demand(
        servers.length === 1 && servers[0] === declared.nameserver,
        [...pod.path, 'dnsConfig', 'nameservers'],
        `pod: set dnsConfig.nameservers to ["${declared.nameserver}"] ${found(dnsConfig?.nameservers)}`,
      ),
      ...demand(
        options.length === wanted.length &&
          wanted.every(([name, value]) => options.some((one) => one.name === name && one.value === value)),
        [...pod.path, 'dnsConfig', 'options'],
        `pod: set dnsConfig.options to ${shown} ${found(dnsConfig?.options)}`,
      ),
    ];
  },
};

function admission({ nameserver = '' }: Declared): Admission {
  const config = 'variables.pod.?dnsConfig';
  const options = `${config}.?options.orValue([])`;
  return onPods({
    pod: [
      "variables.pod.?dnsPolicy.orValue('') == 'None'",
      `${config}.?nameservers.orValue([]) == ${celList([nameserver])}`,
      `${options}.size() == ${wanted.length}`,
      `${celList(wanted.map(([name]) => name))}.all(n, ${options}.exists(o, o.?name.orValue('') == n && o.?value.orValue('') == ${celMap(lookupOptions)}[n]))`,
    ].join(' && '),
    resources: templates,
  });
}
