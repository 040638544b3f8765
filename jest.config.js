/** The tests that need no cluster; those that do have a configuration of their own in tests/e2e. */
module.exports = {
  testEnvironment: 'node',
  // Not among temporary files, of which tests must leave none.
  cacheDirectory: '<rootDir>/.cache/jest',
  // Some start processes: five seconds are not enough on a machine that does other things too.
  testTimeout: 30_000,
  // One less than the cores is jest's own choice: on a machine of two, half of it.
  maxWorkers: '100%',
  transform: { '^.+\\.[jt]s$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  // Published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!@marcbachmann/cel-js/|age-encryption/|@noble/|@scure/|typescript/dist/)'],
  // What else is here, tools of others among it, is not looked through.
  roots: ['<rootDir>/charts', '<rootDir>/imports', '<rootDir>/src', '<rootDir>/tests'],
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testPathIgnorePatterns: ['<rootDir>/tests/e2e/'],
  collectCoverageFrom: ['src/**/*.ts', 'charts/**/*.ts', '!**/main.ts'],
  coverageReporters: ['text-summary', 'lcovonly'],
  coverageThreshold: { global: { branches: 95, functions: 95, lines: 95, statements: 95 } },
};
