/** The stack `platform`: Helm releases that the services need, one file each. */
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { Release as HelmRelease } from '@cdktf/provider-helm/lib/release';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import type { Construct } from 'constructs';
import { dump } from 'js-yaml';
import { isInstalled } from '../config/front-doors';
import type { ReleaseName } from '../config/versions';
import { podSecurityVersion, releases } from '../config/versions';
import { needs, releaseValues } from './releases';
import { bindProviders, sealToCluster } from './seal';
import type { StackProps } from './stack';
import { EnvironmentStack } from './stack';
import { escapeText } from './templates';

/** Revisions that a release can go back to. */
const history = 5;

export class PlatformStack extends EnvironmentStack {
  constructor(
    scope: Construct,
    private readonly props: StackProps,
  ) {
    super(scope, 'platform', props);
    const binding = bindProviders(this, props.environment);
    new HelmProvider(this, 'helm', { kubernetes: binding });
    const seal = sealToCluster(this, props.environment);
    const names = installed(props);
    for (const namespace of new Set(names.map((name) => releases[name].namespace)))
      this.defineNamespace(namespace, seal);
    for (const name of names) this.defineRelease(name);
  }

  private defineNamespace(name: string, seal: string): void {
    const namespace = new NamespaceV1(this, `namespace-${name}`, {
      metadata: {
        name,
        labels: {
          'app.kubernetes.io/part-of': 'breakwater-platform',
          'pod-security.kubernetes.io/enforce': 'restricted',
          'pod-security.kubernetes.io/enforce-version': podSecurityVersion(),
        },
      },
    });
    namespace.overrideLogicalId(`namespace-${name}`);
    namespace.addOverride('depends_on', [seal]);
  }

  private defineRelease(name: ReleaseName): void {
    const { charts, patience } = this.props.settings;
    const { version, repository, namespace } = releases[name];
    const values = releaseValues[name](this.props.environment, this.props.settings);
    const release = new HelmRelease(this, name, {
      name,
      namespace,
      ...(charts === 'upstream'
        ? { chart: name, repository, version }
        : { chart: `${this.root}/${charts.slice(2)}/${name}-${version}.tgz` }),
      values: [escapeText(dump(values, { lineWidth: -1, noRefs: true, sortKeys: true }))],
      createNamespace: false,
      wait: true,
      waitForJobs: true,
      atomic: true,
      timeout: patience,
      maxHistory: history,
    });
    release.overrideLogicalId(name);
    const first = (needs[name] ?? []).filter((one) => installed(this.props).includes(one));
    release.addOverride('depends_on', [
      `kubernetes_namespace_v1.namespace-${namespace}`,
      ...first.map((one) => `helm_release.${one}`),
    ]);
  }
}

/** The releases that a deploy installs: all but those that an addon stands for, and those left out. */
export function installed({
  environment,
  settings,
}: Pick<StackProps, 'environment' | 'settings'>): readonly ReleaseName[] {
  return (Object.keys(releases) as ReleaseName[]).filter(
    (name) => !settings.leftOut.includes(name) && isInstalled(name, environment),
  );
}
