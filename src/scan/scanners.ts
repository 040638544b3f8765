/** All scanners, in the order in which the table has them. */
import { checkov } from './checkov';
import { kubeLinter } from './kube-linter';
import { kubeScore } from './kube-score';
import { kubeconform } from './kubeconform';
import { polaris } from './polaris';
import type { Scanner } from './scanner';
import { trivy } from './trivy';

export const scanners: readonly Scanner[] = [kubeScore, kubeLinter, polaris, checkov, trivy, kubeconform];
