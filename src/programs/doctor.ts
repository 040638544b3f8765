/** `npm run doctor`: what this machine has of what Breakwater uses, and how to get the rest. */
import { columns } from '../writing/columns';
import { findEngine } from './engine';
import type { Run } from './run';

export type Platform = 'linux' | 'darwin' | 'win32';

export interface Tool {
  readonly name: string;
  /** What it is used for; a tool that only some commands need says which. */
  readonly use: string;
  /** Without it `npm run synth` and `npm test` do not work either. */
  readonly essential: boolean;
  /** Arguments that print a version. */
  readonly version: readonly string[];
  /** The oldest version that will do. */
  readonly atLeast: string;
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
    use: 'applying dist, npm run e2e',
    essential: false,
    version: ['version', '--client'],
    atLeast: '1.30',
    install: {
      linux: 'snap install kubectl --classic',
      darwin: 'brew install kubernetes-cli',
      win32: 'winget install Kubernetes.kubectl',
    },
  },
  {
    name: 'minikube',
    use: 'a local cluster, npm run e2e',
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
    use: 'npm run up, down and plan',
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
    use: 'the tests of the Python applications, in npm test',
    essential: false,
    version: ['--version'],
    atLeast: '3.11',
    install: {
      linux: 'apt-get install python3 python3-venv',
      darwin: 'brew install python',
      win32: 'winget install Python.Python.3.13',
    },
  },
];

const engineInstall: Readonly<Record<Platform, string>> = {
  linux: 'apt-get install podman',
  darwin: 'brew install podman',
  win32: 'winget install RedHat.Podman',
};

/** How a tool is: fine, too old, or missing. */
export interface Finding {
  readonly name: string;
  readonly state: 'ok' | 'too old' | 'missing';
  readonly detail: string;
  readonly essential: boolean;
  /** The command that mends it; none where nothing is to be mended. */
  readonly install?: string;
}

export async function examine(run: Run, platform: Platform): Promise<readonly Finding[]> {
  return [
    ...(await Promise.all(tools.map((tool) => examineTool(run, tool, platform)))),
    await examineEngine(run, platform),
  ];
}

async function examineTool(run: Run, tool: Tool, platform: Platform): Promise<Finding> {
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
  return { name, state: 'ok', detail: version, essential };
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
  const [a = 0, b = 0] = version.split('.').map(Number);
  const [c = 0, d = 0] = than.split('.').map(Number);
  return a < c || (a === c && b < d);
}

/** One line a tool, and what to do about the rest. */
export function describe(findings: readonly Finding[]): string {
  const rows = findings.flatMap(({ name, state, detail, install }) => [
    state === 'ok' ? [`ok   ${name}`, detail] : [`MISS ${name}`, `${state}: ${detail}`],
    ...(install ? [['', `install: ${install}`]] : []),
  ]);
  return columns(rows).join('\n');
}
