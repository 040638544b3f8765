/** Lines of the brief that no core suite shows. */
import { hostOf } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import { limitOf } from '../../../src/config/rate-limits';
import { burst } from '../lab/burst';
import { ask } from '../lab/front-door';
import { eventually } from '../lab/kubectl';
import { useLab } from '../lab/use-lab';

useLab();

jest.setTimeout(300_000);

describe('a caller who asks too often', () => {
  const { perSecond, burst: atOnce } = limitOf('web', lab);
  const site = hostOf('web', lab);

  test('gets as much as the limit of the service says, and status 429 for the rest', async () => {
    const began = performance.now();
    const answers = await burst({ host: site, path: '/', count: 1500, open: 40 });
    const seconds = (performance.now() - began) / 1000;
    console.log(`web, ${perSecond}/s: ${JSON.stringify(answers)} in ${seconds.toFixed(1)} s`);
    expect(Object.keys(answers).sort()).toEqual(['200', '429']);
    expect(answers['200']).toBeGreaterThanOrEqual(perSecond);
    // What came at once, and what came in by and by; a second for the beginning.
    expect(answers['200']).toBeLessThanOrEqual(perSecond * (atOnce + seconds + 1));
  });

  test('is not held back at another service, which has a limit of its own', async () => {
    const answers = await burst({ host: hostOf('hash', lab), path: '/hash/abc123', count: 600, open: 20 });
    expect(answers).toEqual({ 200: 600 });
  });

  test('is served again a moment later', async () => {
    expect(await eventually(30, async () => (await ask({ host: site, path: '/' })).status === 200)).toBe(true);
  });
});
