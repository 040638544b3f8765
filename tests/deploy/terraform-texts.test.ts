import { changesIn, errorsIn, newsIn } from '../../src/deploy/terraform';
import { applied, destroyed, init, nothingApplied, planned, timedOut, unchanged } from './texts';

describe('the changes', () => {
  const none = { add: 0, change: 0, destroy: 0 };

  test.each([
    ['of a plan', planned, { add: 2, change: 1, destroy: 1 }],
    ['of a plan without any', unchanged, none],
    [
      'of a plan that imports',
      'Plan: 4 to import, 1 to add, 2 to change, 3 to destroy.\n',
      { add: 1, change: 2, destroy: 3 },
    ],
    [
      'of an apply, which are not those of its plan',
      `${planned}Apply complete! Resources: 1 added, 0 changed, 0 destroyed.\n`,
      { add: 1, change: 0, destroy: 0 },
    ],
    ['of an apply', applied, { add: 2, change: 1, destroy: 1 }],
    ['of an apply without any', nothingApplied, none],
    [
      'of an apply that imports',
      'Apply complete! Resources: 4 imported, 1 added, 2 changed, 3 destroyed.\n',
      { add: 1, change: 2, destroy: 3 },
    ],
    ['of a destroy', destroyed, { add: 0, change: 0, destroy: 2 }],
    ['of a destroy of nothing', 'Destroy complete! Resources: 0 destroyed.\n', none],
    ['of a command that has none', init, none],
    ['that an object has in its text', '          + note = "Plan: 9 to add, 9 to change, 9 to destroy."\n', none],
  ])('%s', (_, text, changes) => expect(changesIn(text)).toEqual(changes));
});

describe('news', () => {
  test.each([
    ['kubernetes_manifest.Job_batch_client_client: Creation complete after 9s', '+ Job_batch_client_client 9s'],
    ['terraform_data.machine: Creation complete after 2m3s [id=ad3b7404]', '+ machine 2m3s'],
    ['helm_release.grafana: Modifications complete after 12s [id=grafana]', '~ grafana 12s'],
    ['kubernetes_namespace_v1.monitoring: Destruction complete after 6s', '- monitoring 6s'],
    ['kubernetes_default_service_account_v1.x: Creation complete after 0s [id=api/default]', '+ x 0s'],
    ['random_id.key: Creation complete after 0s', '+ random_id.key 0s'],
    ['helm_release.grafana: Still creating... [30s elapsed]', '  grafana … 30 s'],
    ['helm_release.grafana: Still creating... [1m30s elapsed]', '  grafana … 90 s'],
    ['helm_release.grafana: Still creating... [00m30s elapsed]', '  grafana … 30 s'],
    ['helm_release.grafana: Still destroying... [id=grafana, 2m0s elapsed]', '  grafana … 120 s'],
    ['helm_release.grafana: Still modifying... [id=7m, 00m30s elapsed]', '  grafana … 30 s'],
  ])('is %s', (line, news) => expect(newsIn(line)).toBe(news));

  test.each([
    'helm_release.grafana: Still creating... [40s elapsed]',
    'helm_release.grafana: Still destroying... [id=30s, 10s elapsed]',
    'helm_release.grafana: Creating...',
    'kubernetes_manifest.Service_api_api: Refreshing state...',
    'terraform_data.machine (local-exec): Creation complete after 3s',
    '',
  ])('is not %j', (line) => expect(newsIn(line)).toBeUndefined());
});

describe('errors', () => {
  const provisioner = `
Error: local-exec provisioner error

  with terraform_data.addon["ingress"],
  on cdk.tf.json line 52, in resource.terraform_data.addon.provisioner[0].local-exec:
  52:           }

Error running command 'minikube addons enable ingress': exit status 3. Output:
no such profile
`;
  const said = [
    '  Error: local-exec provisioner error',
    '  with terraform_data.addon["ingress"],',
    "  Error running command 'minikube addons enable ingress': exit status 3. Output:",
    '  no such profile',
  ].join('\n');
  const framed = (text: string) =>
    `╷\n${text
      .trim()
      .split('\n')
      .map((line) => `│ ${line}`.trimEnd())
      .join('\n')}\n╵\n`;

  test('are told without places in files that nobody wrote', () => expect(errorsIn(provisioner)).toBe(said));

  test('are told without frames', () => expect(errorsIn(framed(provisioner))).toBe(said));

  test('are told without warnings and plans before them', () => {
    const warning = '╷\n│ Warning: Unable to open CLI configuration file\n│\n│ It does not exist.\n╵\n';
    expect(errorsIn(warning + planned + provisioner)).toBe(said);
  });

  test('that are several are all told, and equal ones once', () => {
    expect(errorsIn(provisioner + timedOut + provisioner)).toBe(
      `${said}\n  Error: installation failed\n  with helm_release.cert-manager,\n  context deadline exceeded`,
    );
  });

  test('that are long are cut', () => {
    const lines = Array.from({ length: 30 }, (_, place) => `line ${place}\n`).join('');
    expect(errorsIn(`Error: too much\n${lines}`).split('\n')).toHaveLength(12);
  });

  test('that Terraform did not say so are the last lines of what it said', () => {
    expect(errorsIn('1\n2\n3\n4\n5\nkilled\n')).toBe('  2\n  3\n  4\n  5\n  killed');
    expect(errorsIn('terraform: not found')).toBe('  terraform: not found');
  });
});
