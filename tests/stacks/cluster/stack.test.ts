import { posix } from 'node:path';
import type { Environment } from '../../../src/config/environment';
import { environments } from '../../../src/config/environments';
import { imageOf, type ServiceName, services } from '../../../src/config/services';
import { images as foreign, releases } from '../../../src/config/versions';
import type { Settings } from '../../../src/stacks/settings';
import { template } from '../../../src/stacks/templates';
import { at } from '../../constructs/objects';
import { madeUp } from '../../made-up';
import { temporaryFolders } from '../../synth/folders';
import { distOf } from '../dist';
import { awaited } from '../order';
import { structureOf } from '../structure';
import { resourcesIn, stackJson } from '../synthesized';

temporaryFolders();

const { lab, local } = environments;
const machine = 'terraform_data.machine';
/** The images that we build: of all services but the database. */
const built = [
  ...new Set(
    (Object.keys(services) as ServiceName[])
      .filter((name) => services[name].component !== 'database')
      .map(imageOf)
      .sort(),
  ),
];
const profile = template('self.input.profile');

interface Command {
  readonly command: string;
  readonly working_dir: string;
  readonly when?: string;
}

const resourcesOf = (environment: Environment, changes: Partial<Settings> = {}) =>
  resourcesIn(stackJson('cluster', environment, changes));

/** What a resource runs when it is made, and when it is removed. */
function commands(resource: unknown): { readonly made: readonly string[]; readonly removed: readonly string[] } {
  const all = provisioners(resource);
  const lines = (when?: string) => all.filter((one) => one.when === when).map(({ command }) => command);
  return { made: lines(), removed: lines('destroy') };
}

function provisioners(resource: unknown): readonly Command[] {
  return (at(resource, 'provisioner') as readonly { readonly 'local-exec': Command }[]).map((one) => one['local-exec']);
}

describe.each([lab, local])('the cluster of $name', (environment) => {
  const { context, name } = environment;
  const all = resourcesOf(environment);
  const main = 'node lib/src/pipeline/main.js';
  const started = String(at(all.get(machine), 'triggers_replace', 'command'));

  test('is a machine, its addons and our images, and needs no provider', () => {
    const { provider, data, terraform } = stackJson('cluster', environment);
    expect([provider, data, terraform.required_providers]).toEqual([undefined, undefined, undefined]);
    const images = built.map((one) => `terraform_data.image-${one}`);
    const own = [...all.keys()].filter(
      (address) => !address.startsWith('terraform_data.image-') || images.includes(address),
    );
    expect(own).toEqual(['terraform_data.addon', ...images, machine]);
    // Where nothing is pulled, images of others are loaded, too.
    expect(all.size > own.length).toBe(environment.sources.images === 'loaded');
  });

  test('is prepared for, started and recorded, and forgotten once it is deleted', () => {
    expect(commands(all.get(machine))).toEqual({
      made: [
        `${main} machine prepare --profile ${context} --environment ${name}`,
        expect.stringMatching(new RegExp(`^minikube start --profile=${context} `)),
        `${main} machine record --profile ${context} --state state/${name} --environment ${name}`,
      ],
      removed: [
        `minikube delete --profile ${profile}`,
        `${main} machine forget --profile ${profile} --state ${template('self.input.state')}`,
      ],
    });
  });

  test('is made anew when it would be started in another way, and not for anything else', () => {
    expect(commands(all.get(machine)).made[1]).toBe(started);
    expect(all.get(machine)).toMatchObject({
      input: { profile: context, state: `state/${name}` },
      triggers_replace: { command: started },
    });
  });

  test('has addons that are enabled, and disabled again: its own, and the front door where that is one', () => {
    const { cluster, frontDoor } = environment;
    const own = cluster.kind === 'minikube' ? cluster.addons : [];
    const names = [...own, ...(frontDoor.controller === 'addon' ? ['ingress'] : [])].sort();
    const addon = all.get('terraform_data.addon');
    expect(Object.entries(at(addon, 'for_each') ?? {})).toEqual(names.map((one) => [one, one]));
    expect(addon).toMatchObject({ input: { addon: template('each.key'), profile: context } });
    expect(addon).not.toHaveProperty('triggers_replace');
    expect(commands(addon)).toEqual({
      made: [`minikube addons enable ${template('each.key')} --profile ${context}`],
      removed: [`minikube addons disable ${template('self.input.addon')} --profile ${profile}`],
    });
  });

  test.each(built)('has our image %s, built from its sources and made again with them', (one) => {
    const image = String(at(all.get(`terraform_data.image-${one}`), 'input', 'image'));
    expect(image).toMatch(new RegExp(`^${environment.images.own}${one}:[0-9a-f]{40}$`));
    expect(JSON.stringify(distOf(environment))).toContain(`"image":"${image}"`);
    expect(all.get(`terraform_data.image-${one}`)).toMatchObject({ triggers_replace: { image } });
    expect(commands(all.get(`terraform_data.image-${one}`))).toEqual({
      made: [
        `${main} images ${one} --environment ${name} --load ${context}${environment.sources.bases === 'by-name' ? ' --without-digests' : ''}`,
      ],
      removed: [],
    });
  });

  test('is undone by what Terraform still knows: the resource itself, and no value that may have changed', () => {
    const removed = [...all.values()].flatMap((resource) => commands(resource).removed);
    const words = removed.flatMap((command) => [...command.matchAll(/[$%]\{([^}]*)\}/g)].map(([, inside]) => inside));
    expect(removed).toHaveLength(3);
    expect(words.filter((inside) => !/^self\.input\.[a-z]+$/.test(inside ?? ''))).toEqual([]);
    expect(removed.filter((command) => command.includes(context) || command.includes(`state/${name}`))).toEqual([]);
  });

  test('fills in nothing but the name of an addon where it is made', () => {
    const made = [...all.values()].flatMap((resource) => commands(resource).made);
    const filled = made.flatMap((command) => command.match(/[$%]\{[^}]*\}/g) ?? []);
    expect(filled).toEqual([template('each.key')]);
  });

  test('has everything after the machine, and made anew with it', () => {
    for (const [address, resource] of all) {
      expect([...awaited(address, all)]).toEqual(address === machine ? [] : [machine]);
      expect(resource['lifecycle']).toEqual(address === machine ? undefined : { replace_triggered_by: [machine] });
    }
  });

  test('runs every command in the repository', () => {
    const places = [...all.values()].flatMap(provisioners).map(({ working_dir }) => working_dir);
    expect(new Set(places.map((one) => posix.join(`cdktf.out/stacks/${name}-cluster`, one)))).toEqual(new Set(['.']));
  });
});

