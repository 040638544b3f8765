/** Values of panels in words, by their units. */
import type { Unit } from './board';

/** @param now in seconds, for moments @returns such as `12.5 ms`, `3.2 MiB`, `in 29 d` */
export function say(value: number, unit: Unit, now: number): string {
  switch (unit) {
    case 'percentunit':
      return `${short(value * 100)} %`;
    case 'bytes':
      return bytes(value);
    case 's':
      return duration(value);
    case 'reqps':
      return `${short(value)}/s`;
    case 'dateTimeFromNow': {
      // Grafana takes milliseconds.
      const left = value / 1000 - now;
      return left < 0 ? `${duration(-left)} ago` : `in ${duration(left)}`;
    }
    default:
      return short(value);
  }
}

/** Three digits that matter. */
function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

const sizes = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

function bytes(value: number): string {
  const power = value < 1 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log2(value) / 10));
  return `${short(value / 1024 ** power)} ${sizes[power]}`;
}

const spans = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
  ['ms', 0.001],
] as const;

function duration(seconds: number): string {
  const [name, span] = spans.find(([, one]) => seconds >= one) ?? ['s', 1];
  return `${short(seconds / span)} ${name}`;
}
