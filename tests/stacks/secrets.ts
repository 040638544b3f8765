/** Search for secrets in texts: values under the names of secrets, and texts that are secrets by their form. */
import { loadAll } from 'js-yaml';

const names = /pass(word|wd|phrase)?$|secret|token$|credential|api[-_]?key|private[-_]?key/i;
const forms = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /:\/\/[^/\s:@]+:[^/\s@]+@/,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\./,
  /\b(gh[pousr]|glsa)_\w{20,}/,
  /\bAKIA[0-9A-Z]{16}\b/,
];

/** Where a pod finds the token that Kubernetes gives it: the name of a file, and no secret. */
const mounted = /^\/var\/run\/secrets\/kubernetes\.io\/serviceaccount\/[a-z.]+$/;

/** @returns the places of secrets, also in YAML that stands in a text */
export function secretsIn(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'string') {
    const inside = value.includes('\n') ? loadAll(value).flatMap((one) => secretsIn(one, path)) : [];
    const named = value !== '' && !mounted.test(value) && names.test(path.split('.').at(-1) ?? '');
    return named || forms.some((form) => form.test(value)) ? [path, ...inside] : inside;
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => secretsIn(one, Array.isArray(value) ? path : `${path}.${key}`));
}
