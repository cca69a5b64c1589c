// How many requests the attack suite sent in all: the last line of a run, which fails on too few.

import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Reporter } from 'vitest/node';

const ATTEMPTS_MIN = 500;

export function totalOfAttempts(): Reporter {
  return {
    onTestRunEnd(modules) {
      const files = modules.filter(({ moduleId }) => dirname(moduleId) === import.meta.dirname);
      if (files.length === 0) return;
      const parts = files.flatMap((file) => {
        const { attempts } = file.meta();
        return attempts === undefined
          ? []
          : [{ name: basename(file.moduleId, '.test.ts'), attempts }];
      });
      const total = parts.reduce((sum, { attempts }) => sum + attempts, 0);
      const each = parts.map(({ name, attempts }) => `${name} ${attempts}`).join(', ');
      // What every attempt is checked for: attempts.ts, and the list of who may do what.
      const isGreen = files.every((file) => file.state() === 'passed');
      const outcome = isGreen ? 'no unexpected 2xx, no 5xx' : 'NOT all as they should be';
      process.stdout.write(`Attack suite: ${total} HTTP attempts, ${outcome} (${each})\n`);
      if (files.length < suiteFiles() || total >= ATTEMPTS_MIN) return;
      process.stdout.write(`Attack suite: fewer than ${ATTEMPTS_MIN} attempts\n`);
      process.exitCode = 1;
    },
  };
}

function suiteFiles(): number {
  return readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts')).length;
}
