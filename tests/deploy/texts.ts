/** Output of Terraform 1.11.4, as it was captured (tests/deploy/captured), and what no machine without a cluster prints. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** @param file in tests/deploy/captured */
export function captured(file: string): string {
  return readFileSync(resolve('tests/deploy/captured', file), 'utf8');
}

export const init = captured('init.txt');
export const unchanged = captured('plan-unchanged.jsonl');
/** Of an apply that found nothing to do. */
export const nothingApplied = captured('apply-unchanged.jsonl');
export const planned = captured('plan-changes.jsonl');
/** The same plan for people: `terraform show`. */
export const shown = captured('plan-changes.txt');
export const applied = captured('apply-changes.jsonl');
export const destroyed = captured('destroy.jsonl');
/** Of a command that a provisioner ran. */
export const broken = captured('apply-failed.jsonl');
/** Standard error of an init without providers. */
export const noProvider = captured('init-no-provider.txt');

const resource = (address: string) => ({ addr: address, resource: address });
const lines = (...messages: readonly object[]) => messages.map((one) => `${JSON.stringify(one)}\n`).join('');

/** What `terraform show -json` prints of a state with these resources. */
export function stateOf(...addresses: readonly string[]): string {
  const resources = addresses.map((address) => ({ address, mode: address.startsWith('data.') ? 'data' : 'managed' }));
  return JSON.stringify({ format_version: '1.0', values: { root_module: { resources } } });
}

/** Of an apply in which this resource fails. */
export function failing(address: string, summary: string, detail: string): string {
  const errored = { type: 'apply_errored', hook: { resource: resource(address), action: 'update' } };
  return lines(errored, { type: 'diagnostic', diagnostic: { severity: 'error', summary, detail } });
}

/** A Helm release that never came to serve. */
export const timedOut = lines({
  type: 'diagnostic',
  diagnostic: {
    severity: 'error',
    summary: 'installation failed',
    detail: 'context deadline exceeded',
    address: 'helm_release.cert-manager',
  },
});

/** Of an object that another client labelled. */
export const labelled = failing(
  'kubernetes_manifest.Service_hash_hash',
  'Provider produced inconsistent result after apply',
  'unexpected new value: .object.metadata.labels: new element "extra" has appeared.',
);

/** Of a data source that takes long. */
export const slow = lines({
  type: 'apply_progress',
  hook: { resource: resource('data.kubernetes_namespace_v1.cluster-identity'), action: 'read', elapsed_seconds: 30 },
});
