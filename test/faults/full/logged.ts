// What programs logged that is a warning or worse: how often each code.

import type { Program } from '../../support/program.ts';

const WARN = 40;
const ERROR = 50;

type Counts = Record<string, number>;

export function codesLogged(programs: readonly (Program | undefined)[]) {
  const warnings: Counts = {};
  const errors: Counts = {};
  for (const line of programs.flatMap((program) => program?.logged().split('\n') ?? [])) {
    const [, level = '0', code = ''] = /"level":(\d+).*?"code":"([^"]+)"/.exec(line) ?? [];
    const isLine = line === '' || line.startsWith('{');
    if (!isLine) count(errors, 'not-a-log-line');
    else if (Number(level) >= ERROR) count(errors, code);
    else if (Number(level) >= WARN) count(warnings, code);
  }
  return { errors, warnings };
}

function count(counts: Counts, code: string): void {
  counts[code] = (counts[code] ?? 0) + 1;
}
