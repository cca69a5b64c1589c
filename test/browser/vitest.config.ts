import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2, // a file waits for its browser about as long as it works itself
    isolate: false,
    execArgv: ['--import', new URL('../support/load-quickly.ts', import.meta.url).href],
    reporters: ['default'],
  },
});
