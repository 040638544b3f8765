/** What every page of the reference is made of. */

const made = '<!-- Made by `npm run reference` from the code: change the code, not this page. -->';

/** What a cell has where there is nothing to say. */
export const none = '–';

export function page(title: string, body: string): string {
  return `# ${title}\n\n${made}\n\n${body}\n`;
}

export function table(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const line = (cells: readonly unknown[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
