import type { Diagnostic } from '../../src/deploy/terraform-message';
import { errorsOf, lastLines, newsOf } from '../../src/deploy/terraform-wording';

const progress = (address: string, action: string, seconds: number, ended: boolean) =>
  ({ type: 'progress', of: { address, action }, seconds, ended }) as const;

describe('news', () => {
  test.each([
    ['kubernetes_manifest.Job_batch_client_client', 'create', 9, true, '+ Job_batch_client_client 9 s'],
    ['helm_release.grafana', 'update', 12, true, '~ grafana 12 s'],
    ['kubernetes_namespace_v1.monitoring', 'delete', 6, true, '- monitoring 6 s'],
    ['kubernetes_default_service_account_v1.x', 'create', 0, true, '+ x 0 s'],
    ['random_id.key', 'create', 123, true, '+ random_id.key 123 s'],
    ['helm_release.grafana', 'create', 30, false, '  grafana … 30 s'],
    ['helm_release.grafana', 'delete', 120, false, '  grafana … 120 s'],
  ])('of %s: %s, %d s, ended: %s', (address, action, seconds, ended, news) => {
    expect(newsOf(progress(address, action, seconds, ended))).toBe(news);
  });

  test.each([
    ['that is not at half a minute', progress('helm_release.grafana', 'create', 40, false)],
    ['that has only begun', progress('helm_release.grafana', 'create', 0, false)],
    ['that was only read', progress('data.kubernetes_namespace_v1.x', 'read', 3, true)],
    ['of a plan', { type: 'planned', planned: { address: 'a.b', action: 'create' } } as const],
  ])('is none of progress %s', (_, message) => expect(newsOf(message)).toBeUndefined());
});

describe('errors', () => {
  const error = (summary: string, detail = '', address?: string): Diagnostic => ({
    severity: 'error',
    summary,
    detail,
    ...(address === undefined ? {} : { address }),
  });

  test('have their summary, resource and detail, without empty lines', () => {
    expect(errorsOf([error('too much', 'first\n\n  second\n', 'helm_release.grafana')])).toEqual([
      '  Error: too much\n  with helm_release.grafana\n  first\n  second',
    ]);
    expect(errorsOf([error('too much')])).toEqual(['  Error: too much']);
  });

  test('are each said once, and warnings not at all', () => {
    const warning: Diagnostic = { severity: 'warning', summary: 'old', detail: '' };
    expect(errorsOf([warning, error('a'), error('b'), error('a')])).toEqual(['  Error: a', '  Error: b']);
  });

  test('that are long are cut', () => {
    const detail = Array.from({ length: 30 }, (_, place) => `line ${place}`).join('\n');
    expect(errorsOf([error('too much', detail)])[0]?.split('\n')).toHaveLength(12);
  });

  test('that are not messages are the last lines that were printed', () => {
    const lines = Array.from({ length: 30 }, (_, place) => `${place}`);
    expect(lastLines(lines.join('\n')).split('\n')).toEqual(lines.slice(-12).map((line) => `  ${line}`));
  });
});
