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

test('kube-score: every grade below the best of a check that was done', () => {
  const { judged, findings } = readKubeScore(fixture('kube-score.json'), lab);
  expect(judged).toBe(2);
  expect(findings.map(words)).toEqual([
    ['container-image-pull-policy', 'lab', deployment, 'shop: ImagePullPolicy is not set to Always'],
    [
      'container-resources',
      'lab',
      deployment,
      'shop: CPU limit is not set; shop: Memory limit is not set; shop: CPU request is not set; shop: Memory request is not set',
    ],
    ['container-seccomp-profile', 'lab', deployment, expect.stringContaining('eccomp')],
  ]);
});

test('kube-score: a check without a comment is reported by its name', () => {
  const scored = {
    type_meta: { kind: 'Service' },
    object_meta: { name: 'shop' },
    checks: [{ check: { id: 'service-type', name: 'Service Type' }, grade: 1, skipped: false, comments: null }],
  };
  const { findings } = readKubeScore(JSON.stringify([scored]), lab);
  expect(findings.map(words)).toEqual([['service-type', 'lab', 'Service shop', 'Service Type']]);
});

test('kube-linter: every report', () => {
  const { judged, findings } = readKubeLinter(fixture('kube-linter.json'), lab);
  expect(judged).toBe(2);
  expect(findings.map(words)).toEqual([
    ['minimum-three-replicas', 'lab', deployment, 'object has 2 replicas but minimum required replicas is 3'],
    ['unset-cpu-requirements', 'lab', deployment, 'container "shop" has cpu request 0'],
  ]);
  expect(readKubeLinter('{"Checks":[{}],"Reports":null}', lab)).toEqual({ judged: 1, findings: [] });
});

test('polaris: what failed of an object, its pods and its containers', () => {
  const { judged, findings } = readPolaris(fixture('polaris.json'), lab);
  expect(judged).toBe(5);
  expect(findings.map(words)).toEqual([
    ['metadataAndInstanceMismatched', 'lab', deployment, 'Label app.kubernetes.io/instance must match metadata.name'],
    ['priorityClassNotSet', 'lab', deployment, 'Priority class should be set'],
    ['pullPolicyNotAlways', 'lab', deployment, 'shop: Image pull policy should be "Always"'],
  ]);
});

describe('checkov', () => {
  test('objects by name, secrets by the object in whose lines they are', () => {
    const { judged, findings } = readCheckov(fixture('checkov.json'), lab);
    expect(judged).toBe(94);
    expect(findings.map(words)).toEqual([
      ['CKV_K8S_43', 'lab', deployment, 'Image should use digest'],
      ['CKV_K8S_15', 'lab', deployment, 'Image Pull Policy should be Always'],
      ['CKV_SECRET_6', 'lab', 'Ingress shop/shop', 'Base64 High Entropy String'],
    ]);
  });

  test('Dockerfiles by the name of their image', () => {
    const { findings } = readCheckov(fixture('checkov-dockerfiles.json'), images);
    const message = 'Ensure the base image uses a non latest version tag';
    expect(findings.map(words)).toEqual([['CKV_DOCKER_7', 'dockerfiles', 'Dockerfile shop', message]]);
  });

  const one = (failed: object) => {
    const summary = { passed: 0, failed: 1, skipped: 0, parsing_errors: 0 };
    const answer = { check_type: 'kubernetes', results: { failed_checks: [failed] }, summary, ...failed };
    return readCheckov(JSON.stringify(answer), lab).findings.map(({ object }) => object);
  };
  const failed = { check_id: 'A', check_name: 'a', file_path: '/shop.k8s.yaml', file_line_range: [1, 2] };

  test('what has no namespace is not in default, as it says', () => {
    expect(one({ ...failed, resource: 'Namespace.default.shop' })).toEqual(['Namespace shop']);
  });

  test('a secret in another file is reported by the file', () => {
    expect(one({ ...failed, check_type: 'secrets', file_path: '/other.txt', resource: 'a1' })).toEqual([
      'File other.txt',
    ]);
  });

  test.each([
    [{ skipped: 2, parsing_errors: 0 }, '2 checks were skipped by annotations or comments'],
    [{ skipped: 0, parsing_errors: 3 }, '3 files were not parsed'],
  ])('what it did not judge is an error: %j', (more, says) => {
    const answer = {
      check_type: 'kubernetes',
      results: { failed_checks: [] },
      summary: { passed: 1, failed: 0, ...more },
    };
    expect(() => readCheckov(JSON.stringify(answer), lab)).toThrow(says);
  });
});

