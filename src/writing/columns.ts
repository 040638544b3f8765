/** Columns of text for a terminal. */

/**
 * Rows whose cells begin at the same place; a row may have fewer cells.
 *
 * @param align of a column. @default - all to the left
 * @returns a line for each row, without spaces at its end
 */
export function columns(
  rows: readonly (readonly string[])[],
  align: (column: number) => 'left' | 'right' = () => 'left',
): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  const padded = (cell: string, column: number) =>
    align(column) === 'left' ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(padded).join('  ').trimEnd());
}
