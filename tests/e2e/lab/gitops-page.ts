/** The commands of docs/how-to/gitops.md, and how suites perform them; tests/gitops/page.test.ts holds both together. */
import type { Outcome } from '../../../src/programs/run';
import type { Checkout } from './checkout';
import { kitSettings } from './kit';

const cli = 'node lib/src/cli/main.js';
const workloads = 'terraform -chdir=cdktf.out/stacks/lab-workloads';

/** In the order of the page. */
export const pageCommands = {
  // The kit has no `flux`: its addon brings the same controllers.
  install: 'flux install --components=source-controller,kustomize-controller',
  reader:
    'kubectl create secret generic breakwater-git -n flux-system --from-literal=username=git --from-file=password=token',
  signers: 'kubectl create secret generic breakwater-signers -n flux-system --from-file=ada.sshpub',
  define: `${cli} gitops flux --environment lab | kubectl apply --server-side -f -`,
  wait: 'kubectl wait --for=condition=Ready kustomization --all -n flux-system --timeout=900s',
  promoteBeta: `${cli} promote beta --yes`,
  proveBeta: `${cli} promote beta --proven`,
  showProduction: `${cli} promote production`,
  promoteProduction: `${cli} promote production --yes`,
  back: `${cli} promote production --back --yes`,
  forget: `${workloads} state list | grep '^kubernetes_manifest' | xargs ${workloads} state rm`,
  override:
    'kubectl patch deployment kustomize-controller -n flux-system --type=json --patch=\'[{"op":"add","path":"/spec/template/spec/containers/0/args/-","value":"--override-manager=terraform"}]\'',
  stop: 'kubectl delete kustomizations --all -n flux-system',
  stacks: 'BREAKWATER_ENVIRONMENT=lab npx cdktf synth',
  imports: `node -p 'JSON.stringify({ import: Object.entries(require("./cdktf.out/stacks/lab-workloads/cdk.tf.json").resource.kubernetes_manifest).map(([id, { manifest: { apiVersion, kind, metadata: { name, namespace } } }]) => ({ to: \`kubernetes_manifest.\${id}\`, id: \`apiVersion=\${apiVersion},kind=\${kind},\${namespace ? \`namespace=\${namespace},\` : ""}name=\${name}\` })) })' > cdktf.out/stacks/lab-workloads/imports.tf.json`,
  init: `${workloads} init`,
  apply: `${workloads} apply`,
} as const;

/** Where a command is performed, and what is otherwise than the page says. */
export interface Performance {
  readonly checkout: Checkout;
  /** The cluster that kubectl means. */
  readonly context: string;
  /** Texts of the command, each with what stands for it here. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Variables on top of those of the kit. @default - none */
  readonly env?: Readonly<Record<string, string>>;
}

/** Performs a command of the page, as a shell does. @throws where a text that is replaced is not in it */
export function perform(command: string, { checkout, context, env = {}, instead = {} }: Performance): Promise<Outcome> {
  let line = command.replaceAll(/(?<![\w-])kubectl /g, `kubectl --context ${context} `);
  for (const [text, here] of Object.entries(instead)) {
    if (!line.includes(text)) throw new Error(`'${command}' has no '${text}'`);
    line = line.replaceAll(text, here);
  }
  return checkout.run('bash', ['-o', 'pipefail', '-c', line], { env: { ...kitSettings, ...env } });
}

/** The same. @returns what it printed @throws with what it said, where it failed */
export async function mustPerform(command: string, where: Performance): Promise<string> {
  const { code, stderr, stdout } = await perform(command, where);
  if (code !== 0) throw new Error(`${command}: exit ${code}: ${stderr.trim()}`);
  return stdout;
}