describe('trivy', () => {
  const [files = {}] = batches(lab, () => 'all');

  test('objects by the file in which each is alone', () => {
    const text = fixture('trivy.json').replace('shop.k8s.yaml', 'shop.k8s-1.yaml');
    const { judged, findings } = readTrivy(text, { ...lab, files });
    expect(judged).toBe(114);
    expect(findings.map(words)).toEqual([
      [
        'KSV-0014',
        'lab',
        deployment,
        expect.stringContaining("should set 'securityContext.readOnlyRootFilesystem' to true"),
      ],
      ['KSV-0118', 'lab', deployment, 'container shop in shop namespace is using the default security context'],
    ]);
  });

  test('Dockerfiles by the name of their image; nothing is nothing', () => {
    const { findings } = readTrivy(fixture('trivy-dockerfiles.json'), images);
    expect(findings.map(({ check, object }) => [check, object])).toEqual([['DS-0002', 'Dockerfile shop']]);
    expect(readTrivy('{}', images)).toEqual({ judged: 0, findings: [] });
  });

  test('keeps limits and quotas apart from what has neither', () => {
    expect(['LimitRange', 'ResourceQuota', 'Pod', 'Job'].map((kind) => trivy.batchOf?.(kind))).toEqual([
      'LimitRange',
      'ResourceQuota',
      'others',
      'others',
    ]);
  });
});

describe('kubeconform', () => {
  test('what is not valid, without paths of this machine', () => {
    const { judged, findings } = readKubeconform(fixture('kubeconform.json'), lab);
    expect(judged).toBe(3);
    expect(findings.map(words)).toEqual([
      ['invalid', 'lab', deployment, "at '/spec/template/spec': additional properties 'priorityClass' not allowed"],
    ]);
  });

  const answer = (resource: object, skipped: number) =>
    JSON.stringify({ resources: [resource], summary: { valid: 0, invalid: 0, errors: 1, skipped } });

  test('a kind without a schema is a finding, and an object that it skipped an error', () => {
    const resource = {
      filename: '/repo/dist/lab/a.yaml',
      kind: 'Car',
      name: 'a',
      status: 'statusError',
      msg: 'could not\nfind',
    };
    expect(readKubeconform(answer(resource, 0), lab).findings.map(words)).toEqual([
      ['error', 'lab', 'Car a', 'could not find'],
    ]);
    expect(() => readKubeconform(answer(resource, 1), lab)).toThrow('1 objects were skipped');
  });
});

describe('each scanner', () => {
  const place = { run: jest.fn(), root: '/repo', cache: '/repo/.cache', say: () => {} };

  test.each<[string, Scanner, readonly string[]]>([
    [
      'kube-score',
      kubeScore,
      [
        '--all-default-optional',
        '--disable-ignore-checks-annotations',
        podSecurityVersion(),
        '/repo/dist/lab/shop.k8s.yaml',
      ],
    ],
    ['kube-linter', kubeLinter, ['--config', '/repo/src/scan/kube-linter.yaml', '/repo/dist/lab']],
    ['polaris', polaris, ['--disallow-exemptions', '/repo/dist/lab']],
    ['checkov', checkov, ['kubernetes', 'secrets', '--skip-download', '/repo/dist/lab']],
    [
      'trivy',
      trivy,
      ['kubernetes', '--skip-check-update', '--disable-telemetry', '/repo/src/scan/trivy-data', '/repo/dist/lab'],
    ],
    [
      'kubeconform',
      kubeconform,
      [
        '-strict',
        '/repo/.cache/schemas/{{ .Group }}/{{ .ResourceAPIVersion }}/{{ .ResourceKind }}.json',
        '/repo/dist/lab',
      ],
    ],
  ])('%s is asked for all that it has, offline', (name, scanner, args) => {
    expect(scanner.name).toBe(name);
    expect(scanner.args(lab, place)).toEqual(expect.arrayContaining([...args]));
  });

  test('of Dockerfiles is asked for them', () => {
    expect(checkov.args(images, place)).toContain('dockerfile');
    expect(trivy.args(images, place)).toContain('dockerfile');
    expect(scanners.filter(({ dockerfiles }) => dockerfiles).map(({ name }) => name)).toEqual(['checkov', 'trivy']);
  });

  test('has one version, and none is the latest', () => {
    expect(scanners.filter(({ version }) => !/^v?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
