import { podSecurityVersion } from '../../src/config/versions';
import { checkov, readCheckov } from '../../src/scan/checkov';
import { kubeLinter, readKubeLinter } from '../../src/scan/kube-linter';
import { kubeScore, readKubeScore } from '../../src/scan/kube-score';
import { kubeconform, readKubeconform } from '../../src/scan/kubeconform';
import { polaris, readPolaris } from '../../src/scan/polaris';
import type { Scanner } from '../../src/scan/scanner';
import { scanners } from '../../src/scan/scanners';
import { batches } from '../../src/scan/target';
import { readTrivy, trivy } from '../../src/scan/trivy';
import { fixture, images, lab, words } from './fixture';

const deployment = 'Deployment shop/shop';
/** An answer of kube-score about one object. */
const scored = JSON.stringify([
  {
    type_meta: { kind: 'Service' },
    object_meta: { name: 'shop' },
    checks: [{ check: { id: 'service-type', name: 'Service Type' }, grade: 1, skipped: false, comments: null }],
  },
]);

/** An answer of checkov. */
const checked = (failed: readonly object[], more: object = {}, type = 'kubernetes') =>
  JSON.stringify({
    ...{ check_type: type, results: { failed_checks: failed } },
    summary: { passed: 0, failed: 1, skipped: 0, parsing_errors: 0, ...more },
  });
const failure = { check_id: 'A', check_name: 'a', file_path: '/shop.k8s.yaml', file_line_range: [1, 2] };
/** An answer of kubeconform. */
const conform = (skipped: number) => {
  const place = { filename: '/repo/dist/lab/a.yaml', kind: 'Car', name: 'a' };
  const resource = { ...place, status: 'statusError', msg: 'could not\nfind' };
  return JSON.stringify({ resources: [resource], summary: { valid: 0, invalid: 0, errors: 1, skipped } });
};

/** @param findings check, object and message of each @param judged @default - not compared */
function reads(read: Scanner['read'], text: string, findings: readonly unknown[][], judged?: number, target = lab) {
  const report = read(text, target);
  const found = findings.map(([check, ...more]) => [check, target.name, ...more]);
  expect([report.judged, report.findings.map(words)]).toEqual([judged ?? expect.any(Number), found]);
}

test('kube-score: every grade below the best of a check that was done', () => {
  const unset = ['CPU limit', 'Memory limit', 'CPU request', 'Memory request'];
  const findings = [
    ['container-image-pull-policy', deployment, 'shop: ImagePullPolicy is not set to Always'],
    ['container-resources', deployment, unset.map((what) => `shop: ${what} is not set`).join('; ')],
    ['container-seccomp-profile', deployment, expect.stringContaining('eccomp')],
  ];
  reads(readKubeScore, fixture('kube-score.json'), findings, 2);
  // A check without a comment by its name.
  reads(readKubeScore, scored, [['service-type', 'Service shop', 'Service Type']], 1);
});

test('kube-linter: every report', () => {
  const findings = [
    ['minimum-three-replicas', deployment, 'object has 2 replicas but minimum required replicas is 3'],
    ['unset-cpu-requirements', deployment, 'container "shop" has cpu request 0'],
  ];
  reads(readKubeLinter, fixture('kube-linter.json'), findings, 2);
  reads(readKubeLinter, '{"Checks":[{}],"Reports":null}', [], 1);
});

test('polaris: what failed of an object, its pods and its containers', () => {
  const findings = [
    ['metadataAndInstanceMismatched', deployment, 'Label app.kubernetes.io/instance must match metadata.name'],
    ['priorityClassNotSet', deployment, 'Priority class should be set'],
    ['pullPolicyNotAlways', deployment, 'shop: Image pull policy should be "Always"'],
  ];
  reads(readPolaris, fixture('polaris.json'), findings, 5);
});

test('checkov: objects by name, secrets by the object or else the file in which they are, Dockerfiles by image', () => {
  const findings = [
    ['CKV_K8S_43', deployment, 'Image should use digest'],
    ['CKV_K8S_15', deployment, 'Image Pull Policy should be Always'],
    ['CKV_SECRET_6', 'Ingress shop/shop', 'Base64 High Entropy String'],
  ];
  reads(readCheckov, fixture('checkov.json'), findings, 94);
  const elsewhere = checked([{ ...failure, file_path: '/other.txt', resource: 'a1' }], {}, 'secrets');
  reads(readCheckov, elsewhere, [['A', 'File other.txt', 'a']]);
  // It says default where there is no namespace.
  reads(readCheckov, checked([{ ...failure, resource: 'Namespace.default.shop' }]), [['A', 'Namespace shop', 'a']]);
  const latest = ['CKV_DOCKER_7', 'Dockerfile shop', 'Ensure the base image uses a non latest version tag'];
  reads(readCheckov, fixture('checkov-dockerfiles.json'), [latest], undefined, images);
});

