/** Lab's objects behind each front door, rendered by the product's own code, and the way from one to the other. */
import { charts } from '../../../charts';
import { lab } from '../../../src/config/environments/lab';
import type { Controller } from '../../../src/config/front-doors';
import { identity } from '../../../src/kubernetes/identity';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { render } from '../../../src/synth/render';
import { apply, eventually, must } from '../lab/kubectl';

/** Seconds until policies of the API server that were just taken hold. */
const soon = 60;

/** @throws with what is wrong, where lab cannot be behind it */
function behind(controller: Controller): ReadonlyMap<string, Manifest> {
  const { files, problems } = render(charts, { ...lab, frontDoor: { ...lab.frontDoor, controller } });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return new Map(files.flatMap(({ objects }) => objects).map((object) => [identity(object), object]));
}

const judges = ({ kind }: Manifest) => kind.startsWith('ValidatingAdmissionPolicy');

/**
 * Applies what of lab is another behind this front door, the policies first that judge the rest, and removes what is not
 * there behind it.
 */
export async function moveObjects(from: Controller, to: Controller): Promise<void> {
  const [before, after] = [behind(from), behind(to)];
  const changed = [...after].flatMap(([id, object]) =>
    JSON.stringify(before.get(id)) === JSON.stringify(object) ? [] : [object],
  );
  await accepted(changed.filter(judges));
  await accepted(changed.filter((object) => !judges(object)));
  for (const [id, { kind, metadata }] of before) {
    if (after.has(id)) continue;
    const of = metadata.namespace ? [`--namespace=${metadata.namespace}`] : [];
    await must('delete', kind, metadata.name, ...of);
  }
}

/** @throws with what was refused to the end */
async function accepted(objects: readonly Manifest[]): Promise<void> {
  if (objects.length === 0) return;
  let said = '';
  const taken = await eventually(soon, async () => {
    const { code, stderr } = await apply(...objects);
    said = stderr;
    return code === 0;
  });
  if (!taken) throw new Error(`not applied within ${soon} s: ${said}`);
}
