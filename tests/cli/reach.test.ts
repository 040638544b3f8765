import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { finishing } from '../../src/cli/finish';
import { defineReach } from '../../src/cli/reach';
import { defaultEnvironment, environments } from '../../src/config/environments';
import { flowPort, flows, needsDns } from '../../src/config/flows';
import { type ServiceName, services } from '../../src/config/services';
import { programs } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();

/** Runs the command alone, in a repository; its root is called ROOT in what comes of it. */
function reach(argv: readonly string[], root: string = process.cwd()) {
  const said = { code: 0, out: '', err: '' };
  const out = (text: string) => {
    said.out += text.replaceAll(root, 'ROOT');
  };
  const err = (text: string) => {
    said.err += text.replaceAll(root, 'ROOT');
  };
  const program = new Command('breakwater').configureOutput({ writeOut: out, writeErr: err }).exitOverride();
  const props = {
    argv,
    root,
    run: programs({}).run,
    platform: 'linux',
    minikube: '',
    variables: {},
    out,
    err,
  } as const;
  defineReach(
    program,
    props,
    finishing(props, (code) => {
      said.code = code;
    }),
  );
  for (const command of program.commands) command.copyInheritedSettings(program);
  try {
    program.parse(['reach', ...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    said.code = error.exitCode === 0 ? 0 : 2;
  }
  return said;
}

const deployment = (name: string, namespace = 'shop') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: main, image: main, ports: [{containerPort: 80}]}]}}}\n`;
const deny =
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny, namespace: shop}\nspec: {podSelector: {}}\n';

/** The ends of the matrix, and what the declared flows say of them. */
const own = (Object.keys(services) as ServiceName[]).sort();
const others = ['front-door', 'prometheus', 'dns', 'stranger', 'outside'];
const ports = (from: string, to: string) =>
  flows.filter((flow) => flow.from === from && flow.to === to).map((flow) => String(flowPort(flow)));
const asksDns = own.filter((name) => needsDns(name));
function cell(from: string, to: string): string {
  if (to === 'dns') return asksDns.some((name) => name === from) ? '53 53/UDP' : '–';
  return ports(from, to).join(' ') || '–';
}
/** Pairs of which one end is ours at least. */
const pairs = own.length * (own.length + 2 * others.length);
const open = new Set(flows.map(({ from, to }) => `${from} ${to}`)).size + asksDns.length;

describe('the matrix', () => {
  test('is that of the default environment, where nothing else is said', () => {
    const { code, out, err } = reach([]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(reach(['--environment', defaultEnvironment]).out);
    const [head = '', ...rows] = out.split('\n');
    expect(head.trim().split(/\s+/)).toEqual([...own, ...others]);
    const cells = rows.slice(0, own.length).map((row) => row.split(/\s{2,}/));
    expect(cells).toEqual(own.map((from) => [from, ...[...own, ...others].map((to) => cell(from, to))]));
    const door = rows[own.length]?.split(/\s{2,}/);
    expect(door).toEqual(['front-door', ...own.map((to) => cell('front-door', to)), ...others.map(() => '·')]);
    expect(out).toContain(`\n${open} of ${pairs} pairs are open in dist/${defaultEnvironment}.`);
  });

  test('is equal in all environments', () => {
    const rows = (name: string) =>
      reach(['--environment', name])
        .out.split('\n')
        .slice(0, own.length + others.length + 1);
    expect(rows('lab')).toEqual(rows('production'));
    expect(rows('beta')).toEqual(rows('local'));
  });

  test('as JSON has every end and every open pair', () => {
    const { code, out } = reach(['--json']);
    const found = JSON.parse(out) as { source: string; ends: { name: string }[]; pairs: number; open: object[] };
    expect([code, found.source, found.ends.length, found.pairs, found.open.length]).toEqual([
      0,
      `dist/${defaultEnvironment}`,
      own.length + others.length,
      pairs,
      open,
    ]);
    expect(found.ends).toContainEqual({ name: 'outside', kind: 'outside', address: '0.0.0.0', own: false });
    expect(found.open).toContainEqual({
      from: 'api',
      to: 'mongo',
      ports: [{ protocol: 'TCP', first: 27017, last: 27017 }],
    });
  });

  test('may be drawn', () => {
    const root = folder();
    put(root, { 'shop.yaml': `${deployment('web')}---\n${deny}` });
    expect(reach(['--path', 'shop.yaml', '--svg', 'shop.svg'], root)).toEqual({
      code: 0,
      out: 'shop.svg written\n',
      err: '',
    });
    expect(readFileSync(join(root, 'shop.svg'), 'utf8')).toContain(
      '<title id="title">Who can open connections to whom in shop.yaml</title>',
    );
  });

  test('may be drawn and said as JSON at once', () => {
    const root = put(folder(), { 'shop.yaml': deployment('web') });
    const { code, out } = reach(['--path', 'shop.yaml', '--svg', 'shop.svg', '--json'], root);
    expect([code, existsSync(join(root, 'shop.svg')), Object.keys(JSON.parse(out) as object)]).toEqual([
      0,
      true,
      ['source', 'ends', 'pairs', 'open'],
    ]);
  });

  test('of many workloads is a list', () => {
    const names = Array.from({ length: 30 }, (_, number) => `service-${number}`);
    const root = put(folder(), { 'shop/all.yaml': [...names.map((name) => deployment(name)), deny].join('---\n') });
    const { out } = reach(['--path', 'shop'], root);
    expect(out).toContain('service-0 → stranger: all ports\n');
    expect(out).not.toContain('service-0 → service-1');
  });
});

describe('one end', () => {
  test('is said with whom it can reach and who can reach it', () => {
    expect(reach(['api']).out).toBe(
      [
        'api can reach:',
        '  mongo: 27017/TCP',
        '  dns: 53/TCP, 53/UDP',
        'api can be reached by:',
        '  client: 8080/TCP',
        '  front-door: 8080/TCP',
        '  prometheus: 9090/TCP',
        '',
      ].join('\n'),
    );
  });

  test('may be an address', () => {
    expect(reach(['169.254.169.254']).out).toBe(
      '169.254.169.254 can reach nothing\n169.254.169.254 can be reached by nothing\n',
    );
  });

  test('as JSON is the part of the matrix that it is in', () => {
    const found = JSON.parse(reach(['hash', '--json']).out) as { pairs: number; open: { from: string }[] };
    const callers = flows.filter(({ to }) => to === 'hash').map(({ from }) => from);
    const ends = own.length + others.length;
    expect([found.pairs, found.open.map(({ from }) => from).sort()]).toEqual([2 * ends - 1, callers.sort()]);
  });
});

describe('two ends', () => {
  test('are explained port by port, with policies and fields', () => {
    expect(reach(['api', 'mongo']).out).toBe(
      [
        'api → mongo in dist/local',
        '',
        '27017/TCP: open',
        '  egress of api is open: NetworkPolicy api/api, spec.egress[0], to[0] (namespace mongo, pods app.kubernetes.io/name=mongo), ports[0] (27017/TCP)',
        '  ingress of mongo is open: NetworkPolicy mongo/mongo, spec.ingress[0], from[0] (namespace api, pods app.kubernetes.io/name=api), ports[0] (27017/TCP)',
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

  test('between which nothing is open are reported where flows are declared', () => {
    const { code, out } = reach(['web', 'mongo']);
    expect([code, out.split('\n').filter((line) => !line.startsWith(' ') && line !== '')]).toEqual([
      0,
      [
        'web → mongo in dist/local',
        '27017/TCP: closed',
        'every other port: closed',
        'Flows are declared in src/config/flows.ts: docs/how-to/add-a-flow.md.',
      ],
    ]);
  });

  test.each([
    ['mongo/mongo', 'mongo'],
    ['client/client', 'client'],
    ['mongo/mongo[StatefulSet]', 'mongo'],
    ['front-door', 'front-door'],
    ['8.8.8.8', '8.8.8.8'],
    ['fd00:ec2::254', 'fd00:ec2::254'],
  ])('may be called %s', (name, short) => {
    expect(reach(['api', name]).out).toContain(`api → ${short} in dist/local\n`);
  });

  test('as JSON are an answer for each reason', () => {
    const found = JSON.parse(reach(['api', 'mongo', '--json']).out) as {
      from: object;
      answers: { ports: string; open: boolean }[];
    };
    expect(found.from).toMatchObject({ name: 'api', namespace: 'api', workload: 'Deployment' });
    expect(found.answers.map(({ ports, open }) => [ports, open])).toEqual([
      ['27017/TCP', true],
      ['every other port', false],
    ]);
  });
});

describe('other YAML', () => {
  test('has no neighbours of ours', () => {
    const root = put(folder(), { 'shop.yaml': deployment('web') });
    expect(reach(['--path', 'shop.yaml', 'web', 'dns'], root)).toEqual({
      code: 2,
      out: '',
      err: "reach: no end is called 'dns'; there are web, stranger, outside, and any IP address\n",
    });
  });

  test('may say where pods are, for rules with blocks', () => {
    const open = deny.replace(
      'podSelector: {}',
      'podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]',
    );
    const root = put(folder(), { 'shop.yaml': [deployment('web'), deployment('till'), open].join('---\n') });
    const first = (argv: readonly string[]) =>
      reach(['--path', 'shop.yaml', 'web', 'till', ...argv], root).out.split('\n')[2];
    expect(first([])).toBe('80/TCP: closed');
    expect(first(['--pods', '10.244.0.0/16', '--pods', 'fd00::/64'])).toBe('all ports: open');
  });

  test.each([
    ['no workloads', { 'shop.yaml': deny }, 'reach: shop.yaml has no workloads\n'],
    [
      'a policy that cannot be',
      {
        'shop.yaml': `${deployment('web')}---\n${deny.replace('podSelector: {}', 'podSelector: {}, ingress: [{from: [{}]}]')}`,
      },
      'reach: no API server accepts the policies of shop.yaml:\n  NetworkPolicy shop/deny: spec.ingress[0].from[0] is empty; name a podSelector, a namespaceSelector or an ipBlock\n',
    ],
    [
      'no YAML',
      { 'shop.yaml': 'a: [' },
      'reach: ROOT/shop.yaml cannot be read: unexpected end of the stream within a flow collection (2:1)\n',
    ],
  ])('with %s ends with 1', (_, files, err) => {
    expect(reach(['--path', 'shop.yaml'], put(folder(), files))).toEqual({ code: 1, out: '', err });
  });
});

describe('what is not understood', () => {
  test.each([
    [['aip'], `reach: no end is called 'aip'; there are ${[...own, ...others].join(', ')}, and any IP address\n`],
    [
      ['api', 'x/y'],
      `reach: no end is called 'x/y'; there are ${[...own, ...others].join(', ')}, and any IP address\n`,
    ],
    [['api', '--svg', 'x.svg'], 'reach: --svg draws the whole matrix; omit the names\n'],
    [['--path', 'nowhere'], 'reach: there is no nowhere\n'],
    [
      ['--path', 'dist', '--environment', 'lab'],
      "error: option '--path <path>' cannot be used with option '--environment <name>'\n",
    ],
    [
      ['--pods', 'here'],
      "error: option '--pods <cidr>' argument 'here' is invalid. Use a CIDR, as in 10.244.0.0/16.\n",
    ],
    [
      ['--environment', 'mars'],
      `error: option '--environment <name>' argument 'mars' is invalid. Allowed choices are ${Object.keys(environments).join(', ')}.\n`,
    ],
    [['a', 'b', 'c'], "error: too many arguments for 'reach'. Expected 2 arguments but got 3.\n"],
  ])('%j ends with 2', (argv, err) => {
    expect(reach(argv)).toEqual({ code: 2, out: '', err });
  });

  test('a repository without dist ends with 1 and what repairs it', () => {
    expect(reach([], folder())).toEqual({
      code: 1,
      out: '',
      err: 'reach: there is no dist/local; write it with npm run synth\n',
    });
  });
});
