import type { Unit } from '../../src/dashboards/board';
import { say } from '../../src/dashboards/figures';

const now = 1_800_000_000;

test.each<[number, Unit, string]>([
  [0.0123, 'percentunit', '1.23 %'],
  [0, 'bytes', '0 B'],
  [1536, 'bytes', '1.5 KiB'],
  [3 * 1024 ** 3, 'bytes', '3 GiB'],
  [2 ** 80, 'bytes', '1100000000000 TiB'],
  [0.0125, 's', '12.5 ms'],
  [0, 's', '0 s'],
  [90, 's', '1.5 min'],
  [7200, 's', '2 h'],
  [172_800, 's', '2 d'],
  [12.345, 'reqps', '12.3/s'],
  [3, 'short', '3'],
  [(now + 86_400) * 1000, 'dateTimeFromNow', 'in 1 d'],
  [(now - 3600) * 1000, 'dateTimeFromNow', '1 h ago'],
])('%d %s is %s', (value, unit, said) => expect(say(value, unit, now)).toBe(said));
