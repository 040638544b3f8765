/** Alerts on what people and programs do at the API server. */
import type { Alert, Over, Subject } from './alert';

const owner = 'security';

/**
 * How much a counter has grown, its first appearance counted: the API server shows a series from its first event on, so
 * that `increase` would not see the first. Nothing, where Prometheus itself was not there at the beginning.
 */
function grown(selector: string, window: string, limit: number): string {
  return `sum(${selector}) - (sum(${selector} offset ${window}) or vector(0)) > ${limit} and on () up{job="api-server"} offset ${window} == 1`;
}

const isUp = { 'up{job="api-server"}': '1x60' };

function noticed(
  name: string,
  texts: Pick<Alert, 'description' | 'severity' | 'summary'>,
  of: {
    readonly selector: string;
    readonly window: '5m' | '10m';
    readonly limit: number;
    /** A series that the selector takes, and others that it does not. */
    readonly series: string;
    readonly others: readonly string[];
  },
): Alert {
  const { limit, others, selector, series, window } = of;
  const minutes = Number.parseInt(window, 10);
  const other = Object.fromEntries(others.map((one) => [one, `0+${limit + 5}x60`]));
  const value = `${limit + 1}`;
  return {
    name,
    owner,
    ...texts,
    query: (over: Over) => grown(selector, over(window), limit),
    cases: [
      {
        says: 'the first ones ever',
        series: { ...isUp, ...other, [series]: `_x20 ${limit + 1}x40` },
        fires: { at: '20m', alerts: [{ value }] },
        still: { at: `${19 + minutes}m`, alerts: [{ value }] },
        silent: [`${20 + minutes}m`],
      },
      {
        says: 'more than there were',
        series: { ...isUp, [series]: `100x20 ${101 + limit}x40` },
        fires: { at: '21m', alerts: [{ value }] },
      },
      ...(limit > 0
        ? [{ says: 'few', series: { ...isUp, [series]: `0x20 ${limit}x40` }, silent: ['21m', '25m'] as const }]
        : []),
      {
        says: 'Prometheus begins to look',
        series: { [series]: `_x20 ${limit + 100}x40`, 'up{job="api-server"}': '_x20 1x40', 'up{job="other"}': '1x60' },
        silent: ['20m', `${19 + minutes}m`, '40m'],
      },
      {
        says: 'the API server begins to answer',
        series: { [series]: `_x20 ${limit + 100}x40`, 'up{job="api-server"}': '0x20 1x40' },
        silent: ['20m', '22m'],
      },
    ],
  };
}

const check = 'apiserver_validating_admission_policy_check_total';

const denials = noticed(
  'AdmissionDenials',
  {
    severity: 'warning',
    summary: 'Many requests are refused by admission policies.',
    description:
      '{{ $value }} requests were refused by our admission policies in ten minutes: someone tries, or a controller repeats what is not allowed.',
  },
  {
    selector: `${check}{enforcement_action="deny"}`,
    window: '10m',
    limit: 20,
    series: `${check}{policy="breakwater-run-as-non-root", enforcement_action="deny"}`,
    others: [`${check}{policy="breakwater-run-as-non-root", enforcement_action="audit"}`],
  },
);

const shells = noticed(
  'ShellInPod',
  {
    severity: 'warning',
    summary: 'Someone entered a pod.',
    description:
      '{{ $value }} shells or connections into pods were opened in five minutes. Here that is for incidents, by break-glass.',
  },
  {
    selector: 'apiserver_request_total{subresource=~"attach|exec"}',
    window: '5m',
    limit: 0,
    series: 'apiserver_request_total{resource="pods", subresource="exec", verb="CONNECT"}',
    others: ['apiserver_request_total{resource="pods", subresource="portforward", verb="CONNECT"}'],
  },
);

const breakGlass = noticed(
  'BreakGlassUsed',
  {
    severity: 'warning',
    summary: 'Break-glass was opened or used.',
    description:
      '{{ $value }} requests by break-glass, or bindings that open or close it, in five minutes. The audit log has the person and the reason.',
  },
  {
    selector: `${check}{policy="breakwater-break-glass-use"}`,
    window: '5m',
    limit: 0,
    series: `${check}{policy="breakwater-break-glass-use", enforcement_action="audit"}`,
    others: [`${check}{policy="breakwater-user-namespaces", enforcement_action="audit"}`],
  },
);

export const security: Subject = {
  name: 'security',
  alerts: ({ shells: allowed }) => [denials, ...(allowed === 'break-glass' ? [shells] : []), breakGlass],
};
