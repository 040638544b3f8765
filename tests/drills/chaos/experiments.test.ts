import { alertsOf } from '../../../src/alerts/rules';
import type { Kubectl } from '../../../src/cluster/requests';
import { lab } from '../../../src/config/environments/lab';
import { production } from '../../../src/config/environments/production';
import { callerNames, type Experiment, alertsOf as shownBy, type Target } from '../../../src/drills/chaos/experiment';
import { experiments } from '../../../src/drills/chaos/experiments';
import { success } from '../../../src/programs/result';
import { refusal } from '../../cluster/fake-kubectl';
import { type Answers, failed, ok } from '../../programs/fakes';
import { platform } from './platform';

function named(name: string): Experiment {
  const found = experiments.find((one) => one.name === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
}

/** A cluster whose requests are kept, as `verb what where`. */
function kept(answers: Partial<Kubectl> = {}, ran: Answers = {}) {
  const asked: string[] = [];
  const keep = (text: string) => {
    asked.push(text);
    return success(undefined);
  };
  const on = platform(
    {
      delete: async (kind, names, options) => keep(`delete ${kind} ${names} ${JSON.stringify(options)}`),
      resize: async (workload, namespace, replicas) => keep(`resize ${namespace} ${workload} ${replicas}`),
      patch: async (kind, name, namespace, patch) =>
        keep(`patch ${kind} ${namespace}/${name} ${JSON.stringify(patch)}`),
      ...answers,
    },
    ran,
  );
  return { asked, ...on };
}

async function target(experiment: Experiment, scene: Parameters<Experiment['find']>[0]): Promise<Target> {
  const found = await experiment.find(scene);
  if (!found.ok) throw new Error(found.problem.message);
  return found.value;
}

const listed =
  (...items: readonly object[]): Kubectl['list'] =>
  async <T>() =>
    success(items as unknown as readonly T[]);
const found =
  (value: unknown): Kubectl['get'] =>
  async <T>() =>
    success(value as T | undefined);

describe('every experiment', () => {
  test('has a name of its own', () => {
    expect(new Set(experiments.map(({ name }) => name)).size).toBe(experiments.length);
  });

  test.each(experiments)(
    '$name is undone later than its hypothesis allows, and within two minutes after its fault',
    (one) => {
      const { abort, gap } = one.bounds;
      for (const caller of callerNames) expect([caller, abort[caller] > gap[caller]]).toEqual([caller, true]);
      expect(one.lasts).toBeGreaterThan(0);
      expect(one.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    },
  );

  test.each(experiments)('$name expects alerts that are there, or says why none shows it', (one) => {
    const known = alertsOf(production).map(({ alert }) => alert.name);
    expect(shownBy(one).filter((name) => !known.includes(name))).toEqual([]);
    if ('none' in one.alerts) expect(one.alerts.none).toMatch(/\w+ \w+ \w+/);
  });
});

describe('pods', () => {
  test('pod-kill kills one of each service, at once', async () => {
    const { asked, scene } = kept({ list: listed({ metadata: { name: 'one' } }, { metadata: { name: 'two' } }) });
    const kill = named('pod-kill');
    await kill.inject(scene, await target(kill, scene));
    const how = (namespace: string) => JSON.stringify({ namespace, background: true, now: true });
    expect(asked).toEqual(['api', 'hash', 'web'].map((name) => `delete pod one ${how(name)}`));
    await kill.undo(scene, { says: '', parts: [] });
  });

  test('pod-kill is refused where a service would have none left, or the cluster does not tell', async () => {
    const { scene } = kept({ list: listed({ metadata: { name: 'one' } }) });
    expect(await named('pod-kill').find(scene)).toMatchObject({
      problem: { message: 'api has not two pods that run' },
    });
    const away = kept({ list: async () => refusal('no route') });
    expect(await named('pod-kill').find(away.scene)).toEqual(refusal('no route'));
  });

  test.each([
    ['front-door-away', ['ingress-nginx deployment/ingress-nginx-controller 2']],
    ['dns-loss', ['resolver deployment/resolver 2', 'kube-system deployment/coredns 2']],
  ])('%s takes all pods away, and brings as many back', async (name, parts) => {
    const { asked, scene } = kept({ get: found({ spec: { replicas: 2 } }) });
    const all = await target(named(name), scene);
    expect(all.parts).toEqual(parts);
    await named(name).inject(scene, all);
    expect(asked).toEqual(parts.map((part) => `resize ${part.replace(/2$/, '0')}`));
    asked.length = 0;
    await named(name).undo(scene, all);
    expect(asked).toEqual(parts.map((part) => `resize ${part}`));
  });

  test('what has no pods cannot lose them', async () => {
    for (const get of [found(undefined), found({ spec: { replicas: 0 } }), async () => refusal('no route')]) {
      expect(await named('dns-loss').find(kept({ get }).scene)).toMatchObject({ ok: false });
    }
  });

  test('what the cluster refuses is said', async () => {
    const { scene } = kept({ resize: async () => refusal('sealed') });
    await expect(named('dns-loss').undo(scene, { says: '', parts: ['a b/c 1'] })).rejects.toThrow('sealed');
  });
});

describe('an image', () => {
  const get = found({ spec: { template: { spec: { containers: [{ image: 'localhost/breakwater/web:abc' }] } } } });
  const none = `localhost/breakwater/web:${'0'.repeat(40)}`;
  const patch = (value: string) =>
    `patch deployment web/web ${JSON.stringify([{ op: 'replace', path: '/spec/template/spec/containers/0/image', value }])}`;

  test('registry-away rolls out one that is nowhere, and the one of before again', async () => {
    const { asked, scene } = kept({ get });
    const both = await target(named('registry-away'), scene);
    await named('registry-away').inject(scene, both);
    await named('registry-away').undo(scene, both);
    expect(asked).toEqual([patch(none), patch('localhost/breakwater/web:abc')]);
  });

  test('registry-away needs the site', async () => {
    expect(await named('registry-away').find(kept().scene)).toMatchObject({ ok: false });
    expect(await named('registry-away').find(kept({ get: async () => refusal('no') }).scene)).toEqual(refusal('no'));
  });
});

describe('a volume', () => {
  const gibibyte = 2 ** 30;
  const on = (size: number, free: number) => {
    const ran: string[] = [];
    const exec: Kubectl['exec'] = async (pod, namespace, [, , script = '']) => {
      ran.push(`${namespace} ${pod} ${script}`);
      return success(`${size} ${free}\n`);
    };
    return { ran, ...kept({ exec }) };
  };

  test('full-volume takes the room of the store, and gives it back', async () => {
    const { ran, scene } = on(gibibyte, gibibyte / 2);
    const full = named('full-volume');
    const all = await target(full, scene);
    expect(all.says).toBe('0.5 GiB free of 1.0 GiB of the backups');
    await full.inject(scene, all);
    await full.undo(scene, all);
    expect(ran.map((one) => /statvfs|fallocate|unlink/.exec(one.split('\n').at(-1) ?? '')?.[0])).toEqual([
      'statvfs',
      'fallocate',
      'unlink',
    ]);
    expect(ran.every((one) => one.startsWith('backup-store statefulset/backup-store '))).toBe(true);
  });

  test('full-volume is refused where the volume is a folder of the node', async () => {
    const { ran, scene } = on(200 * gibibyte, 100 * gibibyte);
    expect(await named('full-volume').find(scene)).toMatchObject({
      problem: { reason: 'refused', message: expect.stringContaining('1Gi is a folder of a file system of 200.0 GiB') },
    });
    expect(ran).toHaveLength(1);
  });

  test('full-volume is refused where no shell may be opened', async () => {
    const { scene } = kept({ exec: async () => refusal('break the glass') });
    expect(await named('full-volume').find(scene)).toEqual(refusal('break the glass'));
  });
});

describe('the database', () => {
  const members = ['mongo-0', 'mongo-1', 'mongo-2'];
  const list = listed(...members.map((name) => ({ metadata: { name } })));
  const saying =
    (...primaries: readonly string[]): Kubectl['exec'] =>
    async (pod) =>
      success(`mongodb_member_state{state="PRIMARY"} ${primaries.includes(pod) ? '1.0' : '0.0'}\n`);
  const get = found({ metadata: { uid: 'u-1' }, spec: { nodeName: 'b' }, status: { podIP: '10.1.2.3' } });
  const ssh = 'minikube ssh --profile shop --node b --';
  const ran: Answers = {
    [`${ssh} pgrep`]: ok('7\n8\n'),
    [`${ssh} cat /proc/7/`]: failed(1),
    [`${ssh} cat /proc/8/`]: ok('/kubepods/u-1/x'),
    [`${ssh} nsenter`]: ok(),
  };

  test('step-down ends the primary with its grace period', async () => {
    const { asked, scene } = kept({ list, exec: saying('mongo-1') });
    const step = named('step-down');
    await step.inject(scene, await target(step, scene));
    await step.undo(scene, { says: '', parts: [] });
    expect(asked).toEqual([`delete pod mongo-1 ${JSON.stringify({ namespace: 'mongo', background: true })}`]);
  });

  test('partition drops the packets of the primary, and no others', async () => {
    const { lines, scene } = kept({ list, exec: saying('mongo-1'), get }, ran);
    const part = named('partition');
    const one = await target(part, scene);
    await part.inject(scene, one);
    await part.undo(scene, one);
    const [cut = '', heal = ''] = lines().filter((line) => line.includes('nsenter'));
    expect(cut).toMatch(
      /--target 8 --net nft add table inet fault; add chain .* iifname != "lo" drop; .* oifname != "lo" drop$/,
    );
    expect(heal).toMatch(/--target 8 --net nft add table inet fault; delete table inet fault$/);
  });

  test.each<[string, Partial<Kubectl>, string]>([
    ['there are two', { list, exec: saying('mongo-0', 'mongo-1') }, '2 of 3 members say that they are primary'],
    ['there is none', { list, exec: saying() }, '0 of 3 members say that they are primary'],
    ['members may not be asked', { list, exec: async () => refusal('no shells') }, 'no shells'],
    ['the cluster does not tell', { list: async () => refusal('no route') }, 'no route'],
  ])('no primary is taken where %s', async (_, answers, message) => {
    const { scene } = kept(answers);
    for (const name of ['step-down', 'partition'])
      expect(await named(name).find(scene)).toMatchObject({ problem: { message } });
  });

  test.each<[string, Kubectl['get'], Answers, string]>([
    ['the pod has no node', found(undefined), ran, 'mongo-1 is on no node'],
    [
      'the node has no process of it',
      get,
      { ...ran, [`${ssh} cat /proc/8/`]: ok('/other') },
      'has no process on b among 7, 8',
    ],
    ['the node does not answer', get, { [`${ssh} pgrep`]: failed(85, 'no node') }, 'exit 85: no node'],
    ['the cluster does not tell', async () => refusal('no route'), ran, 'no route'],
  ])('no packet is dropped where %s', async (_, one, answers, message) => {
    const { lines, scene } = kept({ get: one }, answers);
    const primary = { says: '', parts: ['mongo-1'] };
    await expect(named('partition').inject(scene, primary)).rejects.toThrow(message);
    expect(lines().filter((line) => line.includes('nsenter'))).toEqual([]);
  });
});

describe('nodes', () => {
  const node = (name: string, zone?: string) => ({
    metadata: { name, ...(zone === undefined ? {} : { labels: { 'topology.kubernetes.io/zone': zone } }) },
  });
  const three = [node('shop', 'a'), node('shop-m02', 'b'), node('shop-m03', 'c')];
  const on = (nodes: readonly object[], pods: readonly string[] = []) =>
    kept(
      {
        list: async <T>(kinds: string) =>
          success((kinds === 'nodes' ? nodes : pods.map((nodeName) => ({ spec: { nodeName } }))) as readonly T[]),
      },
      { minikube: ok() },
    );

  test('node-loss stops the one with most pods but the first, and starts it again', async () => {
    const { lines, scene } = on(three, ['shop', 'shop', 'shop', 'shop-m02', 'shop-m03', 'shop-m03']);
    const loss = named('node-loss');
    const one = await target(loss, scene);
    expect(one.says).toBe('shop-m03, with 2 pods of ours');
    await loss.inject(scene, one);
    await loss.undo(scene, one);
    expect(lines()).toEqual(['stop', 'start'].map((verb) => `minikube node ${verb} shop-m03 --profile shop`));
  });

  test('zone-loss stops every node of a zone without the first node', async () => {
    const { lines, scene } = on([...three, node('shop-m04', 'b'), node('shop-m05')]);
    const loss = named('zone-loss');
    await loss.inject(scene, await target(loss, scene));
    expect(lines()).toEqual(['shop-m02', 'shop-m04'].map((name) => `minikube node stop ${name} --profile shop`));
  });

  test.each<[string, readonly object[], string]>([
    ['node-loss', [node('shop', 'a')], 'there is one node: without it nothing is left that could go on'],
    ['zone-loss', [node('shop', 'a'), node('shop-m02', 'a')], 'there are not two zones: all nodes are in a'],
    ['zone-loss', [node('shop')], 'there are not two zones: no node has one'],
  ])('%s is refused: %s', async (name, nodes, message) => {
    expect(await named(name).find(on(nodes).scene)).toMatchObject({ problem: { reason: 'refused', message } });
  });

  test.each(['node-loss', 'zone-loss', 'partition', 'api-server-away'])(
    '%s is refused on nodes of others',
    async (name) => {
      const { scene } = on(three);
      expect(await named(name).find({ ...scene, environment: production })).toMatchObject({
        problem: { reason: 'refused', message: expect.stringContaining('the nodes of production are others') },
      });
    },
  );

  test('the cluster may not tell', async () => {
    const { scene } = kept({ list: async () => refusal('no route') });
    for (const name of ['node-loss', 'zone-loss']) expect(await named(name).find(scene)).toEqual(refusal('no route'));
    const halfway = kept({
      list: async <T>(kinds: string) => (kinds === 'nodes' ? success(three as unknown as readonly T[]) : refusal('no')),
    });
    expect(await named('node-loss').find(halfway.scene)).toEqual(refusal('no'));
  });

  describe('api-server-away', () => {
    const ssh = 'minikube ssh --profile shop --node shop --';
    const process = 'kube-[a]piserver.--';
    const found = { [`${ssh} pgrep`]: ok('12\n') };
    const stop = named('api-server-away');

    test('stops its process, sees that it is stopped, and lets it go on', async () => {
      const { lines, scene } = kept({}, { ...found, [`${ssh} ps`]: ok('Tl\n'), [`${ssh} pkill`]: ok() });
      const one = await target(stop, scene);
      await stop.inject(scene, one);
      await stop.undo(scene, one);
      expect(lines()).toEqual([
        `${ssh} pgrep -f ${process}`,
        `${ssh} pkill -STOP -f ${process}`,
        `${ssh} pgrep -f ${process}`,
        `${ssh} ps -o stat= -p 12`,
        `${ssh} pkill -CONT -f ${process}`,
      ]);
    });

    test('does not begin where the process goes on', async () => {
      const { scene } = kept({}, { ...found, [`${ssh} ps`]: ok('Sl\n'), [`${ssh} pkill`]: ok() });
      await expect(stop.inject(scene, await target(stop, scene))).rejects.toThrow(
        'the API server was not stopped: its process is in state Sl',
      );
    });

    test.each([
      ['nothing is printed', ok('')],
      ['it fails', failed(1)],
    ])('is refused where no process is found: %s', async (_how, minikube) => {
      expect(await stop.find(kept({}, { minikube }).scene)).toMatchObject({ problem: { reason: 'refused' } });
    });
  });

  test('clock-skew says plainly that it cannot be done', async () => {
    const { scene } = kept();
    expect(await named('clock-skew').find(scene)).toMatchObject({
      problem: { reason: 'refused', message: expect.stringMatching(/^it cannot be done: .*kernels of their own$/) },
    });
    await named('clock-skew').inject(scene, { says: '', parts: [] });
    await named('clock-skew').undo(scene, { says: '', parts: [] });
  });
});

test.each(experiments)('$name expects alerts that lab has as well', (one) => {
  const known = alertsOf(lab).map(({ alert }) => alert.name);
  expect(shownBy(one).filter((name) => !known.includes(name))).toEqual([]);
});