test('trivy: objects by the file in which each is alone, Dockerfiles by image', () => {
  const [files = {}] = batches(lab, () => 'all');
  const text = fixture('trivy.json').replace('shop.k8s.yaml', 'shop.k8s-1.yaml');
  const readOnly = expect.stringContaining("should set 'securityContext.readOnlyRootFilesystem' to true");
  const findings = [
    ['KSV-0014', deployment, readOnly],
    ['KSV-0118', deployment, 'container shop in shop namespace is using the default security context'],
  ];
  reads(readTrivy, text, findings, 114, { ...lab, files });
  const root = ['DS-0002', 'Dockerfile shop', expect.any(String)];
  reads(readTrivy, fixture('trivy-dockerfiles.json'), [root], undefined, images);
  reads(readTrivy, '{}', [], 0, images);
});

test('kubeconform: what is not valid, without paths of this machine, and kinds without a schema', () => {
  const message = "at '/spec/template/spec': additional properties 'priorityClass' not allowed";
  reads(readKubeconform, fixture('kubeconform.json'), [['invalid', deployment, message]], 3);
  reads(readKubeconform, conform(0), [['error', 'Car a', 'could not find']], 1);
});

test.each<[string, Scanner['read'], string, string]>([
  ['checkov', readCheckov, checked([], { skipped: 2 }), '2 checks were skipped by annotations or comments'],
  ['checkov', readCheckov, checked([], { parsing_errors: 3 }), '3 files were not parsed'],
  ['kubeconform', readKubeconform, conform(1), '1 objects were skipped'],
])('what was not judged is an error of %s', (_, read, text, says) => expect(() => read(text, lab)).toThrow(says));

test('trivy keeps limits and quotas apart from what has neither', () => {
  const kinds = ['LimitRange', 'ResourceQuota', 'Pod', 'Job'];
  expect(kinds.map((kind) => trivy.batchOf?.(kind))).toEqual(['LimitRange', 'ResourceQuota', 'others', 'others']);
});

describe('each scanner', () => {
  const place = { run: jest.fn(), root: '/repo', cache: '/repo/.cache', say: () => {} };

  const schemas = '/repo/.cache/schemas/{{ .Group }}/{{ .ResourceAPIVersion }}/{{ .ResourceKind }}.json';
  const ignoring = ['--all-default-optional', '--disable-ignore-checks-annotations', podSecurityVersion()];
  const data = ['--skip-check-update', '--disable-telemetry', '/repo/src/scan/trivy-data'];

  test.each<[string, Scanner, readonly string[]]>([
    ['kube-score', kubeScore, [...ignoring, '/repo/dist/lab/shop.k8s.yaml']],
    ['kube-linter', kubeLinter, ['--config', '/repo/src/scan/kube-linter.yaml', '/repo/dist/lab']],
    ['polaris', polaris, ['--disallow-exemptions', '/repo/dist/lab']],
    ['checkov', checkov, ['kubernetes', 'secrets', '--skip-download', '/repo/dist/lab']],
    ['trivy', trivy, ['kubernetes', ...data, '/repo/dist/lab']],
    ['kubeconform', kubeconform, ['-strict', schemas, '/repo/dist/lab']],
  ])('%s runs all its checks, offline', (name, scanner, args) => {
    expect(scanner.name).toBe(name);
    expect(scanner.args(lab, place)).toEqual(expect.arrayContaining([...args]));
  });

  test('of Dockerfiles checks them', () => {
    expect(checkov.args(images, place)).toContain('dockerfile');
    expect(trivy.args(images, place)).toContain('dockerfile');
    expect(scanners.filter(({ dockerfiles }) => dockerfiles).map(({ name }) => name)).toEqual(['checkov', 'trivy']);
  });

  test('has one version, and none is the latest', () => {
    expect(scanners.filter(({ version }) => !/^v?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
