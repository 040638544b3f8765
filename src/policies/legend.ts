/** Legend of the codes that a policy prints: where it comes from, and which checks of others it answers. */

/** Each kind of code, and what it stands for. */
export const legend = {
  row: 'row of our table of scanner checks: checks of several scanners that want the same are one row',
  V: 'number in our list of rules for admission: what the API server must refuse beside what scanners check',
  CIS: 'CIS Kubernetes Benchmark 1.12, section 5 (policies)',
  'PSS-B': 'Pod Security Standards of Kubernetes, level baseline',
  'PSS-R': 'Pod Security Standards of Kubernetes, level restricted',
  NSA: 'Kubernetes Hardening Guide of NSA and CISA',
  KS: 'kube-score',
  KL: 'kube-linter',
  KB: 'Kubescape, by its control',
  PO: 'Polaris',
  CK: 'Checkov',
  TR: 'Trivy',
  KA: 'kubeaudit, by its auditor',
  DT: 'Datree, by the number of its rule',
  MO: 'Monokle, by its rule',
} as const;

export type CodeKind = keyof typeof legend;

/** @param code such as `row 14`, `V3` or `DT 52` @returns its kind; none where the legend has no such code */
export function kindOf(code: string): CodeKind | undefined {
  const word = code.replace(/ .*/, '');
  const kind = /^V\d+$/.test(word) ? 'V' : word;
  return Object.hasOwn(legend, kind) ? (kind as CodeKind) : undefined;
}

/** @param codes @returns a line for each kind of code among them, in the order of the legend */
export function legendOf(codes: readonly string[]): readonly string[] {
  const used = new Set(codes.map(kindOf));
  const kinds = (Object.keys(legend) as CodeKind[]).filter((kind) => used.has(kind));
  const width = Math.max(0, ...kinds.map((kind) => kind.length));
  return kinds.map((kind) => `${kind.padEnd(width)}  ${legend[kind]}`);
}
