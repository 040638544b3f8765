/** The stack `cluster`: a minikube with what it is started with, its addons, and the images that its nodes do not pull. */
import type { Construct } from 'constructs';
import type { Environment, Minikube } from '../../config/environment';
import { DataResource } from '../cdktf';
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

/** A command of Terraform's, run where the resource is made or, with `destroy`, removed. */
interface Provisioner {
  readonly command: string;
  readonly destroy?: true;
}

/**
 * Commands as resources (`terraform_data`): no provider is needed. Each is repeated when what it was given changes, and
 * undone when it is removed. One after another, since two commands of minikube must not write one profile.
 */
export class ClusterStack extends EnvironmentStack {
  private readonly profile: string;
  /** The address of what was defined last: the next one follows it. */
  private last: string;

  constructor(scope: Construct, props: ClusterStackProps) {
    super(scope, 'cluster', props);
    this.profile = props.environment.context;
    this.last = this.defineMachine(props);
    for (const addon of addons(props.environment)) this.defineAddon(addon);
    for (const image of [...props.images].sort()) this.defineImage(image, props);
  }

  private defineMachine({ environment, settings }: ClusterStackProps): string {
    const command = start(environment, settings);
    const { profile } = this;
    const state = stateFolder(environment.name);
    return this.define('machine', { profile, state }, { command }, [
      { command: `node lib/src/pipeline/main.js machine prepare --profile ${profile}` },
      { command },
      { command: `node lib/src/pipeline/main.js machine record --profile ${profile} --state ${state}` },
      { command: `minikube delete --profile ${template('self.input.profile')}`, destroy: true },
      {
        command: `node lib/src/pipeline/main.js machine forget --profile ${template('self.input.profile')} --state ${template('self.input.state')}`,
        destroy: true,
      },
    ]);
  }

  private defineAddon(addon: string): void {
    const { profile } = this;
    this.follow(`addon-${addon}`, { addon, profile }, {}, [
      { command: `minikube addons enable ${addon} --profile ${profile}` },
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
    if (image.startsWith(own)) {
      const [name = ''] = image.slice(own.length).split(':');
      const build = `node lib/src/pipeline/main.js images ${name} --environment ${environment.name} --load ${profile}${bases}`;
      this.follow(`image-${name}`, { image }, { image }, [{ command: build }]);
    } else if (settings.images === 'loaded') {
      const name = image.replace(/@.*$/, '').replace(/[^a-z0-9]+/g, '-');
      this.follow(`image-${name}`, { image }, { image }, [
        { command: `minikube image load ${image} --profile ${profile}` },
      ]);
    }
  }

  /** Something inside the machine: made anew with it, and after what came before. */
  private follow(id: string, input: object, triggers: object, provisioners: readonly Provisioner[]): void {
    const after = [...new Set([machine, this.last])];
    this.last = this.define(id, input, triggers, provisioners, {
      depends_on: after,
      lifecycle: { replace_triggered_by: [machine] },
    });
  }

  /** @returns the address of the resource */
  private define(
    id: string,
    input: object,
    triggers: object,
    provisioners: readonly Provisioner[],
    meta: Readonly<Record<string, unknown>> = {},
  ): string {
    const resource = new DataResource(this, id);
    resource.overrideLogicalId(id);
    resource.addOverride('input', input);
    if (Object.keys(triggers).length > 0) resource.addOverride('triggers_replace', triggers);
    resource.addOverride(
      'provisioner',
      provisioners.map(({ command, destroy }) => ({
        'local-exec': { ...(destroy ? { when: 'destroy' } : {}), command, working_dir: this.root },
      })),
    );
    for (const [key, value] of Object.entries(meta)) resource.addOverride(key, value);
    return `terraform_data.${id}`;
  }
}

/** The addons of an environment, with the front door's where that is one, in the order in which they are enabled. */
export function addons({ cluster, frontDoor }: ClusterStackProps['environment']): readonly string[] {
  return [...cluster.addons, ...(frontDoor.controller === 'addon' ? ['ingress'] : [])].sort();
}
