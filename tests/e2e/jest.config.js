/** The suites that need a cluster: `npm run e2e` runs each file in a process of its own; each brings up what it needs. */
module.exports = {
  rootDir: '../..',
  testEnvironment: 'node',
  cacheDirectory: '<rootDir>/.cache/jest',
  transform: { '^.+\\.[jt]s$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  // Published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!age-encryption/|@noble/|@scure/)'],
  testMatch: ['<rootDir>/tests/e2e/{core,thorough}/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/lib/'],
  testTimeout: 240_000,
  // What a failed test left open, such as a caller that goes on, does not keep the run.
  forceExit: true,
  verbose: true,
};
