import { join } from 'node:path';
import { minikubeHome } from '../../src/cluster/minikube-home';

test.each([
  [undefined, join('/home/me', '.minikube')],
  ['', join('/home/me', '.minikube')],
  ['/data', join('/data', '.minikube')],
  ['/data/.minikube', '/data/.minikube'],
])('the folder of minikube is by MINIKUBE_HOME %j: %s', (given, home) => {
  expect(minikubeHome({ MINIKUBE_HOME: given }, '/home/me')).toBe(home);
});
