import { checksums } from '../../src/synth/checksums';

describe('checksums', () => {
  test('are lines as sha256sum reads them: 64 digits, two spaces, the path', () => {
    // The test vectors of FIPS 180-2.
    expect(checksums([{ path: 'lab/a.yaml', text: 'abc' }])).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  lab/a.yaml\n',
    );
    expect(checksums([{ path: 'empty', text: '' }])).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  empty\n',
    );
  });

  test('are of bytes in UTF-8', () => {
    expect(checksums([{ path: 'a', text: 'é' }]).slice(0, 8)).toBe('4a99557e');
  });

  test('are sorted by path, whatever order the files came in', () => {
    const files = ['b/a', 'a/b', 'a/a', 'B'].map((path) => ({ path, text: path }));
    const paths = checksums(files)
      .trim()
      .split('\n')
      .map((line) => line.slice(66));
    expect(paths).toEqual(['B', 'a/a', 'a/b', 'b/a']);
    expect(checksums([...files].reverse())).toBe(checksums(files));
  });

  test('of nothing are nothing', () => expect(checksums([])).toBe(''));
});
