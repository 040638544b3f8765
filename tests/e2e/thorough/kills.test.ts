/** The pipeline killed at each of its steps: callers see nothing of it, and the next run puts everything right. */
import { stepNames } from '../../../src/pipeline/step';
import { Checkout } from '../lab/checkout';
import { expectRecovery } from '../lab/kill';
import { useLab } from '../lab/use-lab';

// A run of the whole pipeline runs all tests, too.
jest.setTimeout(900_000);

useLab();

let checkout: Checkout;

beforeAll(async () => {
  checkout = await Checkout.make();
  expect(await checkout.pipeline(['--from', 'cluster'])).toMatchObject({ code: 0, stderr: '' });
});

afterAll(() => checkout.remove());

test.each(stepNames)('killed at %s', (step) => expectRecovery(checkout, step));
