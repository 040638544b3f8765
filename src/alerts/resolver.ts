/** Alerts of the resolver. */
import type { Alert, Subject } from './alert';

const answers = (job: string, rcode: string) => `coredns_dns_responses_total{job="${job}", rcode="${rcode}"}`;

const fails: Alert = {
  name: 'ResolverErrors',
  severity: 'warning',
  owner: 'platform',
  summary: 'The resolver cannot answer lookups.',
  description:
    '{{ $value | humanizePercentage }} of the lookups in the last five minutes ended with SERVFAIL. What the resolver remembers is still answered, for an hour.',
  query: (over) => {
    const rate = (more: string) => `sum(rate(coredns_dns_responses_total{job="resolver"${more}}[${over('5m')}]))`;
    return `${rate(', rcode="SERVFAIL"')} / ${rate('')} > 0.05`;
  },
  holds: '5m',
  cases: [
    {
      says: "the cluster's DNS is away",
      series: {
        [answers('resolver', 'SERVFAIL')]: '1000x20 1010+10x20',
        [answers('resolver', 'NOERROR')]: '1000+100x20 3090+90x20',
        [answers('other', 'SERVFAIL')]: '1000+3000x40',
        [answers('other', 'NOERROR')]: '1000+100x40',
      },
      fires: { at: '28m', alerts: [{ value: '10%' }] },
    },
    {
      says: 'names that do not exist are answered',
      series: {
        [answers('resolver', 'NXDOMAIN')]: '0+100x40',
        [answers('resolver', 'SERVFAIL')]: '0+5x40',
        [answers('resolver', 'NOERROR')]: '0+100x40',
      },
      silent: ['20m', '40m'],
    },
  ],
};

export const resolver: Subject = { name: 'resolver', alerts: () => [fails] };
