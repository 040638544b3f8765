import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineReach } from '../../src/cli/reach';
import { defaultEnvironment, environments } from '../../src/config/environments';
import { flowPort, flows, lookups } from '../../src/config/flows';
import { type ServiceName, services } from '../../src/config/services';
import { put, temporaryFolders } from '../synth/folders';
import { alone, breakwater } from './breakwater';

const folder = temporaryFolders();

/** @param words with spaces between @param root of a repository @default - this one */
const reach = (words = '', root = process.cwd()) => breakwater(`reach ${words}`.trim().split(' '), root);

const deployment = (name: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: shop}\nspec: {template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: main, image: main, ports: [{containerPort: 80}]}]}}}\n`;
/** A policy of the namespace shop. */
const deny = (more = '') =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny, namespace: shop}\nspec: {podSelector: {}${more}}\n`;
const shop = (...documents: readonly string[]) => put(folder(), { 'shop.yaml': documents.join('---\n') });

/** The ends of the matrix, and what the declared flows say of them. */
const own = (Object.keys(services) as ServiceName[]).sort((one, other) => (`${one}.` < `${other}.` ? -1 : 1));
const others = ['front-door', 'prometheus', 'dns', 'stranger', 'outside'];
const ends = [...own, ...others];
function cell(from: string, to: string): string {
  return (
    [
      ...lookups.filter((one) => one.from === from && one.to === to).map(({ port }) => `${port} ${port}/UDP`),
      ...flows.filter((flow) => flow.from === from && flow.to === to).map(flowPort),
    ].join(' ') || '–'
  );
}
/** Pairs of which one end is ours at least. */
const pairs = own.length * (own.length + 2 * others.length);
const open = new Set(flows.map(({ from, to }) => `${from} ${to}`)).size + lookups.length;

describe('the matrix', () => {
  test('is that of the declared flows, by default of the default environment', async () => {
    const { code, out, err } = await reach();
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe((await reach(`--environment ${defaultEnvironment}`)).out);
    const [head = '', ...rows] = out.split('\n');
    // The names of all ends are too wide for the heads of columns.
    expect(head.trim().split(/\s+/)).toEqual(ends.map((_, place) => `${place + 1}`));
    const cells = rows.slice(0, own.length).map((row) => row.split(/\s{2,}/));
    expect(cells).toEqual(own.map((from, place) => [`${place + 1} ${from}`, ...ends.map((to) => cell(from, to))]));
    const door = rows[own.length]?.split(/\s{2,}/);
    expect(door).toEqual([
      `${own.length + 1} front-door`,
      ...own.map((to) => cell('front-door', to)),
      ...others.map(() => '·'),
    ]);
    expect(out).toContain(`\n${open} of ${pairs} pairs are open in dist/${defaultEnvironment}.`);
  });

  test('as JSON has every end and every open pair', async () => {
    const { code, out } = await reach('--json');
    const found = JSON.parse(out) as { source: string; ends: object[]; pairs: number; open: object[] };
    expect([code, found.source]).toEqual([0, `dist/${defaultEnvironment}`]);
    expect([found.ends.length, found.pairs, found.open.length]).toEqual([ends.length, pairs, open]);
    expect(found.ends).toContainEqual({ name: 'outside', kind: 'outside', address: '0.0.0.0', own: false });
    const ports = [{ protocol: 'TCP', first: 27017, last: 27017 }];
    expect(found.open).toContainEqual({ from: 'api', to: 'mongo', ports });
  });

  test('is drawn on request, with JSON beside it', async () => {
    const root = shop(deployment('web'), deny());
    const drawn = await reach('--path shop.yaml --svg shop.svg', root);
    expect(drawn).toMatchObject({ code: 0, out: 'shop.svg written\n', err: 'reach: read 2 objects of 1 file\n' });
    expect(readFileSync(join(root, 'shop.svg'), 'utf8')).toContain('connections to whom in shop.yaml</title>');
    const { out } = await reach('--path shop.yaml --svg both.svg --json', root);
    expect([existsSync(join(root, 'both.svg')), Object.keys(JSON.parse(out) as object)]).toEqual([
      true,
      ['source', 'ends', 'pairs', 'open', 'world', 'unless'],
    ]);
  });

  test('of many workloads is a list', async () => {
    const names = Array.from({ length: 30 }, (_, number) => deployment(`service-${number}`));
    const { out } = await reach('--path .', shop(...names, deny()));
    expect(out).toContain('service-0 → stranger: all ports\n');
    expect(out).not.toContain('service-0 → service-1');
  });
});

