/** kubeconform, strictly, with schemas that are made here: it needs no network. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { goTool, pythonTool } from '../programs/tools';
import type { Report, Scanner, Workplace } from './scanner';
import { customSchemas, kubernetesSchemas, readDefinitions, schemaPath, writeSchemas } from './schemas';
import type { Target } from './target';
import { objectNamed } from './target';

const version = 'v0.8.0';

/** Version of Kubernetes whose schemas the package has; those of its patch versions are the same. */
// renovate: datasource=pypi depName=kubernetes-validate
const schemas = '1.36.0';

export const kubeconform: Scanner = {
  name: 'kubeconform',
  version,
  dockerfiles: false,
  get: async (place) => {
    const why = await makeSchemas(place);
    if (why) return { why };
    const { run, cache, say } = place;
    return goTool(
      run,
      cache,
      {
        module: 'github.com/yannh/kubeconform',
        version,
        sum: 'h1:loDYd3a3spjIFrauqW67CDKF55Oo9R6uvC8AvpVd4ug=',
        folder: 'cmd/kubeconform',
        binary: 'kubeconform',
      },
      say,
    );
  },
  args: ({ folder }, { cache }) => [
    '-strict',
    '-summary',
    '-output',
    'json',
    '-kubernetes-version',
    schemas,
    '-schema-location',
    join(cache, 'schemas', schemaPath),
    folder,
  ],
  read: readKubeconform,
};

/** @returns why there are none */
async function makeSchemas({ run, root, cache, say }: Workplace): Promise<string | undefined> {
  const program = {
    name: 'kubernetes-validate',
    version: schemas,
    module: 'kubernetes_validate',
    requirements: join(root, 'src', 'scan', 'requirements-kubernetes-validate.txt'),
  };
  const made = await pythonTool(run, cache, program, say);
  if ('why' in made) return `it has no schemas: ${made.why}`;
  const crds = join(root, 'imports', 'crds');
  writeSchemas(join(cache, 'schemas'), [
    ...kubernetesSchemas(readDefinitions(dirname(made.path), schemas)),
    ...readdirSync(crds).flatMap((file) => customSchemas(readFileSync(join(crds, file), 'utf8'))),
  ]);
  return undefined;
}

interface Answer {
  /** The invalid objects. */
  readonly resources: readonly {
    readonly filename: string;
    readonly kind: string;
    readonly name: string;
    readonly status: string;
    readonly msg: string;
  }[];
  readonly summary: {
    readonly valid: number;
    readonly invalid: number;
    readonly errors: number;
    readonly skipped: number;
  };
}

export function readKubeconform(stdout: string, target: Target): Report {
  const { resources, summary } = JSON.parse(stdout) as Answer;
  const findings = resources.map(({ filename, kind, name, status, msg }) => ({
    tool: 'kubeconform' as const,
    check: status === 'statusInvalid' ? 'invalid' : 'error',
    object: objectNamed(target, filename.slice(target.folder.length + 1), kind, name),
    environment: target.name,
    // Without the path of the schema, which is one of this machine.
    message: msg.replace(/\s+/g, ' ').replace(/^.* validation failed with '[^']*' - /, ''),
  }));
  if (summary.skipped > 0) throw new Error(`${summary.skipped} objects were skipped`);
  return { judged: summary.valid + summary.invalid + summary.errors, findings };
}
