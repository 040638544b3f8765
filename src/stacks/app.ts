/** The app of an environment: its stacks and their order, made from values and from dist. Nothing is read here. */
import { mkdirSync } from 'node:fs';
import type { Environment, Minikube } from '../config/environment';
import { releases } from '../config/versions';
import type { Manifest } from '../kubernetes/manifest';
import { imagesOf } from '../kubernetes/pod-template';
import { App } from './cdktf';
import { ClusterStack } from './cluster/stack';
import { installed, PlatformStack } from './platform';
import { imageFrom } from './releases/registry';
import type { StackProps } from './stack';
import { WorkloadsStack } from './workloads';

export interface StacksProps extends StackProps {
  /** The objects of `dist/<environment>`. */
  readonly objects: readonly Manifest[];
  /** The folder that is written. @default - outdir, which says where the stacks are going to lie */
  readonly into?: string;
}

/** @returns the app, with the stacks that this environment has: `cluster` where we make it, `workloads` where we apply dist */
export function stacks({ objects, into, ...props }: StacksProps): App {
  const outdir = into ?? props.outdir;
  // cdktf makes the folder itself, and not its parents.
  mkdirSync(outdir, { recursive: true });
  const app = new App({ outdir, skipValidation: false, stackTraces: false });
  const { environment } = props;
  const cluster = isMinikube(environment)
    ? new ClusterStack(app, { ...props, environment, images: images(objects, props) })
    : undefined;
  const platform = new PlatformStack(app, props);
  if (cluster) platform.addDependency(cluster);
  if (environment.appliedBy === 'terraform') new WorkloadsStack(app, { ...props, objects }).addDependency(platform);
  return app;
}

function isMinikube(environment: Environment): environment is Environment & { readonly cluster: Minikube } {
  return environment.cluster.kind === 'minikube';
}

/** Every image that runs in an environment: those of dist, and those of the releases. */
export function images(
  objects: readonly Manifest[],
  props: Pick<StackProps, 'environment' | 'settings'>,
): readonly string[] {
  const { registry } = props.settings;
  const foreign = installed(props).flatMap((name) => releases[name].images.map((image) => imageFrom(registry, image)));
  return [...new Set([...objects.flatMap(imagesOf), ...foreign])].sort();
}
