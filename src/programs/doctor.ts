/** Programs that the commands need: version on this machine, oldest usable version, command that installs it. */
import { columns } from '../writing/columns';
import { findEngine } from './engine';
import type { Run } from './run';

export type Platform = 'linux' | 'darwin' | 'win32';

export interface Tool {
  readonly name: string;
  /** What needs it: the commands, where not all do. */
  readonly use: string;
  /** Without it `npm run synth` and `npm test` do not work either. */
  readonly essential: boolean;
  /** Arguments that print a version. */
  readonly version: readonly string[];
  /** The oldest version that will do. */
  readonly atLeast: string;
  /** Whether its minor version may differ by one from that of the clusters' API server, and no more. @default false */
  readonly followsKubernetes?: true;
  readonly install: Readonly<Record<Platform, string>>;
}

export const tools: readonly Tool[] = [
  {
    name: 'node',
    use: 'everything',
    essential: true,
    version: ['--version'],
    atLeast: '20.19',
    install: { linux: 'nvm install', darwin: 'brew install node@22', win32: 'winget install OpenJS.NodeJS.LTS' },
  },
  {
    name: 'npm',
    use: 'everything',
    essential: true,
    version: ['--version'],
    atLeast: '10.0',
    install: { linux: 'nvm install', darwin: 'brew install node@22', win32: 'winget install OpenJS.NodeJS.LTS' },
  },
  {
    name: 'git',
    use: 'the revision of images, and review',
    essential: false,
    version: ['--version'],
    atLeast: '2.30',
    install: { linux: 'apt-get install git', darwin: 'brew install git', win32: 'winget install Git.Git' },
  },
  {
    name: 'kubectl',
    use: 'npm run up, plan, pipeline, load and e2e, applying dist',
    essential: false,
    version: ['version', '--client'],
    atLeast: '1.30',
    followsKubernetes: true,
    install: {
      linux: 'snap install kubectl --classic',
      darwin: 'brew install kubernetes-cli',
      win32: 'winget install Kubernetes.kubectl',
    },
  },
  {
    name: 'minikube',
    use: 'npm run up and down of a cluster on this machine, npm run e2e, pipeline and incident:wrong-env',
    essential: false,
    version: ['version'],
    atLeast: '1.36',
    install: {
      linux:
        'curl -LO https://github.com/kubernetes/minikube/releases/latest/download/minikube-linux-amd64 && sudo install minikube-linux-amd64 /usr/local/bin/minikube',
      darwin: 'brew install minikube',
      win32: 'winget install Kubernetes.minikube',
    },
  },
  {
    name: 'terraform',
    use: 'npm run up, down and plan; npm run e2e -- terraform',
    essential: false,
    version: ['version'],
    atLeast: '1.5',
    install: {
      linux: 'snap install terraform --classic',
      darwin: 'brew install hashicorp/tap/terraform',
      win32: 'winget install Hashicorp.Terraform',
    },
  },
  {
    name: 'python3',
    use: 'npm run setup:python, the Python suites of npm test, npm run scan',
    essential: false,
    version: ['--version'],
    atLeast: '3.11',
    install: {
      linux: 'apt-get install python3 python3-venv',
      darwin: 'brew install python',
      win32: 'winget install Python.Python.3.13',
    },
  },
  {
    name: 'go',
    use: 'npm run scan, load and e2e, which build pinned programs',
    essential: false,
    version: ['version'],
    atLeast: '1.26',
    install: { linux: 'snap install go --classic', darwin: 'brew install go', win32: 'winget install GoLang.Go' },
  },
  {
    name: 'openssl',
    use: 'npm test, for the certificates of its servers',
    essential: false,
    version: ['version'],
    atLeast: '1.1',
    install: {
      linux: 'apt-get install openssl',
      darwin: 'brew install openssl@3',
      win32: 'winget install ShiningLight.OpenSSL.Light',
    },
  },
];

const engineInstall: Readonly<Record<Platform, string>> = {
  linux: 'apt-get install podman',
  darwin: 'brew install podman',
  win32: 'winget install RedHat.Podman',
};

/** State of a program; `skewed`: usable, outside of the versions that its maker supports with these clusters. */
export interface Finding {
  readonly name: string;
  readonly state: 'ok' | 'skewed' | 'too old' | 'missing';
  readonly detail: string;
  readonly essential: boolean;
  /** The command that installs it. @default - nothing to install */
  readonly install?: string;
}

/** @param kubernetes version of the clusters, such as `v1.36.4` @default - version skew is not examined */
export async function examine(run: Run, platform: Platform, kubernetes?: string): Promise<readonly Finding[]> {
  return [
    ...(await Promise.all(tools.map((tool) => examineTool(run, tool, platform, kubernetes)))),
    await examineEngine(run, platform),
  ];
}

async function examineTool(run: Run, tool: Tool, platform: Platform, kubernetes?: string): Promise<Finding> {
  const { name, essential, use, atLeast } = tool;
  const install = tool.install[platform];
  const { code, stdout, stderr } = await run(name, tool.version);
  if (code === 127) return { name, state: 'missing', detail: `for ${use}`, essential, install };
  const version = /(\d+)\.(\d+)(\.\d+)?/.exec(stdout + stderr)?.[0];
  if (!version || older(version, atLeast)) {
    return {
      name,
      state: 'too old',
      detail: `${version ?? 'no version'}; ${atLeast} or newer for ${use}`,
      essential,
      install,
    };
  }
  if (tool.followsKubernetes && kubernetes && minorsApart(version, kubernetes) > 1) {
    const detail = `${version}; at most one minor version from the clusters' ${kubernetes} is supported, for ${use}`;
    return { name, state: 'skewed', detail, essential, install };
  }
  return { name, state: 'ok', detail: version, essential };
}

/** Distance between the minor versions of two versions; unlimited where the major versions differ. */
function minorsApart(version: string, other: string): number {
  const [one, two] = [numbersOf(version), numbersOf(other)];
  return one.major === two.major ? Math.abs(one.minor - two.minor) : Number.POSITIVE_INFINITY;
}

/** The numbers of `24.1.0`, of `v1.36.4`, or of `24`, whose minor version is 0. */
function numbersOf(version: string): { readonly major: number; readonly minor: number } {
  const [major, minor] = version.replace(/^v/, '').split('.');
  return { major: Number(major), minor: Number(minor ?? 0) };
}

async function examineEngine(run: Run, platform: Platform): Promise<Finding> {
  const found = await findEngine(run);
  const name = 'container engine';
  return found.ok
    ? { name, state: 'ok', detail: found.engine, essential: false }
    : {
        name,
        state: 'missing',
        detail: 'for npm run images: neither Docker nor Podman answers',
        essential: false,
        install: engineInstall[platform],
      };
}

/** Whether a version comes before another, number by number. */
export function older(version: string, than: string): boolean {
  const [one, other] = [numbersOf(version), numbersOf(than)];
  return one.major < other.major || (one.major === other.major && one.minor < other.minor);
}

/** One line a tool, and what to do about the rest. */
export function describe(findings: readonly Finding[]): string {
  const mark = { ok: 'ok  ', skewed: 'WARN' } as const;
  const rows = findings.flatMap(({ name, state, detail, install }) => [
    [
      `${state === 'ok' || state === 'skewed' ? mark[state] : 'MISS'} ${name}`,
      state === 'ok' ? detail : `${state}: ${detail}`,
    ],
    ...(install ? [['', `install: ${install}`]] : []),
  ]);
  return columns(rows).join('\n');
}
