import type { Controller } from '../../../src/config/front-doors';
import { frontDoors } from '../../../src/config/front-doors';
import type { FrontDoorProps } from '../../../src/constructs/front-door/front-door';
import { FrontDoor } from '../../../src/constructs/front-door/front-door';
import { objectsWith } from '../objects';

const base = {
  answersWithin: 60,
  host: 'shop.example',
  port: 8080,
  clients: ['198.51.100.0/24'],
  limit: { perSecond: 20, burst: 1, connections: 40 },
  issuer: 'signer',
} as const;
const made = (controller: Controller, props: Partial<FrontDoorProps>) => () =>
  objectsWith((chart) => new FrontDoor(chart, 'door', { ...base, controller, ...props }));
const controllers = Object.keys(frontDoors) as readonly Controller[];
const ofIngresses = controllers.filter((controller) => frontDoors[controller].api === 'ingress');

test.each(controllers)('%s without a network would let everyone in', (controller) => {
  expect(made(controller, { clients: [] })).toThrow(
    new Error("'clients' must name at least one network because an empty allow-list lets everyone in, got none"),
  );
});

test.each(ofIngresses)('%s has one version of TLS and one patience for all hosts', (controller) => {
  expect(made(controller, { tls: '1.2', answersWithin: 61 })).toThrow(
    new Error(
      [
        `'tls' of shop must be 1.3 because ${controller} has one version for all hosts, got 1.2; omit it, or use the front door envoy-gateway`,
        `'answersWithin' of shop must be 60 because ${controller} has one time for all hosts, got 61; correct patience.frontDoor in src/config/patience.ts, or use the front door envoy-gateway`,
      ].join('\n'),
    ),
  );
  expect(made(controller, { tls: '1.3', provesByHttp: true })).not.toThrow();
});

test('envoy-gateway serves no Ingress, and so no proof by HTTP-01', () => {
  expect(made('envoy-gateway', { provesByHttp: true })).toThrow(
    new Error(
      "'provesByHttp' of shop must be false because cert-manager answers HTTP-01 through an Ingress, which envoy-gateway does not serve; prove by dns-01 in frontDoor.issuer",
    ),
  );
  expect(made('envoy-gateway', { tls: '1.2', answersWithin: 61 })).not.toThrow();
});
