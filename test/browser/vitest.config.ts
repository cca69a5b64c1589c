import { defineConfig } from 'vitest/config';
import { isStray } from '../../db/stray.ts';

export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 180_000, // many pages in both languages, on a machine that may have other work
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2, // a file waits for its browser about as long as it works itself
    // Some files cut the database away; the program lets the driver's echo of it pass as well.
    onUnhandledError: (error) => (isStray(error) ? false : undefined),
    isolate: false,
    execArgv: ['--import', new URL('../support/load-quickly.ts', import.meta.url).href],
    reporters: ['default'],
  },
});
