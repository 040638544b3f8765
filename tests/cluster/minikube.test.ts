import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { note } from '../../src/cluster/identity';
import { auditPolicy, forget, guards, prepare } from '../../src/cluster/minikube';
import { environments } from '../../src/config/environments';
import { serverFiles, serverFolder } from '../../src/stacks/cluster/start';
import { at } from '../constructs/objects';
import { contents, put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();
const certs = 'files/etc/ssl/certs';
const { admission, audit, encryption, guards: guarding } = serverFiles('shop');
const { lab, production } = environments;

interface Encryption {
  readonly resources: readonly [{ readonly resources: readonly string[]; readonly providers: readonly Provider[] }];
}
type Provider = { readonly secretbox?: { readonly keys: readonly { readonly secret: string }[] } };

/** The key in an encryption configuration. */
function keyIn(text = ''): string | undefined {
  return (load(text) as Encryption).resources[0].providers[0]?.secretbox?.keys[0]?.secret;
}

/** A minikube whose files are prepared for these profiles. */
function prepared(...profiles: readonly string[]): string {
  const minikube = folder();
  for (const profile of profiles) prepare(minikube, profile, lab.name);
  return minikube;
}

describe('the files of an API server', () => {
  test('are where minikube copies them from, lead from one to the other, and their key is for the owner alone', () => {
    const minikube = prepared('shop');
    const {
      [`${certs}/${audit}`]: policy = '',
      [`${certs}/${encryption}`]: keys = '',
      [`${certs}/${admission}`]: configuration = '',
      [`${certs}/${guarding}/guards.yaml`]: policies = '',
      ...others
    } = contents(minikube);
    expect([load(policy), others]).toEqual([auditPolicy, {}]);
    const apiVersion = 'apiserver.config.k8s.io/v1';
    const staticManifestsDir = `${serverFolder}/${guarding}`;
    const plugin = { apiVersion, kind: 'ValidatingAdmissionPolicyConfiguration', staticManifestsDir };
    expect(load(configuration)).toEqual({
      ...{ apiVersion, kind: 'AdmissionConfiguration' },
      plugins: [{ name: 'ValidatingAdmissionPolicy', configuration: plugin }],
    });
    expect(loadAll(policies)).toEqual(JSON.parse(JSON.stringify(guards(lab.name))));
    expect(Buffer.from(keyIn(keys) ?? '', 'base64')).toHaveLength(32);
    expect(load(keys)).toMatchObject({
      kind: 'EncryptionConfiguration',
      resources: [{ resources: ['secrets'], providers: [{ secretbox: {} }, { identity: {} }] }],
    });
    expect(statSync(join(minikube, certs, encryption)).mode & 0o777).toBe(0o600);
  });

  test('keep connections to pods, also those that are reads to the API server', () => {
    const rules: readonly {
      level: string;
      resources?: readonly { resources: readonly string[] }[];
      verbs?: unknown;
    }[] = auditPolicy.rules;
    const kept = rules.findIndex(({ resources = [] }) => resources.some((one) => one.resources.includes('pods/exec')));
    expect(rules[kept]).toMatchObject({ level: 'Metadata' });
    expect(kept).toBeLessThan(rules.findIndex(({ verbs }) => verbs !== undefined));
  });

  test('have another key for every profile, and keep it', () => {
    const minikube = prepared('shop', 'till');
    const before = contents(minikube);
    const files = ['shop', 'till'].map((profile) => before[`${certs}/${serverFiles(profile).encryption}`]);
    expect(new Set(files.map(keyIn)).size).toBe(2);
    put(minikube, { [`${certs}/${audit}`]: 'edited', [`${certs}/${guarding}/guards.yaml`]: 'edited' });
    prepare(minikube, 'shop', lab.name);
    expect(contents(minikube)).toEqual(before);
  });

  test('go with the note, and nothing else does', () => {
    const [minikube, state] = [prepared('shop', 'till'), folder()];
    note(state, 'abc');
    put(state, { 'cluster.tfstate': '{}' });
    forget(minikube, 'shop', state);
    const { guards: folderOfGuards, ...files } = serverFiles('till');
    expect(Object.keys(contents(minikube))).toEqual(
      [...Object.values(files), `${folderOfGuards}/guards.yaml`].map((name) => `${certs}/${name}`).sort(),
    );
    expect(existsSync(join(minikube, certs, guarding))).toBe(false);
    expect(contents(state)).toEqual({ 'cluster.tfstate': '{}' });
    expect(() => forget(minikube, 'shop', state)).not.toThrow();
  });

  test('say who reads secrets, and never what is in them', () => {
    const levels = new Set<string>(auditPolicy.rules.map(({ level }) => level));
    expect(levels).toEqual(new Set(['None', 'Metadata']));
    const [secrets, reads] = ['secrets', 'watch'].map((word) =>
      auditPolicy.rules.findIndex((rule) => JSON.stringify(rule).includes(`"${word}"`)),
    );
    expect([secrets, reads]).toEqual([3, 5]);
  });
});

describe('the policies that an API server reads from files', () => {
  const all = guards(lab.name);
  const [policy, binding] = ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'];
  const of = (kind = '') => all.filter((one) => one.kind === kind);
  const names = (kind = '') => of(kind).map(({ metadata }) => metadata.name);

  test('are policies and their bindings, of the only version and the only names that files may have', () => {
    expect(new Set(all.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`))).toEqual(
      new Set([policy, binding].map((kind) => `admissionregistration.k8s.io/v1 ${kind}`)),
    );
    for (const kind of [policy, binding]) {
      expect(names(kind).filter((name) => !name.endsWith('.static.k8s.io'))).toEqual([]);
      expect(new Set(names(kind)).size).toBe(names(kind).length);
    }
  });

  test('are each bound, as Deny and Audit, and need no object of the cluster', () => {
    expect(of(binding).map((one) => at(one, 'spec', 'policyName'))).toEqual(names(policy));
    for (const one of of(binding)) expect(at(one, 'spec', 'validationActions')).toEqual(['Deny', 'Audit']);
    expect(JSON.stringify(all)).not.toMatch(/paramKind|paramRef/);
  });

  test('guard policies, which no other admission sees, and say of which environment the cluster is', () => {
    const rules = all.flatMap((one) => (at(one, 'spec', 'matchConstraints', 'resourceRules') ?? []) as object[]);
    expect(new Set(rules.map((rule) => at(rule, 'apiGroups', 0)))).toEqual(new Set(['admissionregistration.k8s.io']));
    const written = JSON.stringify(guards(production.name));
    expect(written).toContain("'production'");
    expect(written.replaceAll("'production'", "'lab'")).toBe(JSON.stringify(all));
  });
});
