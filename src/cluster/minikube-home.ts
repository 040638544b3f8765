/** Folder of minikube on this machine. */
import { basename, join } from 'node:path';

/** Where minikube keeps its files. @param variables MINIKUBE_HOME, as minikube reads it */
export function minikubeHome(variables: Readonly<Record<string, string | undefined>>, home: string): string {
  const given = variables['MINIKUBE_HOME'];
  if (!given) return join(home, '.minikube');
  return basename(given) === '.minikube' ? given : join(given, '.minikube');
}
