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
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? '';
        return align(column) === 'left' ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
