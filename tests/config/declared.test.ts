import { declaredIn } from '../../src/config/declared';
import { environments } from '../../src/config/environments';
import { allowedExemptions } from '../../src/config/exemptions';
import { services } from '../../src/config/services';

const { lab, production } = environments;

const service = (name: string) => declaredIn(lab).services.find((one) => one.name === name);

describe('what an environment declares', () => {
  test('has every service, each in its namespace', () => {
    const { services: declared } = declaredIn(lab);
    expect(declared.map(({ name, namespace }) => [name, namespace])).toEqual(
      Object.keys(services).map((name) => [name, name]),
    );
  });

  test('says kind, priority and images of a service', () => {
    expect(service('mongo')).toMatchObject({
      kinds: ['StatefulSet'],
      images: ['mongo', 'mongo-admin'],
      priorityClass: 'breakwater-database',
    });
    expect(service('mongo-backup')).toMatchObject({ kinds: ['CronJob', 'Job'], priorityClass: 'breakwater-batch' });
    expect(service('web')).toMatchObject({ kinds: ['Deployment'], priorityClass: 'breakwater-service' });
  });

  test('has the end of the range of what an autoscaler makes, and of nothing else', () => {
    expect([service('hash')?.largest, service('resolver')?.largest, service('mongo')?.largest]).toEqual([
      10,
      undefined,
      undefined,
    ]);
  });

  test('has a host for what is behind the front door, and asks callers of the API for certificates', () => {
    expect([service('api')?.entry, service('web')?.entry, service('mongo')?.entry]).toEqual([
      {
        host: 'api.lab.breakwater.example',
        authority: 'api/api-callers',
        limit: { burst: 5, connections: 2000, perSecond: 5000 },
        together: 20_000,
      },
      {
        host: 'web.lab.breakwater.example',
        authority: '',
        limit: { burst: 5, connections: 100, perSecond: 50 },
        together: 1000,
      },
      undefined,
    ]);
  });

  test('has both halves of each flow, and names for those who call', () => {
    const labels = (name: string) => ({ 'app.kubernetes.io/name': name });
    expect(service('web')?.peers).toEqual(
      expect.arrayContaining([
        {
          direction: 'ingress',
          namespace: 'ingress-nginx',
          labels: { ...labels('ingress-nginx'), 'app.kubernetes.io/component': 'controller' },
          ports: ['TCP/8000'],
        },
        {
          direction: 'ingress',
          namespace: 'monitoring',
          labels: { ...labels('prometheus'), 'app.kubernetes.io/component': 'server' },
          ports: ['TCP/9090'],
        },
      ]),
    );
    expect(service('client')?.peers).toEqual([
      { direction: 'egress', namespace: 'api', labels: labels('api'), ports: ['TCP/8080'] },
      { direction: 'egress', namespace: 'resolver', labels: labels('resolver'), ports: ['UDP/5353', 'TCP/5353'] },
    ]);
    expect(service('client')?.calls).toEqual(['api']);
    const own = service('mongo')?.peers.filter(({ namespace }) => namespace === 'mongo');
    expect(own?.map(({ direction }) => direction)).toEqual(['ingress', 'egress']);
  });

  test('has an authority of the front door where no public one signs', () => {
    expect(declaredIn(lab).authorities).toContain('cert-manager/front-door-authority');
    expect(declaredIn(production)).toMatchObject({
      authorities: ['cert-manager/callers-authority', 'cert-manager/internal-authority'],
      issuers: { frontDoor: 'letsencrypt-prod' },
    });
  });
});

test('workloads are exempt from user namespaces where there are none, and nowhere else', () => {
  const of = (userNamespaces: (typeof lab)['userNamespaces']) =>
    allowedExemptions({ userNamespaces })
      .filter(({ policy }) => policy === 'user-namespaces')
      .map(({ object }) => object);
  expect(of(true)).toEqual([]);
  expect(of({ off: 'the node has none' })).toEqual(
    expect.arrayContaining(['Deployment api/api', 'StatefulSet mongo/mongo', 'Job client/client']),
  );
});
