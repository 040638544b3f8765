/** Notes: what was left unjudged and is not a fault, one for each file. */

/** The kind of thing that was left unjudged, and how a sentence goes on after `3 files `. */
export const reasons = {
  empty: 'without objects',
  other: 'of something else than Kubernetes YAML',
  settings: 'with settings of a tool, which no API server takes',
  template: 'with templates; render them first, as in: helm template NAME CHART | npm run --silent check -- -',
  chart: 'of a Helm chart; render it first, as in: helm template NAME CHART | npm run --silent check -- -',
  kustomization: 'of kustomize; render it first, as in: kubectl kustomize FOLDER | npm run --silent check -- -',
  rendered: 'rendered',
  pods: 'with an object whose pods are not judged, since where its kind has them is not known',
  twice: 'with an object that is there before, by kind, namespace and name; kubectl lets the last one win',
} as const;

export interface Note {
  readonly file: string;
  readonly reason: keyof typeof reasons;
  /** What was found, or what was done. @default - the reason says it */
  readonly detail?: string;
}

/** Files that a line names before it counts the rest. */
const named = 3;

/** A line for each reason: which files, the first of them by name. */
export function notesOf(notes: readonly Note[]): readonly string[] {
  return (Object.keys(reasons) as Note['reason'][]).flatMap((reason) => {
    const of = notes.filter((note) => note.reason === reason);
    if (of.length === 0) return [];
    const shown = of.slice(0, named).map(({ detail, file }) => (detail === undefined ? file : `${file} (${detail})`));
    const rest = of.length - shown.length;
    const more = rest > 0 ? `, and ${rest} more; --json lists them` : '';
    return [`note: ${counted(of.length, 'file')} ${reasons[reason]}: ${shown.join(', ')}${more}`];
  });
}

/** `1 file`, `2 files`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