describe('one end', () => {
  test('has lists of what it can reach and what can reach it', async () => {
    expect((await reach('api')).out).toBe(
      [
        'api can reach:',
        '  mongo: 27017/TCP',
        '  resolver: 5353/TCP, 5353/UDP',
        'api can be reached by:',
        '  client: 8080/TCP',
        '  front-door: 8080/TCP',
        '  prometheus: 9090/TCP',
        'From outside of the cluster:',
        '  Ingress api/api (api.local.breakwater.example/, for 10.0.0.0/8 and 127.0.0.0/8 and 172.16.0.0/12 and 192.168.0.0/16, with a client certificate) leads to api 8080/TCP: open to front-door',
        '',
      ].join('\n'),
    );
    const metadata = '169.254.169.254';
    expect((await reach(metadata)).out).toMatch(/^169\S+ can reach \S+\n169\S+ can be reached by \S+\n$/);
  });

  test('as JSON is the part of the matrix that it is in', async () => {
    const found = JSON.parse((await reach('hash --json')).out) as { pairs: number; open: { from: string }[] };
    const callers = flows.filter(({ to }) => to === 'hash').map(({ from }) => from);
    expect([found.pairs, found.open.map(({ from }) => from).sort()]).toEqual([2 * ends.length - 1, callers.sort()]);
  });
});

describe('two ends', () => {
  test('are explained port by port, with policies and fields', async () => {
    const collected = flows.filter(({ to }) => to === 'mongo').findIndex(({ from }) => from === 'prometheus');
    expect((await reach('api mongo')).out).toBe(
      [
        'api → mongo in dist/local',
        '',
        '27017/TCP: open',
        '  egress of api is open: NetworkPolicy api/api, spec.egress[0], to[0] (namespace mongo, pods app.kubernetes.io/name=mongo), ports[0] (27017/TCP)',
        '  ingress of mongo is open: NetworkPolicy mongo/mongo, spec.ingress[0], from[0] (namespace api, pods app.kubernetes.io/name=api), ports[0] (27017/TCP)',
        '',
        '9090/TCP: closed',
        '  egress of api is closed: NetworkPolicies api/default-deny, api/api select it and have no rule for this',
        '    NetworkPolicy api/api, spec.egress[0] means mongo, but only 27017/TCP',
        '    missing: a rule in spec.egress of NetworkPolicy api/api, to mongo',
        '  ingress of mongo is closed: NetworkPolicies mongo/default-deny, mongo/mongo select it and have no rule for this',
        '    NetworkPolicy mongo/mongo, spec.ingress[0] means api, but only 27017/TCP',
        `    NetworkPolicy mongo/mongo, spec.ingress[${collected}] has this port, but means namespace monitoring, pods app.kubernetes.io/component=server, app.kubernetes.io/name=prometheus`,
        '    missing: a rule in spec.ingress of NetworkPolicy mongo/mongo, from api',
        '',
        'every other port: closed',
        '  egress of api is closed: NetworkPolicies api/default-deny, api/api select it and have no rule for this',
        '    NetworkPolicy api/api, spec.egress[0] means mongo, but only 27017/TCP',
        '    missing: a rule in spec.egress of NetworkPolicy api/api, to mongo',
        '  ingress of mongo is closed: NetworkPolicies mongo/default-deny, mongo/mongo select it and have no rule for this',
        '    NetworkPolicy mongo/mongo, spec.ingress[0] means api, but only 27017/TCP',
        '    missing: a rule in spec.ingress of NetworkPolicy mongo/mongo, from api',
        '',
      ].join('\n'),
    );
  });

  test('with nothing open between them come with a hint where flows are declared', async () => {
    const { code, out } = await reach('web mongo');
    expect([code, out.split('\n').filter((line) => /^\S/.test(line))]).toEqual([
      0,
      [
        'web → mongo in dist/local',
        '27017/TCP: closed',
        '9090/TCP: closed',
        'every other port: closed',
        'Flows are declared in src/config/flows.ts: docs/how-to/add-a-flow.md.',
      ],
    ]);
  });

  test.each([
    ['mongo/mongo[StatefulSet]', 'mongo'],
    ['front-door', 'front-door'],
    ['8.8.8.8', '8.8.8.8'],
  ])('may be called %s', async (name, short) => {
    expect((await reach(`api ${name}`)).out).toContain(`api → ${short} in dist/local\n`);
  });

  test('as JSON are an answer for each reason', async () => {
    expect(JSON.parse((await reach('api mongo --json')).out)).toMatchObject({
      from: { name: 'api', namespace: 'api', workload: 'Deployment' },
      answers: [
        { ports: '27017/TCP', open: true },
        { ports: '9090/TCP', open: false },
        { ports: 'every other port', open: false },
      ],
    });
  });
});

