/** Source location of each object, recorded on demand: a stack trace costs more than the rest of an object. */
import type { IConstruct } from 'constructs';

/** Context of an app whose objects shall note where they are made. */
export const originsAsked = 'breakwater.example/origins';

/** Notes the stack as metadata of the construct where the context asks for it; else it does nothing. */
export function noteOrigin<One extends IConstruct>(construct: One): One {
  const { node } = construct;
  if (node.tryGetContext(originsAsked) === true) node.addMetadata(originsAsked, node.path, { stackTrace: true });
  return construct;
}