test('the cluster of lab has its structure', () => {
  expect(structureOf(stackJson('cluster', lab, {}, madeUp))).toMatchSnapshot();
});

describe('settings of the time', () => {
  const { mongodb } = foreign;
  const made = (environment: Environment, changes: Partial<Settings>) =>
    [...resourcesOf(environment, changes).values()].flatMap((resource) => commands(resource).made);
  const loaded = (...asked: Parameters<typeof made>) =>
    made(...asked).filter((command) => / machine load /.test(command));

  test('lead to other ports of the node', () => {
    const lines = made(lab, { nodePorts: { http: 31_080, https: 31_443 } });
    expect(lines.filter((command) => command.includes(':31080,'))).toEqual([expect.stringMatching(/^minikube start /)]);
    expect(made(lab, {}).filter((command) => command.includes(':31080,'))).toEqual([]);
  });

  test('have bases of our images taken by name', () => {
    const builds = made(lab, { bases: 'by-name' }).filter((command) => command.includes(' images '));
    expect(builds.filter((command) => !command.endsWith(' --load breakwater-e2e --without-digests'))).toEqual([]);
    expect(builds).toHaveLength(built.length);
  });

  test('have images of others loaded, and nothing pulled', () => {
    const database = `${mongodb.name}:${mongodb.tag}@${mongodb.digest}`;
    const wanted = [database, ...Object.values(releases).flatMap(({ images }) => images)].sort();
    expect(loaded(local, { images: 'loaded' })).toEqual(
      wanted.map((image) => `node lib/src/pipeline/main.js machine load ${image} --profile breakwater`),
    );
    expect(loaded(local, { images: 'pulled' })).toEqual([]);
  });

  test('name each loaded image by what it is, and load it anew when that is another', () => {
    const image = `${mongodb.name}:${mongodb.tag}@${mongodb.digest}`;
    const id = `terraform_data.image-${image.replace(/@.*$/, '').replace(/[^a-z0-9]+/g, '-')}`;
    expect(resourcesOf(lab, { images: 'loaded' }).get(id)).toMatchObject({
      input: { image },
      triggers_replace: { image },
    });
  });

  test('have images loaded under the names that pods ask for', () => {
    const there = loaded(lab, { images: 'loaded', registry: 'registry.internal/' });
    expect(there.filter((command) => command.includes('grafana'))).toEqual([
      `node lib/src/pipeline/main.js machine load registry.internal/grafana/grafana:${releases.grafana.application} --profile breakwater-e2e`,
    ]);
  });
});
