/** Folders of tools among the inputs: Helm charts and kustomizations, with the files of theirs that are not objects. */
import { posix } from 'node:path';
import { decode } from './bytes';
import { documentsOf } from './document';
import { type Input, readInput } from './input';
import type { Note } from './note';
import { readYaml } from './yaml';

export interface Survey {
  /** Those that may hold objects. */
  readonly inputs: readonly Input[];
  readonly notes: readonly Note[];
}

/** Names that kustomize takes for its own file. */
export const kustomizations: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
export const chartFile = 'Chart.yaml';

/** @returns the inputs without templates and values of charts, and without kustomizations and their patches */
export async function surveyed(inputs: readonly Input[]): Promise<Survey> {
  const notes: Note[] = [];
  const left = new Set<string>();
  for (const input of inputs) {
    const [folder, base] = [posix.dirname(input.file), posix.basename(input.file)];
    if (base === chartFile) {
      notes.push({ file: input.file, reason: 'chart' });
      for (const { file } of inputs) if (isOfChart(posix.relative(folder, file))) left.add(file);
    } else if (kustomizations.includes(base)) {
      notes.push({ file: input.file, reason: 'kustomization' });
      left.add(input.file);
      for (const patch of patchesOf(await readValue(input))) left.add(posix.join(folder, patch));
    }
  }
  return { inputs: inputs.filter(({ file }) => !left.has(file)), notes };
}

/** What a chart's folder has beside plain objects. @param path from the folder of the chart */
function isOfChart(path: string): boolean {
  return /^(Chart\.(yaml|lock)|values[^/]*\.(ya?ml|json)|templates\/.*|ci\/.*|charts\/[^/]+\/templates\/.*)$/.test(
    path,
  );
}

/** The value of a file with one document; undefined where it has none that can be read. */
export async function readValue(input: Input): Promise<unknown> {
  const bytes = await readInput(input);
  const decoded = bytes.ok ? decode(bytes.bytes) : bytes;
  if (!decoded.ok) return undefined;
  const [document] = documentsOf(input.file, decoded.text);
  const read = document && readYaml(document);
  return read?.ok ? read.value : undefined;
}

/** Fields of a kustomization that name patches, and settings of its generators and transformers. */
const patching = [
  ...['patches', 'patchesStrategicMerge', 'patchesJson6902', 'replacements', 'configurations'],
  ...['generators', 'transformers', 'validators'],
];

function patchesOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const fields = value as Readonly<Record<string, unknown>>;
  return patching
    .flatMap((field) => (Array.isArray(fields[field]) ? (fields[field] as readonly unknown[]) : []))
    .map((entry) => (typeof entry === 'object' && entry !== null && 'path' in entry ? entry.path : entry))
    .filter((path) => typeof path === 'string')
    .filter((path) => !path.includes('\n'));
}
