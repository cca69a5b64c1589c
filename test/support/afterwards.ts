import { afterAll, onTestFinished, TestRunner } from 'vitest';

/**
 * Runs this once what was opened is no longer needed: at the end of the test that opened it, else
 * of its file. An `afterAll` within a test is never run.
 */
export function afterwards(close: () => unknown): void {
  const end = async () => void (await close());
  if (TestRunner.getCurrentTest() === undefined) afterAll(end);
  else onTestFinished(end);
}
