import { complaint } from '../../src/programs/complaint';
import { failed } from './fakes';

test.each([
  [failed(1, 'retrying\nerror: forbidden\n'), 'error: forbidden'],
  [failed(3, ' \n'), 'exit 3'],
])('a program complains in one line: %j', (outcome, line) => expect(complaint(outcome)).toBe(line));
