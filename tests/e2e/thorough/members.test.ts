/** The number of members is a value: three, five and three again, with a writer at work. */
import { join } from 'node:path';
import { certificate } from '../lab/certificate';
import { Checkout } from '../lab/checkout';
import { memberHosts } from '../lab/database';
import { deploy } from '../lab/deploy';
import { eventually, unready } from '../lab/kubectl';
import { useLab } from '../lab/use-lab';
import { kept, write } from '../lab/writer';

useLab();

jest.setTimeout(900_000);

/** Writes a second, and for how long: until after both changes. */
const [rate, seconds] = [10, 400];

test('three members become five, and three again', async () => {
  if (!(await eventually(180, async () => (await unready()).length === 0)))
    throw new Error((await unready()).join('\n'));
  const writing = write(rate, seconds, await certificate('api', 'writer', 'callers'));
  const began = performance.now();
  const after = () => `${((performance.now() - began) / 1000).toFixed(0)} s`;
  const checkout = await Checkout.make();
  try {
    const lab = 'src/config/environments/lab.ts';
    checkout.edit(lab, 'members: 3', 'members: 5');
    // The node has room for the two, if the drill of a restore asks for less.
    checkout.edit(lab, "'restore-drill': { cpu: '60m'", "'restore-drill': { cpu: '20m'");
    await checkout.run('node', [join('node_modules', 'typescript', 'bin', 'tsc')]);
    await checkout.synth();
    await deploy(join(checkout.folder, 'dist', 'lab'));
  } finally {
    checkout.remove();
  }
  const are = (count: number) => eventually(180, async () => (await memberHosts()).length === count);
  expect(await are(5)).toBe(true);
  console.log(`after ${after()}: ${(await memberHosts()).join(', ')}`);

  await deploy();
  expect(await are(3)).toBe(true);
  console.log(`after ${after()}: ${(await memberHosts()).join(', ')}`);
  expect(Number.parseInt(after(), 10)).toBeLessThan(seconds);

  const { missing, refused, says, twice } = await kept(await writing);
  console.log(says);
  expect({ missing, refused, twice }).toEqual({ missing: [], refused: {}, twice: [] });
});
