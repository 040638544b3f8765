/** SVG pictures: the document with its title and summary, text, and the colours that all pictures share. */

export const palette = { ink: '#1f2933', quiet: '#616e7c', line: '#cbd2d9', paper: '#ffffff' } as const;

export interface Picture {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** The content in words, for readers who do not see it. */
  readonly summary: string;
  /** Elements above the background. */
  readonly body: readonly string[];
}

/** @returns an SVG document, which ends with a line break */
export function picture({ width, height, title, summary, body }: Picture): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title summary" font-family="system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif" font-size="13">`,
    `<title id="title">${xml(title)}</title>`,
    `<desc id="summary">${xml(summary)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${palette.paper}"/>`,
    ...body,
    '</svg>',
    '',
  ].join('\n');
}

/** Text that begins at a point. @param attributes such as `fill="#616e7c"` */
export function text(x: number | string, y: number | string, words: string, attributes: string): string {
  return `<text x="${x}" y="${y}" ${attributes}>${xml(words)}</text>`;
}

/** Text in an element or an attribute. */
export function xml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
