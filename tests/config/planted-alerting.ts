/** Wrong values of alerting, one environment each. */
import type { Alerting, Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';

const { local, production } = environments;
const scale = 'only an environment on one machine has rules at another scale of time, which shortens them';
const outside = 'a receiver of alerts outside of the cluster has a network, and is called over TLS';

const alerting = (environment: Environment, value: Partial<Alerting>): Environment => ({
  ...environment,
  alerting: { ...environment.alerting, ...value },
});
const webhook = (url: `http://${string}` | `https://${string}`, network: string): Environment =>
  alerting(local, { receiver: { kind: 'webhook', url, at: { network }, port: 443 } });

export const plantedAlerting: readonly {
  readonly says: string;
  readonly environment: Environment;
  readonly sentence: string;
}[] = [
  {
    says: scale,
    environment: alerting(production, { timeScale: 0.5 }),
    sentence: 'alerting.timeScale is 0.5 where people are called; omit it',
  },
  ...[0, 2].map((timeScale) => ({
    says: scale,
    environment: alerting(local, { timeScale }),
    sentence: `alerting.timeScale is ${timeScale}; use a factor between 0 and 1, such as 1/60`,
  })),
  {
    says: outside,
    environment: webhook('https://alerts.example', 'alerts.example'),
    sentence: "alerting.receiver.at.network is 'alerts.example'; use an IPv4 network such as 198.51.100.64/32",
  },
  {
    says: outside,
    environment: webhook('http://alerts.example', '198.51.100.64/32'),
    sentence: "alerting.receiver.url is 'http://alerts.example'; use https for a receiver outside of the cluster",
  },
];
