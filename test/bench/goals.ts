// What each figure has to reach, on two cores with Postgres beside it, audit and sealing on.

export type Goal =
  | { readonly atLeast: number }
  | { readonly atMost: number }
  | { readonly below: number };

export const GOALS: Readonly<Record<string, Readonly<Record<string, Goal>>>> = {
  receive: {
    messages_per_s: { atLeast: 1_500 },
    baseline_ratio: { atLeast: 0.7 },
    p99_ms_half_load: { below: 50 },
    two_process_ratio: { atLeast: 1 },
    two_process_cpu_ratio: { atMost: 1.1 },
    growth_ratio: { atMost: 1.3 },
    doubled: { atMost: 0 },
  },
  listening: {
    messages_per_s: { atLeast: 10_000 },
    p99_us: { below: 500 },
    load_ms: { below: 50 },
    worst_4000_chars_ms: { below: 20 },
  },
  checkins: {
    plan_1m_s: { atMost: 120 },
    idle_tick_ms: { atMost: 10 },
    drain_per_s: { atLeast: 5_000 },
    two_process_ratio: { atLeast: 1 },
    growth_ratio_10k_1m: { atMost: 1.3 },
    baseline_ratio: { atLeast: 0.5 },
    rss_mb: { below: 400 },
    doubled: { atMost: 0 },
  },
  hotline: {
    relay_p99_ms: { below: 250 },
    queue_p99_ms: { below: 1_000 },
    claims_lost: { atMost: 0 },
    claims_doubled: { atMost: 0 },
  },
  audit: {
    pipeline_ratio: { atLeast: 0.85 },
    verify_events_per_s: { atLeast: 100_000 },
    tamper_found_share: { atLeast: 1 },
  },
  startup: {
    embedded_second_start_s: { atMost: 3 },
    server_start_s: { atMost: 1.5 },
    idle_rss_mb: { atMost: 200 },
  },
  memory: {
    rss_mb_after_100k_messages: { below: 400 },
    rss_mb_idle: { atMost: 200 },
    slope_mb_per_100k: { atMost: 5 },
  },
};

export function isMet(goal: Goal, value: number): boolean {
  if ('atLeast' in goal) return value >= goal.atLeast;
  return 'atMost' in goal ? value <= goal.atMost : value < goal.below;
}

export function goalText(goal: Goal): string {
  if ('atLeast' in goal) return `≥ ${goal.atLeast}`;
  return 'atMost' in goal ? `≤ ${goal.atMost}` : `< ${goal.below}`;
}
