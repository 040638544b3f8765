/** Schedules of CronJobs, as the API server reads them. */

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const days = 'sun mon tue wed thu fri sat'.split(' ');

/** Minute, hour, day, month and weekday: bounds, and names with the number of the first. */
const fields: readonly { readonly from: number; readonly to: number; readonly names?: readonly string[] }[] = [
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31 },
  { from: 1, to: 12, names: months },
  { from: 0, to: 6, names: days },
];

const macros = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

/** True for five fields of numbers, names, lists, ranges and steps; for a macro; and for `@every 5m`. */
export function isCronSchedule(text: string): boolean {
  const words = text.trim().split(/\s+/);
  if (text.startsWith('@')) return macros.includes(text) || /^@every ([0-9]+(\.[0-9]+)?(h|m|s|ms))+$/.test(text);
  return words.length === fields.length && fields.every((field, place) => isField(words[place] ?? '', field));
}

function isField(text: string, { from, to, names = [] }: (typeof fields)[number]): boolean {
  const numberOf = (word: string) => {
    const name = names.indexOf(word.toLowerCase());
    if (name >= 0) return name + from;
    return /^\d+$/.test(word) ? Number(word) : Number.NaN;
  };
  return text.split(',').every((part) => {
    const [range = '', step, ...more] = part.split('/');
    if (more.length > 0 || (step !== undefined && !(/^\d+$/.test(step) && Number(step) > 0))) return false;
    if (range === '*' || range === '?') return true;
    const [low, high, ...rest] = range.split('-').map(numberOf);
    if (rest.length > 0 || low === undefined || !(low >= from && low <= to)) return false;
    return high === undefined || (high >= low && high <= to);
  });
}
