/** A pod whose image is on no node: named, with what to do. */
import { lab } from '../../../src/config/environments/lab';
import { apply, eventually, must, unready } from '../lab/kubectl';
import { probePod } from '../lab/probe';
import { useLab } from '../lab/use-lab';

useLab();

afterAll(() => must('delete', 'pod', '--namespace=client', 'missing', '--now', '--ignore-not-found'));

test('a pod whose image is not on the cluster is named, with what to do', async () => {
  const pod = probePod('client', 'missing', { 'app.kubernetes.io/part-of': 'breakwater' });
  const image = `${lab.images.own}probe:${'0'.repeat(40)}`;
  const containers = pod.spec.containers.map((container) => ({ ...container, image }));
  expect(await apply({ ...pod, spec: { ...pod.spec, containers } })).toMatchObject({ code: 0 });
  let said: readonly string[] = [];
  await eventually(60, async () => {
    said = await unready();
    return said.some((line) => line.includes('Image'));
  });
  console.log(said.join('\n'));
  expect(said).toEqual([
    expect.stringMatching(
      /^client\/missing: (ErrImagePull|ImagePullBackOff): .*; npm run images -- --load PROFILE builds and loads it$/,
    ),
  ]);
});
