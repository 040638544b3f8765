/** Escapes for Terraform, which reads every string as a template. */

/** A value as JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** @returns the same value, in which `${` and `%{` mean nothing to Terraform; keys too */
export function escapeTemplates(value: Json): Json {
  if (typeof value === 'string') return escapeText(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map(escapeTemplates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [escapeText(key), escapeTemplates(one)]));
}

/** `$${` and `%%{` are how a template writes `${` and `%{`. */
export function escapeText(text: string): string {
  return text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

/** @returns a template that Terraform is to fill in: `${self.input.profile}` */
export function template(expression: string): string {
  return `\${${expression}}`;
}
