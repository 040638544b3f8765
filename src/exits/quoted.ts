/** Texts in Terraform's own language: what is literal is escaped, what Terraform is to fill in is left as it is. */

/** @returns a text as a quoted template */
export function quoted(text: string): string {
  let written = '';
  for (let place = 0; place < text.length; ) {
    const rest = text.slice(place);
    const [literal] = /^(\$\$\{|%%\{)/.exec(rest) ?? [];
    const part = literal ?? (/^[$%]\{/.test(rest) ? templateAt(rest) : undefined);
    written += part ?? escaped(rest.charAt(0));
    place += part?.length ?? 1;
  }
  return `"${written}"`;
}

/** @returns a text as the value of an argument: one that is nothing but a template is an expression, without its frame */
export function argumentOf(text: string): string {
  const whole = text.startsWith('${') && text.endsWith('}') && templateAt(text) === text;
  const inside = text.slice(2, -1);
  return whole && !/^~|~$|\n/.test(inside) ? inside.trim() : quoted(text);
}

/** The template that a text begins with, up to its own closing brace. */
function templateAt(text: string): string {
  // What is open, the innermost last: braces, and quotes, in which a brace is a letter unless a template begins.
  const open: string[] = [];
  for (let place = 1; place < text.length; place++) {
    const letter = text.charAt(place);
    const inText = open.at(-1) === '"';
    if (inText && letter === '\\') place += 1;
    else if (inText && /^(\$\$|%%)\{/.test(text.slice(place))) place += 2;
    else if (inText ? letter === '"' : letter === '}') open.pop();
    else if (!inText && (letter === '"' || letter === '{')) open.push(letter);
    else if (inText && letter === '{' && /[$%]/.test(text.charAt(place - 1))) open.push(letter);
    if (open.length === 0) return text.slice(0, place + 1);
  }
  return text;
}

const short: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(letter: string): string {
  const code = letter.charCodeAt(0);
  return short[letter] ?? (code < 32 || code === 127 ? `\\u${code.toString(16).padStart(4, '0')}` : letter);
}
