import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 1, // each file drives a browser, which is at home on two cores
    execArgv: ['--import', new URL('../support/load-quickly.ts', import.meta.url).href],
    reporters: ['default'],
  },
});
