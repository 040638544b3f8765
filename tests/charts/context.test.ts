import { charts } from '../../charts';
import {
  chartProps,
  flowProps,
  frontDoorIssuer,
  hostOf,
  ownImage,
  podProps,
  portOf,
  priorityClass,
  subnetOf,
  urlOf,
} from '../../charts/context';
import { environments } from '../../src/config/environments';
import { flows } from '../../src/config/flows';
import type { ServiceName } from '../../src/config/services';
import { imageOf, services } from '../../src/config/services';
import { images } from '../../src/config/versions';
import { imageNames } from '../../src/images/build';
import { render } from '../../src/synth/render';

const { lab, production } = environments;

describe('the list of charts', () => {
  const ids = render(charts, lab).files.map(({ path }) => path.replace(/^lab\/(.*)\.k8s\.yaml$/, '$1'));

  test('has one for each service, and three for the cluster', () => {
    expect(ids).toEqual([...Object.keys(services), 'certificates', 'cluster-policies', 'personas'].sort());
  });

  test('has an image of ours for each service, except the database', () => {
    const names = Object.keys(services) as readonly ServiceName[];
    const own = names.filter((name) => services[name].component !== 'database').map(imageOf);
    expect(own.filter((name) => !imageNames('dockerfiles').includes(name))).toEqual([]);
    expect(Object.keys(images)).toContain('mongodb');
  });
});

describe('from the values of an environment', () => {
  test('come the props of a chart', () => {
    expect(chartProps('api', lab)).toEqual({
      name: 'api',
      component: 'api',
      environment: 'lab',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      podSecurityVersion: expect.stringMatching(/^v1\.\d+$/),
      personas: [
        { role: 'breakwater-sre', groups: ['breakwater:sre'] },
        { role: 'breakwater-developer', groups: ['breakwater:developer'] },
      ],
    });
  });

  test('comes an image with their prefix and a hash of its sources, which is the same everywhere', () => {
    expect(ownImage('api', lab)).toMatch(/^localhost\/breakwater\/api:[0-9a-f]{40}$/);
    expect(ownImage('api', production).split(':')[1]).toBe(ownImage('api', lab).split(':')[1]);
    expect(ownImage('api', production)).toMatch(/^registry\.breakwater\.example\/breakwater\/api:/);
  });

  test('comes what a pod must know of them', () => {
    expect(podProps('web', lab)).toEqual({
      image: ownImage('web', lab),
      nameserver: '10.96.0.53',
      pullPolicy: 'IfNotPresent',
      userNamespaces: lab.userNamespaces,
    });
  });

  test('comes the subnet of a service that has a place, and of no other', () => {
    const placed = { ...production, placement: { web: 'applications' } };
    expect(podProps('web', placed)).toMatchObject({ subnet: 'applications' });
    expect([subnetOf('web', placed), subnetOf('api', placed), subnetOf('web', lab)]).toEqual([
      { subnet: 'applications' },
      {},
      {},
    ]);
  });

  test('comes the issuer of the front door: our own, or the public one by its name', () => {
    expect([lab, production].map(frontDoorIssuer)).toEqual(['front-door', 'letsencrypt-prod']);
  });

  test('comes a host', () => expect(hostOf('web', lab)).toBe('web.lab.breakwater.example'));
});

describe('from the list of services', () => {
  test('come a port and an address', () => {
    expect(portOf('mongo')).toBe(27017);
    expect(urlOf('api')).toBe('http://api.api.svc.cluster.local:8080');
  });

  test('come both sides of flows, with the port of whom is called', () => {
    const podLabels = (name: string) => ({ 'app.kubernetes.io/name': name });
    expect(flowProps('client', lab)).toEqual({
      callers: [],
      calls: [
        { namespace: 'api', podLabels: podLabels('api'), port: 8080 },
        { namespace: 'resolver', podLabels: podLabels('resolver'), port: 5353, protocols: ['UDP', 'TCP'] },
      ],
    });
    expect(flowProps('hash', lab)).toEqual({
      callers: expect.arrayContaining([
        expect.objectContaining({ namespace: 'ingress-nginx', port: 8000 }),
        expect.objectContaining({ namespace: 'monitoring', port: 9090 }),
      ]),
      calls: [],
    });
    expect(flowProps('mongo', lab).callers).toEqual([
      ...flows
        .filter(({ from, to }) => to === 'mongo' && from !== 'prometheus')
        .map(({ from }) => ({ namespace: from, podLabels: podLabels(from), port: 27017 })),
      expect.objectContaining({ namespace: 'monitoring', port: 9090 }),
    ]);
  });
});

test('a priority has the prefix of the platform', () => expect(priorityClass('database')).toBe('breakwater-database'));

describe('there is no', () => {
  test('port of a service without callers', () => {
    expect(() => portOf('client')).toThrow(
      new Error("'client' has no port in services.ts, so that it cannot be called"),
    );
    expect(() => urlOf('client')).toThrow(/has no port/);
  });

  test('host of what is not public', () => {
    expect(() => hostOf('mongo', lab)).toThrow(
      new Error("'mongo' has no host in services.ts, so that it is not behind the front door"),
    );
  });

  test('image without a folder', () => expect(() => ownImage('nothing', lab)).toThrow(/ENOENT.*dockerfiles.nothing/));
});