test('--pods says where pods of other YAML are, for rules with blocks', async () => {
  const cidr = ', policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]';
  const root = shop(deployment('web'), deployment('till'), deny(cidr));
  const first = async (words = '') => (await reach(`--path shop.yaml web till${words}`, root)).out.split('\n')[2];
  expect(await first()).toBe('80/TCP: closed, unless 10.0.0.0/8 in NetworkPolicy shop/deny says otherwise');
  expect((await reach('--path shop.yaml', root)).code).toBe(0);
  expect(await first(' --pods 10.244.0.0/16 --pods fd00::/64')).toBe('all ports: open');
});

describe('nothing is printed', () => {
  const unaccepted =
    'no API server accepts the policies of shop.yaml:\n  NetworkPolicy shop/deny: spec.ingress[0].from[0] is empty; ';

  test.each([
    ['shop.yaml has no workloads\n', '--path shop.yaml', shop(deny())],
    [unaccepted, '--path shop.yaml', shop(deployment('web'), deny(', ingress: [{from: [{}]}]'))],
    ['shop.yaml:2: not YAML: unexpected end ', '--path shop.yaml', shop('kind: [')],
    ['there is no dist/local; write it with npm run synth\n', '', folder()],
  ])('and the exit status is 1: %j', async (message, words, root) => {
    expect(await reach(words, root)).toMatchObject({ code: 1, out: '', err: expect.stringContaining(message) });
  });

  test.each([
    ['aip', `'aip'; there are ${ends.join(', ')}, and any IP address\n`],
    ['api x/y', `'x/y'; there are ${ends.join(', ')}, and any IP address\n`],
    ['--path nowhere', 'reach: nowhere: there is no such file or folder\n'],
    ['api --svg x.svg', 'reach: --svg draws the whole matrix; omit the names\n'],
    ['--path dist --environment lab', "'--path <path>' cannot be used with option '--environment <name>'\n"],
    ['--pods here', "argument 'here' is invalid. Use a CIDR, as in 10.244.0.0/16.\n"],
    ['--environment mars', `Allowed choices are ${Object.keys(environments).join(', ')}.\n`],
    ['a b c', "too many arguments for 'reach'. Expected 2 arguments but got 3.\n"],
  ])('after the usage error %s', async (words, message) => {
    expect(await reach(words)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
  });

  test('of neighbours of ours for other YAML', async () => {
    const { code, err } = await reach('--path shop.yaml web dns', shop(deployment('web')));
    expect([code, err]).toEqual([2, expect.stringContaining("'dns'; there are web, stranger, outside, and any IP")]);
  });
});

describe('YAML of others', () => {
  const stream = async function* (text: string) {
    yield Buffer.from(text);
  };
  /** Of one text, as a file or from standard input. */
  const open = async (from: string, to: string, text: string, paths = '--path shop.yaml') => {
    const root = put(folder(), { 'shop.yaml': text, 'more.yaml': deployment('more') });
    const program = alone((command, props, finish) =>
      defineReach(command, { ...props, stdin: () => stream(text) }, finish),
    );
    const argv = `reach ${paths} ${from} ${to} --json`.split(' ');
    const { code, err, out } = await breakwater(argv, root, {}, program);
    return { code, err, open: /"open": true/.test(out) };
  };
  const pod = (name: string, spec = '') =>
    `{apiVersion: v1, kind: Pod, metadata: {name: ${name}, namespace: shop}, spec: {${spec}containers: [{name: c, image: x}]}}`;
  const both = (...all: readonly string[]) => all.join('\n---\n');
  const closed = deny(', policyTypes: [Ingress]');

  test.each(['true', 'yes', 'on', 'Y'])('hostNetwork: %s is read as kubectl does', async (value) => {
    const yaml = both(pod('web', `hostNetwork: ${value}, `), pod('cli'), closed);
    expect(await open('cli', 'web', yaml)).toMatchObject({ code: 0, open: true });
    expect(await open('cli', 'web', yaml.replace(`: ${value},`, ': no,'))).toMatchObject({ code: 0, open: false });
  });

  test('lists of a type, and of NetworkPolicies, are taken apart', async () => {
    const list = `{apiVersion: v1, kind: PodList, items: [${pod('web')}, {metadata: {name: cli, namespace: shop}, spec: {}}]}`;
    const policies =
      '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicyList, items: [{metadata: {name: p, namespace: shop}, spec: {podSelector: {}, policyTypes: [Ingress]}}]}';
    expect(await open('cli', 'web', list)).toMatchObject({ code: 0, open: true });
    expect(await open('cli', 'web', both(list, policies))).toMatchObject({ code: 0, open: false });
  });

  test('goes on where a file or a document cannot be read, says so and ends with 1', async () => {
    const yaml = both(pod('web'), 'kind: a: b', pod('cli'), 'values: 1');
    const { code, err, open: isOpen } = await open('cli', 'web', yaml);
    expect([code, isOpen]).toEqual([1, true]);
    expect(err).toContain('shop.yaml:3: not YAML: ');
    expect(err).toContain('note: 1 file of something else than Kubernetes YAML: shop.yaml\n');
    expect(err).toContain('reach: read 2 objects of 1 file; 1 problem with what was to be read; 1 note\n');
  });

  test('is read from several paths, and from standard input', async () => {
    expect(await open('web', 'more', pod('web'), '--path shop.yaml --path more.yaml')).toMatchObject({ open: true });
    expect(await open('cli', 'web', both(pod('web'), pod('cli')), '--path -')).toMatchObject({ code: 0, open: true });
  });

  describe('with policies that are not evaluated', () => {
    const cilium =
      '{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: p, namespace: shop}, spec: {}}';
    const root = () => shop(both(pod('web'), pod('cli'), closed, cilium));
    const because = '  CiliumNetworkPolicy shop/p: policies of its kind are not evaluated\n';

    test('every verdict says unless, and the exit status is 1', async () => {
      const pair = await reach('--path shop.yaml cli web', root());
      expect([pair.code, pair.out]).toEqual([1, expect.stringContaining(because)]);
      expect(pair.out).toContain('every port: closed, unless CiliumNetworkPolicy shop/p says otherwise\n');
      const all = await reach('--path shop.yaml', root());
      expect([all.code, all.out]).toEqual([
        1,
        expect.stringMatching(new RegExp(`\nEvery verdict holds unless one of these says otherwise:\n${because}$`)),
      ]);
      expect((await reach('--path shop.yaml web', root())).out).toContain(because);
    });

    test('as JSON they are a list', async () => {
      const { out } = await reach('--path shop.yaml cli web --json', root());
      expect(JSON.parse(out)).toMatchObject({ unless: [{ name: 'CiliumNetworkPolicy shop/p', namespace: 'shop' }] });
    });
  });

  test('an AdminNetworkPolicy is evaluated', async () => {
    const admin =
      '{apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata: {name: allow}, spec: {priority: 10, subject: {namespaces: {}}, ingress: [{action: Allow, from: [{namespaces: {}}]}]}}';
    expect(await open('cli', 'web', both(pod('web'), pod('cli'), closed, admin))).toMatchObject({
      code: 0,
      open: true,
    });
  });

  test('a port that is a number in quotes is refused', async () => {
    const quoted = deny(', ingress: [{ports: [{port: "8080"}]}]');
    const { code, err } = await open('cli', 'web', both(pod('web'), pod('cli'), quoted));
    expect([code, err]).toEqual([
      1,
      expect.stringContaining("spec.ingress[0].ports[0].port '8080' is not the name of a port: "),
    ]);
  });

  test('two workloads of one name are two ends, and the matrix and the explanation agree', async () => {
    const one = (v: string) => deployment('web').replace('labels: {app: web}', `labels: {v: ${v}}`);
    const policy = closed.replace('podSelector: {}', 'podSelector: {matchLabels: {v: v1}}');
    const root = shop(one('v1'), one('v2'), deployment('cli'), policy);
    const { out } = await reach('--path shop.yaml', root);
    expect(out).toMatch(/^cli +– +all /m);
    const said = async (to: string) => (await reach(`--path shop.yaml cli ${to}`, root)).out.split('\n')[2];
    expect([await said('web#1'), await said('web#2')]).toEqual(['80/TCP: closed', 'all ports: open']);
  });

  test('says that a workload is there twice', async () => {
    const { err } = await open('cli', 'web', both(pod('web'), pod('cli'), pod('cli')));
    expect(err).toMatch(/^note: 1 file with an object that is there before.*: shop\.yaml \(Pod shop\/cli\)$/m);
  });
});
