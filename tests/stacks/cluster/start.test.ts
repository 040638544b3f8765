import type { Environment, Minikube } from '../../../src/config/environment';
import { environments } from '../../../src/config/environments';
import { kubernetes } from '../../../src/config/versions';
import { serverFiles, serverFolder, start } from '../../../src/stacks/cluster/start';

type OnMinikube = Environment & { readonly cluster: Minikube };

/** @throws where its cluster is given */
function onMinikube(environment: Environment): OnMinikube {
  const { cluster } = environment;
  if (cluster.kind !== 'minikube') throw new Error(`${environment.name} is not on minikube`);
  return { ...environment, cluster };
}

const [lab, local] = [onMinikube(environments.lab), onMinikube(environments.local)];
const { production } = environments;

/** Flags of a command line by name; those that stand there several times, as lists. */
function flags(environment: OnMinikube, settings: Parameters<typeof start>[1] = {}) {
  const [program, verb, ...rest] = start(environment, settings).split(' ');
  const pairs = rest.map((flag) => /^--([a-z-]+)=(.+)$/.exec(flag)?.slice(1) ?? ['?', flag]);
  const extra = pairs.filter(([name]) => name === 'extra-config').map(([, value]) => value);
  return { program, verb, ...Object.fromEntries(pairs), 'extra-config': extra };
}

describe('minikube is started', () => {
  test.each([lab, local])('with the values of $name', (environment) => {
    const { cluster, context, nodes } = environment;
    expect(flags(environment)).toMatchObject({
      program: 'minikube',
      verb: 'start',
      profile: context,
      'kubernetes-version': kubernetes,
      nodes: String(nodes.count),
      cpus: String(cluster.cpus),
      cni: cluster.networkPlugin,
      'container-runtime': 'containerd',
    });
  });

  test('with its memory in mebibytes, whatever unit it is said in', () => {
    expect(flags(lab)).toMatchObject({ memory: '9216mb' });
    expect(flags({ ...lab, cluster: { ...lab.cluster, memory: '1536Mi' } })).toMatchObject({ memory: '1536mb' });
  });

  test('with each value that may differ', () => {
    const cluster: Minikube = { ...lab.cluster, cpus: 7, memory: '3Gi', networkPlugin: 'cilium' };
    const nodes = { ...lab.nodes, count: 3 };
    expect(flags({ ...lab, cluster, nodes, context: 'other' })).toMatchObject({
      profile: 'other',
      nodes: '3',
      cpus: '7',
      memory: '3072mb',
      cni: 'cilium',
    });
  });

  test('with nothing that a shell or Terraform would read in another way', () => {
    for (const environment of [lab, local]) expect(start(environment, {})).toMatch(/^[A-Za-z0-9 ./:,=_-]+$/);
  });
});

describe('ports of the machine', () => {
  test('lead to the node from loopback alone, to where an addon or a release listens', () => {
    expect(flags(lab)).toMatchObject({ ports: '127.0.0.1:18080:80,127.0.0.1:18443:443' });
    expect(flags(local)).toMatchObject({ ports: '127.0.0.1:8080:30080,127.0.0.1:8443:30443' });
    for (const controller of ['envoy-gateway', 'traefik'] as const)
      expect(flags({ ...local, frontDoor: { ...local.frontDoor, controller } })).toMatchObject({
        ports: flags(local)['ports'],
      });
  });

  test('lead to other ports of the node where that is said', () => {
    const nodePorts = { http: 31_080, https: 31_443 };
    expect(flags(lab, { nodePorts })).toMatchObject({ ports: '127.0.0.1:18080:31080,127.0.0.1:18443:31443' });
  });

  test('are none where a load balancer is the entry', () => {
    const { entry } = production.frontDoor;
    expect(flags({ ...lab, frontDoor: { ...lab.frontDoor, entry } })).not.toHaveProperty('ports');
  });

  test('are none where the front door is not for this machine, and nothing else differs', () => {
    const words = (fromHere?: boolean) => start(lab, {}, fromHere).split(' ');
    expect(words(true)).toEqual(words());
    expect(words(false)).toEqual(words().filter((word) => !word.startsWith('--ports=')));
    expect(words(false)).toHaveLength(words().length - 1);
  });
});

describe('the API server', () => {
  test('writes down who did what, encrypts what it keeps, refuses external addresses of Services, and has guards of its guards', () => {
    expect(flags(lab)['extra-config']).toEqual([
      'apiserver.admission-control-config-file=/etc/ssl/certs/breakwater-e2e-admission.yaml',
      'apiserver.audit-log-path=-',
      'apiserver.audit-policy-file=/etc/ssl/certs/breakwater-e2e-audit-policy.yaml',
      'apiserver.enable-admission-plugins=NodeRestriction,DenyServiceExternalIPs',
      'apiserver.encryption-provider-config=/etc/ssl/certs/breakwater-e2e-encryption.yaml',
      'apiserver.feature-gates=ManifestBasedAdmissionControlConfig=true',
    ]);
  });

  test('has files of its own for each profile, in the folder that it can read', () => {
    const all = [lab, local].flatMap(({ context }) => Object.values(serverFiles(context)));
    expect(new Set(all).size).toBe(8);
    // The guards are a folder, which the file of admission names.
    const { guards, ...files } = serverFiles(lab.context);
    for (const file of Object.values(files)) expect(start(lab, {})).toContain(`=${serverFolder}/${file}`);
    expect(start(lab, {})).not.toContain(guards);
  });
});
