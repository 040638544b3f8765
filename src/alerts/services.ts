/** Alerts that every service has, from the list of services alone: a new one has them at once. */
import { services as declared, type Service, type ServiceName } from '../config/services';
import type { Alert, Subject } from './alert';

const all: readonly (readonly [ServiceName, Service])[] = Object.entries(declared) as [ServiceName, Service][];

/** A service that is called answers Prometheus from no pod: all are gone, or none works. */
function down([name, { failure }]: readonly [ServiceName, Service]): Alert {
  return {
    name: 'ServiceDown',
    severity: 'critical',
    owner: 'platform',
    service: name,
    summary: `No pod of ${name} answers.`,
    description: `For a minute no pod of ${name} answered on its metrics port. Its callers see: ${failure}.`,
    query: () => `absent(up{job="${name}"} == 1)`,
    holds: '1m',
    reportsDown: [name],
    cases: [
      {
        says: 'every pod stops answering',
        series: { [`up{job="${name}", pod="a"}`]: '1x4 0x10', [`up{job="${name}", pod="b"}`]: '1x2 0x10' },
        fires: { at: '6m', alerts: [{}] },
      },
      {
        says: 'no pod is left, and others answer',
        series: { 'up{job="other", pod="a"}': '1x20' },
        fires: { at: '1m', alerts: [{}] },
      },
      {
        says: 'one pod of two answers',
        series: { [`up{job="${name}", pod="a"}`]: '1x20', [`up{job="${name}", pod="b"}`]: '0x20' },
        silent: ['3m', '20m'],
      },
      {
        says: 'a pause shorter than a minute',
        series: { [`up{job="${name}", pod="a"}`]: '1x4 0 1x10' },
        silent: ['5m', '6m', '7m'],
      },
    ],
  };
}

export const services: Subject = {
  name: 'services',
  alerts: () => all.filter(([, { port }]) => port !== undefined).map(down),
};
