import { environments } from '../../../src/config/environments';
import { releases } from '../../../src/config/versions';
import { certManager } from '../../../src/stacks/releases/cert-manager';

const { lab, local, beta, production } = environments;
const values = (environment: Parameters<typeof certManager>[0]) => certManager(environment, { registry: 'upstream' });

describe('cert-manager', () => {
  test.each([lab, local])('goes with its kinds where we make the cluster: $name', (environment) => {
    expect(values(environment).crds).toEqual({ enabled: true, keep: false });
  });

  test.each([beta, production])('leaves its kinds, and with them every certificate, in $name', (environment) => {
    expect(values(environment).crds).toEqual({ enabled: true, keep: true });
  });

  test('is installed when its webhook is trusted, so that the next stack can use its kinds', () => {
    expect(values(lab).startupapicheck).toMatchObject({ enabled: true, timeout: '2m' });
  });

  test('elects in its own namespace, so that its right to do so ends there', () => {
    const { namespace, ...times } = values(lab).global.leaderElection;
    expect(namespace).toBe(releases['cert-manager'].namespace);
    const seconds = [times.retryPeriod, times.renewDeadline, times.leaseDuration].map((time) =>
      Number(time.slice(0, -1)),
    );
    expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
  });

  test('has bounds for every container', () => {
    const { resources, webhook, cainjector, startupapicheck } = values(production);
    for (const one of [resources, webhook.resources, cainjector.resources, startupapicheck.resources])
      expect(one).toEqual({
        requests: { cpu: expect.stringMatching(/^\d+m$/), memory: expect.stringMatching(/^\d+Mi$/) },
        limits: { memory: expect.stringMatching(/^\d+Mi$/) },
      });
  });
});
