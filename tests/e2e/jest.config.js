/** The suite that needs a cluster: `npm run e2e`. Files run one after another, in the order of their numbers. */
module.exports = {
  rootDir: '../..',
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  testMatch: ['<rootDir>/tests/e2e/*.test.ts'],
  testSequencer: '<rootDir>/tests/e2e/sequencer.js',
  modulePathIgnorePatterns: ['<rootDir>/lib/'],
  globalSetup: '<rootDir>/tests/e2e/setup.ts',
  globalTeardown: '<rootDir>/tests/e2e/teardown.ts',
  testTimeout: 240_000,
  verbose: true,
};
