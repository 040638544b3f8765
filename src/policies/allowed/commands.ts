/** Commands, arguments and variables of containers, by allow list. */
import { list } from '../../kubernetes/manifest';
import { celText, onPods, templates, workloads } from '../admission';
import { isKind } from '../kinds';
import { onContainers } from '../pods';
import type { Policy } from '../policy';
import { demand, found, show } from '../sentences';

/** A database by its image. */
const database = '/mongo[:@]';
const program = 'mongod';

/** Each flag with the values that it may have; a second time with another value is refused by that. */
const flags = [
  'auth',
  'bind_ip=127[.]0[.]0[.]1',
  'bind_ip_all',
  'clusterAuthMode=x509',
  'dbpath=/[a-z]+',
  'noscripting',
  'nounixsocket',
  'oplogSize=[0-9]+',
  'port=27017',
  'replSet=[a-z0-9]+',
  'setParameter=enableLocalhostAuthBypass=false',
  'setParameter=shutdownTimeoutMillisForSignaledShutdown=[0-9]+',
  'tlsCAFile=/certs/ca[.]crt',
  'tlsCertificateKeyFile=/certs/tls-combined[.]pem',
  'tlsDisabledProtocols=TLS1_0,TLS1_1',
  'tlsMode=requireTLS',
  'wiredTigerCacheSizeGB=[0-9.]+',
];
const flag = `^--(${flags.join('|')})$`;

/** One word: which part of the image runs. */
const word = '^[a-z]+(-[a-z]+)*$';

export const containerCommand: Policy = {
  id: 'container-command',
  source: 'V18',
  title: 'Containers run the program of their image, or one word of it; a database has known flags',
  why: 'An image that is allowed runs anything by its interpreter, a later flag undoes an earlier one, and what stands in args is read by everyone.',
  fix: `remove command, and let args be one word in lower case; for a database let command be ${program}, and args flags of src/policies/allowed/commands.ts`,
  answers: [],
  admission: onPods({
    container: `c.?image.orValue('').matches('${database}') ? c.?command.orValue([]).all(a, a == '${program}') && c.?args.orValue([]).all(a, a.matches(${celText(flag)})) : c.?command.orValue([]).size() == 0 && c.?args.orValue([]).size() <= 1 && c.?args.orValue([]).all(a, a.matches(${celText(word)}))`,
    among: 'lasting',
    resources: templates,
  }),
  check: (object, { environment }) => {
    if (environment === undefined) return [];
    return onContainers(object, ({ args, command, image }, { path, role, subject }) => {
      if (role === 'ephemeral container') return [];
      const isDatabase = new RegExp(database).test(image ?? '');
      const allowed = new RegExp(isDatabase ? flag : word);
      return [
        ...list(command).flatMap((one, place) =>
          demand(
            isDatabase && one === program,
            [...path, 'command', place],
            `${subject}: remove ${show(one)} from command; ${isDatabase ? `it is ${program}` : 'the image has its own'}`,
          ),
        ),
        ...list(args).flatMap((one, place) =>
          demand(
            allowed.test(one) && (isDatabase || place === 0),
            [...path, 'args', place],
            `${subject}: remove ${show(one)} from args; ${isDatabase ? 'it is not a known flag' : 'there may be one word in lower case'}`,
          ),
        ),
      ];
    });
  },
};

const variable = 'ENVIRONMENT';

export const environmentVariables: Policy = {
  id: 'environment-variables',
  source: 'V18',
  title: `Containers have the variable ${variable} from its ConfigMap, and all others by envFrom`,
  why: 'A variable can load a library, open a debugger or replace a setting that was reviewed.',
  fix: `remove every variable but ${variable} from env; settings are in the ConfigMap of envFrom`,
  answers: [],
  admission: onPods({
    container: `c.?env.orValue([]).all(e, e.?name.orValue('') == '${variable}' && has(e.valueFrom))`,
    among: 'lasting',
    resources: workloads,
  }),
  check: (object, { environment }) => {
    if (environment === undefined) return [];
    return onContainers(object, ({ env }, { path, role, subject }) =>
      role === 'ephemeral container'
        ? []
        : list(env).flatMap((one, place) =>
            demand(
              one.name === variable && one.valueFrom !== undefined && one.valueFrom !== null,
              [...path, 'env', place],
              `${subject}: remove ${one.name} from env ${found(one)}`,
            ),
          ),
    );
  },
};

/** Beginnings and names of variables that loaders, interpreters and libraries read. */
const loaders = [
  ...[
    'BASH_',
    'CURL_',
    'DYLD_',
    'GCONV_',
    'GIT_',
    'GLIBC_',
    'JAVA_',
    'JDK_',
    'LD_',
    'LUA_',
    'MALLOC_',
    'NODE_',
    'NPM_',
  ],
  ...['OPENSSL_', 'PERL', 'PIP_', 'PYTHON', 'RES_', 'RUBY', 'SSL_', 'UV_', 'XDG_', '_JAVA_'],
];
const words = [
  'ENV',
  'HOME',
  'HOSTALIASES',
  'IFS',
  'LOCALDOMAIN',
  'PATH',
  'PS4',
  'SHELL',
  'TMPDIR',
  'TZDIR',
  '[A-Z]+_PROXY',
];
const loading = `^(${loaders.join('|')}).*$|^(${words.join('|')})$`;

export const settingNames: Policy = {
  id: 'setting-names',
  source: 'V18',
  title: 'Settings are read by applications, and not by what loads them',
  why: 'A ConfigMap is the environment of a process: NODE_OPTIONS, LD_PRELOAD or PYTHONPATH in it run other code in a reviewed image.',
  fix: `remove from data the variables that loaders, interpreters and libraries read: ${[...loaders, ...words].join(', ')}`,
  answers: [],
  admission: {
    resources: [{ group: '', version: 'v1', resources: ['configmaps'] }],
    variables: { refused: `object.?data.orValue({}).map(k, k).filter(k, k.upperAscii().matches(${celText(loading)}))` },
    expression: 'variables.refused.size() == 0',
    found: "'keys ' + variables.refused.join(', ')",
  },
  check: (object, { environment }) => {
    if (environment === undefined || !isKind(object, 'ConfigMap')) return [];
    return Object.keys(object.data ?? {}).flatMap((key) =>
      demand(
        !new RegExp(loading).test(key.toUpperCase()),
        ['data', key],
        `remove ${key} from data; it tells a loader or a library what to do, and not the application`,
      ),
    );
  },
};
