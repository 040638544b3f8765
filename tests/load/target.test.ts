import { environments } from '../../src/config/environments';
import { doorOf, parseLoopback } from '../../src/load/target';

test.each([
  ['127.0.0.1:18443', { host: '127.0.0.1', port: 18443 }],
  ['127.1.2.3:1', { host: '127.1.2.3', port: 1 }],
  ['localhost:65535', { host: 'localhost', port: 65535 }],
  ['[::1]:8443', { host: '[::1]', port: 8443 }],
])('%s is a port of this machine', (text, place) => expect(parseLoopback(text)).toEqual(place));

test.each([
  '10.0.0.1:443',
  '192.168.49.2:443',
  'hash.breakwater.example:443',
  '127.0.0.1',
  '127.0.0.1:0',
  '127.0.0.1:65536',
  '127.0.0.256:443',
  '127.0.0.1.example.com:443',
  'localhost.example.com:443',
  '1270.0.0.1:443',
  ' 127.0.0.1:443',
  '::1:443',
  '',
])('%j is none', (text) => expect(parseLoopback(text)).toBeUndefined());

test('front doors are here where the environment is', () => {
  expect(doorOf(environments.lab)).toEqual({ host: '127.0.0.1', port: 18443 });
  expect(doorOf(environments.production)).toBeUndefined();
});
