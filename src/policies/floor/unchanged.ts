/** Pod templates before and after an update. */
import type { Manifest } from '../../kubernetes/manifest';
import { podOf } from '../pods';

/** What decides about a pod: its spec, and where it is made from a template, the annotations there. */
function partsOf(object: Manifest): readonly unknown[] {
  const pod = podOf(object);
  return [pod?.spec, object.kind === 'Pod' ? {} : pod?.annotations];
}

/** True if the update leaves the pod as it was. */
export function sameTemplate(one: Manifest, other: Manifest): boolean {
  return JSON.stringify(partsOf(one)) === JSON.stringify(partsOf(other));
}

/** The same in CEL. @param object `object` or `oldObject` */
export function templateIn(object: string): string {
  const template = `(${object}.kind == 'CronJob' ? dyn(${object}).spec.jobTemplate.spec.template : dyn(${object}).spec.template)`;
  return `(${object}.kind == 'Pod' ? [dyn(${object}).spec, dyn({})] : [dyn(${template}.spec), dyn(${template}.?metadata.?annotations.orValue({}))])`;
}
