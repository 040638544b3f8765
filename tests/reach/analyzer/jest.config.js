/** Our evaluator against others': needs Go and its modules, so that `npm test` leaves it out. */
module.exports = {
  rootDir: '../../..',
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  testMatch: ['<rootDir>/tests/reach/analyzer/*.check.ts'],
  modulePathIgnorePatterns: ['<rootDir>/lib/'],
  globalSetup: '<rootDir>/tests/reach/analyzer/setup.ts',
  testTimeout: 600_000,
  verbose: true,
};
