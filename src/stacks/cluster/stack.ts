/** The stack `cluster`: a minikube with what it is started with, its addons, and the images that its nodes do not pull. */
import type { Construct } from 'constructs';
import type { Environment, Minikube } from '../../config/environment';
import { TerraformResource } from '../cdktf';
import type { StackProps } from '../stack';
import { EnvironmentStack, stateFolder } from '../stack';
import { template } from '../templates';
import { start } from './start';

export interface ClusterStackProps extends StackProps {
  readonly environment: Environment & { readonly cluster: Minikube };
  /** Every image that runs on it: ours are built and loaded, others only where nodes do not pull them. */
  readonly images: readonly string[];
}

/** The address of the machine, with which everything in it comes and goes. */
const machine = 'terraform_data.machine';

/** Our own commands, from the repository. */
const breakwater = 'node lib/src/pipeline/main.js';

/** A command of Terraform's, run where the resource is made or, with `destroy`, removed. */
interface Provisioner {
  readonly command: string;
  readonly destroy?: true;
}

/** What a resource has beside its commands. */
interface Meta {
  readonly input: object;
  /** What it is made anew for when it changes. @default - nothing */
  readonly triggers?: object;
  /** A resource for each of these, `each.key` in its commands. @default - one */
  readonly forEach?: readonly string[];
}

/**
 * Commands as resources (`terraform_data`): no provider is needed. Each is repeated when what it was given changes, and
 * undone when it is removed. Apply it with `-parallelism=1`, as `npm run up` does: two commands of minikube that write
 * one profile at a time may lose what one of them wrote.
 */
export class ClusterStack extends EnvironmentStack {
  private readonly profile: string;

  constructor(scope: Construct, props: ClusterStackProps) {
    super(scope, 'cluster', props);
    this.profile = props.environment.context;
    this.defineMachine(props);
    this.defineAddons(addons(props.environment));
    for (const image of [...props.images].sort()) this.defineImage(image, props);
  }

  private defineMachine({ environment, settings }: ClusterStackProps): void {
    const command = start(environment, settings);
    const { profile } = this;
    const state = stateFolder(environment.name);
    this.define('machine', { input: { profile, state }, triggers: { command } }, [
      { command: `${breakwater} machine prepare --profile ${profile} --environment ${environment.name}` },
      { command },
      {
        command: `${breakwater} machine record --profile ${profile} --state ${state} --environment ${environment.name}`,
      },
      { command: `minikube delete --profile ${template('self.input.profile')}`, destroy: true },
      {
        command: `${breakwater} machine forget --profile ${template('self.input.profile')} --state ${template('self.input.state')}`,
        destroy: true,
      },
    ]);
  }

  /** One block for all: what a block has that is gone is not undone, what leaves its list is. */
  private defineAddons(names: readonly string[]): void {
    const { profile } = this;
    const input = { addon: template('each.key'), profile };
    this.inside('addon', { input, forEach: names }, [
      { command: `minikube addons enable ${template('each.key')} --profile ${profile}` },
      {
        command: `minikube addons disable ${template('self.input.addon')} --profile ${template('self.input.profile')}`,
        destroy: true,
      },
    ]);
  }

  private defineImage(image: string, { environment, settings }: ClusterStackProps): void {
    const { profile } = this;
    const { own } = environment.images;
    const bases = settings.bases === 'by-name' ? ' --without-digests' : '';
    const meta = { input: { image }, triggers: { image } };
    if (image.startsWith(own)) {
      const name = image.slice(own.length).replace(/:.*/, '');
      const build = `images ${name} --environment ${environment.name} --load ${profile}${bases}`;
      this.inside(`image-${name}`, meta, [{ command: `${breakwater} ${build}` }]);
    } else if (settings.images === 'loaded') {
      const name = image.replace(/@.*$/, '').replace(/[^a-z0-9]+/g, '-');
      this.inside(`image-${name}`, meta, [{ command: `${breakwater} machine load ${image} --profile ${profile}` }]);
    }
  }

  /** Something inside the machine: after it, and made anew with it. */
  private inside(id: string, meta: Meta, provisioners: readonly Provisioner[]): void {
    const resource = this.define(id, meta, provisioners);
    resource.addOverride('depends_on', [machine]);
    resource.addOverride('lifecycle', { replace_triggered_by: [machine] });
  }

  private define(id: string, { input, triggers, forEach }: Meta, provisioners: readonly Provisioner[]) {
    // Not cdktf's DataResource: it runs terraform for its version, once for each, so that synth would need a Terraform.
    const resource = new TerraformResource(this, id, { terraformResourceType: 'terraform_data' });
    resource.overrideLogicalId(id);
    if (forEach) resource.addOverride('for_each', Object.fromEntries(forEach.map((name) => [name, name])));
    resource.addOverride('input', input);
    if (triggers) resource.addOverride('triggers_replace', triggers);
    resource.addOverride(
      'provisioner',
      provisioners.map(({ command, destroy }) => ({
        'local-exec': { ...(destroy ? { when: 'destroy' } : {}), command, working_dir: this.root },
      })),
    );
    return resource;
  }
}

/** The addons of an environment, with the front door's where that is one, in the order in which they are enabled. */
function addons({ cluster, frontDoor }: ClusterStackProps['environment']): readonly string[] {
  return [...cluster.addons, ...(frontDoor.controller === 'addon' ? ['ingress'] : [])].sort();
}
