/** Pods within objects of kinds that are not known: such as clusters of an operator. */
import { isSet, type Manifest } from './manifest';
import { podTemplatesOf } from './pod-template';

/** Levels below `spec` in which a template is looked for. */
const deepest = 6;

/** Groups whose objects have containers as a pattern. */
const patterns = /(^|\.)(kyverno\.io|gatekeeper\.sh)\//;

/** Whether an object of a group of others has containers somewhere, and its kind is not one of those whose pods are known. */
export function hidesPods(object: Manifest): boolean {
  const { apiVersion } = object;
  const isOfOthers = apiVersion.includes('.') && !patterns.test(apiVersion) && podTemplatesOf(object).length === 0;
  return isOfOthers && hasPods(object['spec'], deepest);
}

function hasPods(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || depth === 0) return false;
  const { containers } = value as { readonly containers?: unknown };
  const isContainer = (one: unknown) => isSet(one) && Object.hasOwn(Object(one) as object, 'image');
  if (Array.isArray(containers) && containers.some(isContainer)) return true;
  return Object.values(value).some((one) => hasPods(one, depth - 1));
}
