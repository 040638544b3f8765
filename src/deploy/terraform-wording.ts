/** Terraform's messages in words: progress of a resource, and errors. */
import type { Diagnostic, Message } from './terraform-message';

/** Seconds between two lines about one resource that takes long. */
const patience = 30;

/** Lines of an error that are shown at most. */
const longest = 12;

const signs: Readonly<Record<string, string>> = { create: '+', update: '~', delete: '-' };

/** @returns a line about a resource that is complete, or takes long */
export function newsOf(message: Message): string | undefined {
  if (message.type !== 'progress') return undefined;
  const { of, seconds, ended } = message;
  const sign = signs[of.action];
  if (ended) return sign && `${sign} ${shortName(of.address)} ${seconds} s`;
  return seconds > 0 && seconds % patience === 0 ? `  ${shortName(of.address)} … ${seconds} s` : undefined;
}

/** Without the type, which says nothing to a reader. */
function shortName(address: string): string {
  return address.replace(/^(terraform_data|kubernetes_manifest|kubernetes_\w+_v1|helm_release)\./, '');
}

/** @returns the errors among them, each once, indented; warnings are left out */
export function errorsOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return [...new Set(errors.map(sentence))];
}

function sentence({ summary, detail, address }: Diagnostic): string {
  const lines = [`Error: ${summary}`, ...(address ? [`with ${address}`] : []), ...detail.split('\n')];
  return indented(lines.filter((line) => line.trim() !== '').slice(0, longest));
}

/** The last lines of plain output, where Terraform printed no messages of its UI. */
export function lastLines(text: string): string {
  return indented(text.trim().split('\n').slice(-longest));
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line.trim()}`).join('\n');
}
