import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { isStray } from '../db/stray.ts';
import { totalOfAttempts } from './attacks/total.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 60_000, // for a machine that has other work: no test waits this long by itself
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    // Two even on two cores: a file that waits for Postgres leaves a core free.
    maxWorkers: Math.min(8, Math.max(2, availableParallelism() - 1)),
    // Each module is read once a worker: no file of ours keeps state in one.
    // Some files cut the database away; the program lets the driver's echo of it pass as well.
    onUnhandledError: (error) => (isStray(error) ? false : undefined),
    isolate: false,
    execArgv: ['--import', new URL('./support/load-quickly.ts', import.meta.url).href],
    reporters: ['default', totalOfAttempts()],
  },
});
