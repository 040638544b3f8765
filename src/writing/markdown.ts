/** Building blocks of the pages of the reference: page, table, cell. */

const made = '<!-- Made by `npm run reference` from the code: change the code, not this page. -->';

/** What a cell has where there is nothing to say. */
export const none = '–';

export function page(title: string, body: string): string {
  return `# ${title}\n\n${made}\n\n${body}\n`;
}

/** A table, whatever is in its cells: a bar and the end of a line would end a cell. */
export function table(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const line = (cells: readonly unknown[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(value: unknown): string {
  return String(value)
    .replaceAll('|', '\\|')
    .replace(/\s*\n\s*/g, ' ');
}
