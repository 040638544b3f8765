/** Alerts of the front door: by its own metrics where it is ingress-nginx, and else by what Kubernetes has of its pods. */
import { type FrontDoorKind, frontDoorOf } from '../config/front-doors';
import type { Alert, Subject } from './alert';

const owner = 'platform';
const answers = (status: number, job = 'front-door') =>
  `nginx_ingress_controller_requests{job="${job}", status="${status}"}`;
const certificate = (host: string, job = 'front-door') =>
  `nginx_ingress_controller_ssl_expire_time_seconds{job="${job}", host="${host}"}`;

const down: Alert = {
  name: 'FrontDoorDown',
  severity: 'critical',
  owner,
  summary: 'The front door does not answer.',
  description: 'For two minutes no pod of the ingress controller answered. No one outside reaches any service.',
  query: () => 'absent(up{job="front-door"} == 1)',
  holds: '2m',
  cases: [
    {
      says: 'its pods are gone',
      series: { 'up{job="front-door"}': '1x4 0x20', 'up{job="other"}': '1x30' },
      fires: { at: '7m', alerts: [{}] },
    },
    {
      says: 'one of its pods answers',
      series: { 'up{job="front-door", pod="a"}': '1x30', 'up{job="front-door", pod="b"}': '0x30' },
      silent: ['20m'],
    },
  ],
};

const available = (namespace: string, deployment: string, job = 'kubernetes-objects') =>
  `kube_deployment_status_replicas_available{job="${job}", namespace="${namespace}", deployment="${deployment}"}`;

/** Without metrics of its own: silent while Kubernetes' objects are not seen, which `SourceDown` reports. */
function unavailable({ deployment, namespace }: FrontDoorKind): Alert {
  const own = available(namespace, deployment);
  const objects = 'up{job="kubernetes-objects"}';
  const fires = (at: '7m' | '11m') => ({ at, alerts: [{ labels: { job: 'kubernetes-objects' } }] });
  return {
    ...down,
    description: 'For two minutes no pod of the front door was available. No one outside reaches any service.',
    query: () => `${objects} == 1 unless on () sum(${own}) > 0`,
    cases: [
      {
        says: 'its pods are gone, and those of others are there',
        series: {
          [own]: '2x4 0x20',
          [available('web', deployment)]: '3x30',
          [available(namespace, 'webhook')]: '1x30',
          [available(namespace, deployment, 'other')]: '2x30',
          [objects]: '1x30',
          'up{job="other"}': '1x30',
        },
        fires: fires('7m'),
      },
      {
        says: 'its Deployment is gone',
        series: { [own]: '2x4 _x20', [objects]: '1x30' },
        fires: fires('11m'),
      },
      { says: 'one of its pods is left', series: { [own]: '2x4 1x20', [objects]: '1x30' }, silent: ['20m'] },
      { says: 'objects are not seen', series: { [objects]: '1x4 0x20' }, silent: ['20m'] },
    ],
  };
}

const errors: Alert = {
  name: 'FrontDoorErrors',
  severity: 'critical',
  owner,
  summary: 'The front door answers many requests by an error.',
  description:
    '{{ $value | humanizePercentage }} of the requests in the last five minutes ended with 5xx at the front door: its services fail, or it does not reach them.',
  query: (over) => {
    const rate = (more: string) =>
      `sum(rate(nginx_ingress_controller_requests{job="front-door"${more}}[${over('5m')}]))`;
    return `${rate(', status=~"5.."')} / ${rate('')} > 0.05`;
  },
  holds: '5m',
  cases: [
    {
      says: 'a service is away',
      series: {
        [answers(503)]: '1000x20 1010+10x20',
        [answers(200)]: '1000+100x20 3090+90x20',
        [answers(503, 'other')]: '1000+3000x40',
        [answers(200, 'other')]: '1000+100x40',
      },
      fires: { at: '28m', alerts: [{ value: '10%' }] },
    },
    {
      says: 'callers are refused',
      series: { [answers(403)]: '0+100x40', [answers(502)]: '0+5x40', [answers(200)]: '0+100x40' },
      silent: ['20m', '40m'],
    },
  ],
};

const certificateEnds: Alert = {
  name: 'FrontDoorCertificateEnds',
  severity: 'critical',
  owner,
  summary: 'A certificate that the front door serves ends within two weeks.',
  description:
    'The certificate of {{ $labels.host }} as it is served ends in {{ $value | humanizeDuration }}. Browsers and callers refuse it after that.',
  query: () => 'nginx_ingress_controller_ssl_expire_time_seconds{job="front-door"} - time() < 1209600',
  holds: '20m',
  every: '10m',
  cases: [
    {
      says: 'an old one is served',
      series: {
        [certificate('web.example')]: '1213200x20',
        [certificate('api.example')]: '7776000x20',
        [certificate('x', 'other')]: '1000x20',
      },
      fires: { at: '90m', alerts: [{ labels: { job: 'front-door', host: 'web.example' }, value: '13d 23h 30m 0s' }] },
    },
    {
      says: 'the end is two weeks away',
      series: { [certificate('web.example')]: '1209600+600x20' },
      silent: ['10m', '3h'],
    },
  ],
};

export const frontDoor: Subject = {
  name: 'front-door',
  alerts: (environment) =>
    environment.frontDoor.controller === 'ingress-nginx'
      ? [down, errors, certificateEnds]
      : [unavailable(frontDoorOf(environment))],
};
