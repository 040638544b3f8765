/** A diff of a how-to, applied to a text: lines with ` ` stay, with `-` go, with `+` come. It must match in one place. */

/**
 * `…` stands for anything in a line, and alone in a line for any lines. In a line that comes it is what the `…` of the line
 * before it stood for.
 *
 * @returns the text after the edit; nothing where it does not match
 * @throws where it matches in several places
 */
export function edited(text: string, diff: readonly string[]): string | undefined {
  const old = diff.filter((line) => !line.startsWith('+'));
  const pattern = old.map((line) => `(${patternOf(line.slice(1))})`).join('');
  const [found, ...more] = text.matchAll(new RegExp(`^${pattern}`, 'gm'));
  if (!found) return undefined;
  if (more.length > 0) throw new Error(`the diff matches in ${more.length + 1} places:\n${diff.join('\n')}`);
  const replaced = diff.map((line, place) => {
    const before = diff.slice(0, place).filter((one) => !one.startsWith('+'));
    if (!line.startsWith('+')) return line.startsWith('-') ? '' : (found[before.length + 1] ?? '');
    return `${filled(line.slice(1), before.at(-1)?.slice(1) ?? '', found[before.length] ?? '')}\n`;
  });
  return text.slice(0, found.index) + replaced.join('') + text.slice(found.index + found[0].length);
}

/** What a line matches, with its end. */
function patternOf(line: string): string {
  if (line.trim() === '…') return '(?:.*\\n)*?';
  return `${line.split('…').map(escaped).join('.*')}\\n`;
}

/** A line that comes, its `…` filled in from the line that went. */
function filled(line: string, pattern: string, matched: string): string {
  if (!line.includes('…')) return line;
  const [, ...parts] = new RegExp(`^${pattern.split('…').map(escaped).join('(.*)')}\\n$`).exec(matched) ?? [];
  return line.replace(/…/g, () => parts.shift() ?? '…');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
