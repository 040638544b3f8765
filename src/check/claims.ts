/** Documents that do not claim to be objects of Kubernetes, as against those that are and have a fault. */
import type { Document } from './document';
import type { Note } from './note';

/** Both fields at the start of a line, in YAML or JSON, with or without an indentation. */
const fields = [/^\s*(- )?["']?apiVersion["']?\s*:/m, /^\s*(- )?["']?kind["']?\s*:/m];
const inline = [/["']?\bapiVersion["']?\s*:/, /["']?\bkind["']?\s*:/];

/** Why a document that cannot be read is a note; none where it may be meant as an object. */
export function noteOfText({ file, text }: Document): Note | undefined {
  const flows = /^\s*[{[]/.test(text);
  if (!(flows ? inline : fields).every((field) => field.test(text))) return { file, reason: 'other' };
  return /\{\{.*\}\}/s.test(text) ? { file, reason: 'template' } : undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/** Kinds of kustomize, and of the file that kubectl reads about clusters. */
const ofTools: readonly (readonly [version: RegExp, kind: RegExp, reason: Note['reason']])[] = [
  [/^kustomize\.config\.k8s\.io\//, /./, 'kustomization'],
  [/^v1$/, /^Config$/, 'settings'],
];

/** Why a value is a note and not an object; none where it is, or may be meant as one. */
export function noteOfValue({ file }: Document, value: unknown): Note | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { file, reason: 'other' };
  const { apiVersion, kind, metadata } = value as Fields;
  if (!isWord(apiVersion) && !isWord(kind)) return { file, reason: 'other' };
  const tool = ofTools.find(([version, name]) => version.test(String(apiVersion)) && name.test(String(kind)));
  if (tool) return { file, reason: tool[2] };
  // Files of settings are versioned as objects are, and have no metadata; a version without a kind is a chart's or a schema's.
  const isSettings = metadata === undefined && !isBuiltIn(String(apiVersion)) && !('items' in value);
  if (isWord(apiVersion) && isWord(kind)) return isSettings ? { file, reason: 'settings' } : undefined;
  return metadata === undefined && !('spec' in value) ? { file, reason: 'other' } : undefined;
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** Groups of which every kind that people write has a name. */
const builtIn =
  /^(v1|(apps|batch|autoscaling|policy|extensions|[a-z.]*(networking|rbac\.authorization|storage|scheduling|apiextensions|apiregistration|admissionregistration|coordination|discovery|certificates)\.k8s\.io)\/v[0-9][a-z0-9]*)$/;

function isBuiltIn(apiVersion: string): boolean {
  return builtIn.test(apiVersion);
}
