import { describe, expect, it } from 'vitest';
import type { Result } from './report.ts';
import { sizeFor, sizing } from './sizing.ts';

const result = (name: string, metrics: Record<string, number>, quick?: boolean): Result => ({
  name,
  metrics,
  baseline: {},
  ...(quick && { quick }),
  machine: { cpu: 'Some', cores: 2, memory_gb: 24, os: 'Linux 6' },
  version: '1.2.3',
  node: 'v24.0.0',
  date: '2026-03-02',
});
const RESULTS = [
  result('receive', { cpu_us_app: 500, cpu_us_postgres: 400 }),
  result('checkins', { drain_per_s: 2_000 }),
  result('memory', { rss_mb_after_100k_messages: 250 }),
];

function tableOf(results: readonly Result[]): string {
  const sized = sizing(results, 1_000);
  return 'table' in sized ? sized.table : '';
}

describe('the size of a machine', () => {
  it('follows from what was measured, at the busiest hour, half busy', () => {
    const measured = { appUs: 500, postgresUs: 400, askedPerS: 2_000, memoryMb: 250 };
    expect(sizeFor(900_000, measured, 1_000)).toEqual({
      perSecond: 100,
      appCores: 0.1,
      postgresCores: 0.08,
      processes: 2,
      memoryMb: 500,
      askedMin: 7.5,
      diskGbAYear: 657,
    });
    expect(sizeFor(90_000_000, measured, 1_000).processes).toBe(10);
  });

  it('is one row for each number of officers, and says on what it was measured', () => {
    const page = tableOf(RESULTS);
    expect(page).toContain('| 100,000 | 11.1 | 0.01 | 0.01 | 2 | 500 MB | 0.8 min | 73.0 GB |');
    expect(page).toContain('| 2,000,000 | ');
    expect(page).toContain('Some, 2 cores: 500 µs');
    expect(page).not.toContain('--quick');
  });

  it('is none where a figure is missing, and none to publish after a quick run', () => {
    const missing = ['receive.cpu_us_app', 'receive.cpu_us_postgres'];
    expect(sizing(RESULTS.slice(1), 1_000)).toEqual({ missing });
    const others = [result('audit', {}, true), result('memory', {}, true)];
    expect(tableOf([...others, ...RESULTS])).toBe(tableOf(RESULTS));
    const quick = [result('receive', { cpu_us_app: 500, cpu_us_postgres: 400 }, true)];
    expect(tableOf([...quick, ...RESULTS.slice(1)])).toContain('not to be published');
  });
});
