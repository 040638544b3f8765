/** Protection by the front door: TLS redirect, allow-list, body size, rate limit and client certificates. */

import { isSet } from '../../kubernetes/manifest';
import { celText } from '../admission';
import { isKind } from '../kinds';
import { isOurs, notOurs } from '../platform';
import type { Policy } from '../policy';
import { demand, found } from '../sentences';

/** The class whose annotations these are. */
const frontDoor = 'nginx';
const prefix = 'nginx.ingress.kubernetes.io';

/** A network of at most 2²⁴ addresses, or in IPv6 of a /32; lists have commas between them. */
export const network =
  '([0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}/([89]|[12][0-9]|3[0-2])|[0-9a-f:]+/(3[2-9]|[4-9][0-9]|1[0-2][0-9]))';
const networks = `^${network}(,${network})*$`;
/** Less than a mebibyte. */
const smallBody = '^[1-9][0-9]{0,2}k$';
/** More than none, less than no limit at all. */
const amount = '^[1-9][0-9]{0,3}$';
const limits = ['limit-rps', 'limit-connections'];

/** The part of the platform whose callers show a certificate. */
export const component = 'app.kubernetes.io/component';
export const guarded = 'api';

const annotation = (name: string) => `object.metadata.?annotations[?'${prefix}/${name}'].orValue('')`;
const asked = `object.metadata.?labels[?'${component}'].orValue('')`;

export const ingressProtection: Policy = {
  id: 'ingress-protection',
  source: 'V6',
  title: 'The front door redirects to TLS, lets in known networks only, and bounds what and how much they send',
  why: 'Without its guards the front door opens a service to every client that finds its address, with bodies of any size and as often as it likes.',
  fix: `set ingressClassName to ${frontDoor}, and below ${prefix}: ssl-redirect to 'true', whitelist-source-range to networks of /8 or smaller, proxy-body-size to less than 1000k, ${limits.join(' and ')} to 1 to 9999; for an API auth-tls-verify-client to 'on' and auth-tls-secret to a Secret of the namespace`,
  answers: [],
  admission: {
    resources: [{ group: 'networking.k8s.io', version: 'v1', resources: ['ingresses'] }],
    unless: notOurs,
    variables: {
      verify: annotation('auth-tls-verify-client'),
      authority: annotation('auth-tls-secret'),
      callers: `variables.verify == 'on' && variables.authority.startsWith(object.metadata.namespace + '/')`,
    },
    expression: [
      `object.spec.?ingressClassName.orValue('') == '${frontDoor}'`,
      `${annotation('ssl-redirect')} == 'true'`,
      `${annotation('whitelist-source-range')}.matches(${celText(networks)})`,
      `${annotation('proxy-body-size')}.matches(${celText(smallBody)})`,
      ...limits.map((name) => `${annotation(name)}.matches(${celText(amount)})`),
      `(variables.callers || variables.verify == '' && variables.authority == '' && ${asked} != '${guarded}')`,
    ].join(' && '),
    found: "'its class or annotations'",
  },
  check: (object) => {
    if (!isKind(object, 'Ingress') || !isOurs(object)) return [];
    const { annotations, labels, namespace } = object.metadata;
    const value = (name: string) => annotations?.[`${prefix}/${name}`];
    const must = (name: string, holds: boolean, wanted: string) =>
      demand(
        holds,
        ['metadata', 'annotations', `${prefix}/${name}`],
        `set the annotation ${prefix}/${name} to ${wanted} ${found(value(name))}`,
      );
    const [verify, authority] = [value('auth-tls-verify-client'), value('auth-tls-secret')];
    const asksCallers = labels?.[component] === guarded || isGiven(verify) || isGiven(authority);
    const ingressClass = object.spec?.ingressClassName;
    return [
      ...demand(
        ingressClass === frontDoor,
        ['spec', 'ingressClassName'],
        `set spec.ingressClassName to '${frontDoor}' ${found(ingressClass)}; only there these guards mean something`,
      ),
      ...must('ssl-redirect', value('ssl-redirect') === 'true', "'true'"),
      ...must(
        'whitelist-source-range',
        new RegExp(networks).test(value('whitelist-source-range') ?? ''),
        'networks of /8 or smaller, with commas between them',
      ),
      ...must('proxy-body-size', new RegExp(smallBody).test(value('proxy-body-size') ?? ''), "less than '1000k'"),
      ...limits.flatMap((name) => must(name, new RegExp(amount).test(value(name) ?? ''), 'a number from 1 to 9999')),
      ...must('auth-tls-verify-client', !asksCallers || verify === 'on', "'on'"),
      ...must(
        'auth-tls-secret',
        !asksCallers || authority?.startsWith(`${namespace}/`) === true,
        `a Secret of the namespace as '${namespace}/NAME'`,
      ),
    ];
  },
};

function isGiven(value: string | undefined): boolean {
  return isSet(value) && value !== '';
}
