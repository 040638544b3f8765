/** The suite that needs Terraform's providers: `npm run e2e:terraform`. */
module.exports = {
  ...require('../cluster/jest.config.js'),
  testMatch: ['<rootDir>/tests/terraform/*.test.ts'],
  globalSetup: '<rootDir>/tests/terraform/setup.ts',
  globalTeardown: '<rootDir>/tests/cluster/teardown.ts',
  testTimeout: 600_000,
};
