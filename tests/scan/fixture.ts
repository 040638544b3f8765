/** Output of the scanners for a small dist with a weakness for each, shortened. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../src/scan/scanner';
import type { Target } from '../../src/scan/target';

export function fixture(name: string): string {
  return readFileSync(join('tests', 'scan', 'fixtures', name), 'utf8');
}

/** The target of which they said it. */
export const lab: Target = {
  name: 'lab',
  folder: '/repo/dist/lab',
  files: { 'shop.k8s.yaml': fixture('shop.k8s.yaml') },
};

export const images: Target = {
  name: 'dockerfiles',
  folder: '/repo/dockerfiles',
  files: { 'shop/Dockerfile': 'FROM scratch\n' },
};

/** A finding in four words. */
export const words = ({ check, environment, object, message }: Finding) => [check, environment, object, message];

export const finding = (more: Partial<Finding> = {}): Finding => ({
  tool: 'kube-score',
  check: 'probes',
  object: 'Deployment shop/shop',
  environment: 'lab',
  message: 'has none',
  ...more,
});
