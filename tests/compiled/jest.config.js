const { resolve } = require('node:path');
const own = require('../../jest.config.js');

/**
 * The same tests as the compiler wrote them to lib, in processes that share the modules which they load: cdk8s and cdktf
 * are read once a process, and not once a file. docs/decisions/0012-tests-and-coverage.md says what it leaves out.
 */
module.exports = {
  rootDir: resolve(__dirname, '../..'),
  testEnvironment: 'node',
  cacheDirectory: own.cacheDirectory,
  maxWorkers: own.maxWorkers,
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  transform: {},
  roots: ['<rootDir>/lib/tests'],
  testMatch: ['<rootDir>/lib/tests/**/*.test.js'],
  testPathIgnorePatterns: own.testPathIgnorePatterns.map((one) => one.replace('<rootDir>', '<rootDir>/lib')),
  filter: resolve(__dirname, 'filter.js'),
  // After the runner's own globals.
  setupFilesAfterEnv: [resolve(__dirname, 'setup.js')],
  snapshotResolver: resolve(__dirname, 'snapshots.js'),
};
