import { describe, expect, it } from 'vitest';
import { GOALS } from './goals.ts';
import { type Result, report } from './report.ts';

const RESULT: Result = {
  name: 'checkins',
  metrics: { drain_per_s: 4_999, idle_tick_ms: 10, people: 1_000 },
  baseline: { plain_sql_per_s: 9_000 },
  machine: { cpu: 'Some', cores: 2, memory_gb: 24, os: 'Linux 6' },
  version: '1.2.3',
  node: 'v24.0.0',
  date: '2026-03-02',
};

describe('the page of figures', () => {
  it('says of each whether it met its goal, and on what it was measured', () => {
    const page = report([RESULT]);
    expect(page).toContain('| `drain_per_s` | 4999 | ≥ 5000 | **no** |');
    expect(page).toContain('| `idle_tick_ms` | 10 | ≤ 10 | yes |');
    expect(page).toContain('| `people` | 1000 | | |');
    expect(page).toContain('| baseline: `plain_sql_per_s` | 9000 | | |');
    expect(page).toContain(
      '2026-03-02, version 1.2.3, Node v24.0.0; Some, 2 cores, 24 GB, Linux 6.',
    );
    expect(page).not.toContain('--quick');
  });

  it('says that a quick run is none to publish', () => {
    expect(report([{ ...RESULT, quick: true }])).toContain('not a published figure');
  });

  it.each(Object.keys(GOALS))(
    'does not take a figure of %s that is missing for one that is met',
    (name) => {
      const metrics = Object.fromEntries(
        Object.keys(GOALS[name] ?? {}).map((key) => [key, undefined]),
      );
      expect(report([{ ...RESULT, name, metrics }])).not.toContain('| yes |');
    },
  );
});
