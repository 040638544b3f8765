/** Documents that do not claim to be objects of Kubernetes, as against those that are and have a fault. */
import { isSet } from '../kubernetes/manifest';
import type { Document } from './document';
import type { Note } from './note';

/** The word of an object, wherever it stands: a parser of another version may see a key where ours sees none. */
const word = /kind|\\[uUx]/;

/** Why a document that cannot be read is a note; none where it may be meant as an object. */
export function noteOfText({ file, text }: Document): Note | undefined {
  if (!word.test(text)) return { file, reason: 'other' };
  return /\{\{.*\}\}/s.test(text) && /^\s*apiVersion:/m.test(text) ? { file, reason: 'template' } : undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/** Kinds of kustomize, and of the files that kubectl and the scheduler read. */
const ofTools: readonly (readonly [version: RegExp, kind: RegExp, reason: Note['reason']])[] = [
  [/^kustomize\.config\.k8s\.io\//, /./, 'kustomization'],
  [/^v1$/, /^(Config|Policy)$/, 'settings'],
];

/** Why a value is a note and not an object; none where it is, or may be meant as one. */
export function noteOfValue({ file }: Document, value: unknown): Note | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { file, reason: 'other' };
  const { apiVersion, items, kind, metadata } = value as Fields;
  // kubectl takes whatever has items for a list.
  if (isWord(kind) && isSet(items)) return undefined;
  const tool = ofTools.find(([version, name]) => version.test(String(apiVersion)) && name.test(String(kind)));
  if (tool) return { file, reason: tool[2] };
  if (!isWord(kind)) return isWord(apiVersion) && isSet(metadata) ? undefined : { file, reason: 'other' };
  if (isSet(metadata) || isBuiltIn(String(apiVersion))) return undefined;
  // Files of settings are versioned as objects are, and have no metadata.
  return { file, reason: isWord(apiVersion) ? 'settings' : 'other' };
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** Groups of which every kind has metadata. */
const builtIn =
  /^(v1|(apps|batch|autoscaling|policy|extensions|[a-z.]*(networking|rbac\.authorization|storage|scheduling|apiextensions|apiregistration|admissionregistration|coordination|discovery|certificates)\.k8s\.io)\/v[0-9][a-z0-9]*)$/;

function isBuiltIn(apiVersion: string): boolean {
  return builtIn.test(apiVersion);
}
