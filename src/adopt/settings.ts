/** Settings of a workload: variables, arguments, and what it takes from ConfigMaps. Values of Secrets are not read. */
import { list, type Manifest } from '../kubernetes/manifest';
import { podTemplatesOf } from '../kubernetes/pod-template';

/** A text that a workload is given. */
export interface Setting {
  /** Where it stands, such as `variable CART_ADDR of server`. */
  readonly where: string;
  readonly name: string;
  readonly text: string;
}

interface Reference {
  readonly name?: string;
}

interface Container {
  readonly name?: string;
  readonly command?: readonly string[] | null;
  readonly args?: readonly string[] | null;
  readonly env?:
    | readonly {
        readonly name: string;
        readonly value?: string | null;
        readonly valueFrom?: { readonly configMapKeyRef?: Reference & { readonly key?: string } } | null;
      }[]
    | null;
  readonly envFrom?: readonly { readonly configMapRef?: Reference | null }[] | null;
}

interface Spec {
  readonly containers?: readonly Container[] | null;
  readonly initContainers?: readonly Container[] | null;
  readonly volumes?:
    | readonly {
        readonly configMap?: Reference | null;
        readonly projected?: { readonly sources?: readonly { readonly configMap?: Reference | null }[] | null } | null;
      }[]
    | null;
}

/** @param configMaps by `namespace/name` */
export function settingsOf(object: Manifest, configMaps: ReadonlyMap<string, Manifest>): readonly Setting[] {
  const specs = podTemplatesOf(object).map(({ template }): Spec => template.spec ?? {});
  const namespace = object.metadata.namespace ?? 'default';
  const all = specs.flatMap(({ containers, initContainers }) => [...list(containers), ...list(initContainers)]);
  const maps = [
    ...all.flatMap(({ envFrom }) => list(envFrom).map(({ configMapRef }) => configMapRef?.name)),
    ...all.flatMap(({ env }) => list(env).map(({ valueFrom }) => valueFrom?.configMapKeyRef?.name)),
    ...specs
      .flatMap(({ volumes }) => list(volumes))
      .flatMap(({ configMap, projected }) => [
        configMap?.name,
        ...list(projected?.sources).map((source) => source.configMap?.name),
      ]),
  ];
  return [
    ...all.flatMap(ofContainer),
    ...[...new Set(maps)].flatMap((name) => ofConfigMap(configMaps.get(`${namespace}/${name}`))),
  ];
}

function ofContainer({ args, command, env, name = 'a container without a name' }: Container): readonly Setting[] {
  const words = [...list(command), ...list(args)];
  return [
    ...list(env).flatMap((one) =>
      typeof one.value === 'string'
        ? [{ where: `variable ${one.name} of ${name}`, name: one.name, text: one.value }]
        : [],
    ),
    ...words.map((text) => ({ where: `arguments of ${name}`, name: '', text: `${text}` })),
  ];
}

function ofConfigMap(object: Manifest | undefined): readonly Setting[] {
  const data = (object?.['data'] ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(data).flatMap(([key, text]) =>
    typeof text === 'string' ? [{ where: `ConfigMap ${object?.metadata.name}, ${key}`, name: key, text }] : [],
  );
}
