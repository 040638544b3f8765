import { metricsPort, services } from '../../src/config/services';

describe('the ports', () => {
  test('need no root, and are not that of the metrics', () => {
    const ports = Object.values(services).flatMap((service) => ('port' in service ? [service.port] : []));
    expect(ports.filter((port) => port < 1024 || port > 65535)).toEqual([]);
    expect(ports).not.toContain(metricsPort);
  });
});
