/** The suite that needs Terraform's providers: `npm run e2e -- terraform`. */
module.exports = {
  ...require('../jest.config.js'),
  rootDir: '../../..',
  testMatch: ['<rootDir>/tests/e2e/terraform/*.test.ts'],
  testTimeout: 600_000,
};
