/** Front doors of lab's cluster in each other's place: one is there at a time, on the same ports of this machine. */
import { lab } from '../../../src/config/environments/lab';
import { type Ask, ask } from '../lab/front-door';
import { eventually } from '../lab/kubectl';
import { minikube } from '../lab/minikube';
import { moveObjects } from './behind';
import { type Door, doors } from './case';
import { bringEnvoy, removeEnvoy } from './envoy';

/** Addons of minikube that serve as each. */
const addons: Readonly<Record<Door, string>> = {
  addon: 'ingress',
  'envoy-gateway': 'envoy-gateway',
  'ingress-nginx': 'ingress-nginx',
};

/** Takes the others away, and brings this one, with lab's objects as they are behind it. */
export async function bring(door: Door): Promise<void> {
  const enabled = await addonsThatAreThere();
  for (const other of doors.filter((name) => name !== door && enabled.includes(addons[name]))) {
    if (other === 'envoy-gateway') {
      await moveObjects(other, door);
      await removeEnvoy();
    } else await minikube('addons', 'disable', addons[other], '--profile', lab.context);
  }
  await minikube('addons', 'enable', addons[door], '--profile', lab.context);
  if (door === 'envoy-gateway' && !enabled.includes(addons[door])) {
    // A dist of lab was applied, which is for its own door.
    await moveObjects(lab.frontDoor.controller, door);
    await bringEnvoy();
  }
}

async function addonsThatAreThere(): Promise<readonly string[]> {
  const said = await minikube('addons', 'list', '--output=json', '--profile', lab.context);
  return Object.entries(JSON.parse(said) as Record<string, { readonly Status: string }>).flatMap(
    ([name, { Status }]) => (Status === 'enabled' ? [name] : []),
  );
}

/** @throws where the front door does not serve it within three minutes */
export async function served(asked: Ask): Promise<void> {
  const status = () =>
    ask(asked).then(
      (answer) => answer.status,
      () => 0,
    );
  if (!(await eventually(180, async () => (await status()) === 200)))
    throw new Error(`the front door does not serve ${asked.host}${asked.path} after 180 s`);
}

/** Front doors that are tried: those that a variable of the environment names, with spaces between, all unless it is set. */
export function doorsOf(variable: string): readonly Door[] {
  const chosen = process.env[variable]?.split(' ') ?? [...doors];
  const unknown = chosen.filter((name) => !doors.includes(name as Door));
  if (unknown.length > 0)
    throw new Error(`${variable}: ${unknown.join(', ')}: no such front door; ${doors.join(', ')} are`);
  return doors.filter((name) => chosen.includes(name));
}
