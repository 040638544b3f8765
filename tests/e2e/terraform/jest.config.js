/** The suite that needs Terraform's providers: `npm run e2e:terraform`. */
module.exports = {
  ...require('../jest.config.js'),
  rootDir: '../../..',
  testMatch: ['<rootDir>/tests/e2e/terraform/*.test.ts'],
  globalSetup: '<rootDir>/tests/e2e/terraform/setup.ts',
  globalTeardown: '<rootDir>/tests/e2e/teardown.ts',
  testTimeout: 600_000,
};
