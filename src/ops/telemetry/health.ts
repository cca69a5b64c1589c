// How this process itself fares.

import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 20;
const NS_PER_S = 1e9;
const US_PER_S = 1e6;

export type Health = {
  /** Since it was last asked. */
  delays(): readonly (readonly [quantile: '0.5' | '0.99' | '1', seconds: number])[];
  cpuSeconds(): number;
  stop(): void;
};

export function openHealth(): Health {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  // What it measures is the time between two looks: one resolution is no delay.
  const seconds = (ns: number) => Math.max(0, ns / NS_PER_S - RESOLUTION_MS / 1_000);
  return {
    delays: () => {
      const { max } = histogram;
      const found = [
        ['0.5', seconds(histogram.percentile(50))],
        ['0.99', seconds(histogram.percentile(99))],
        ['1', seconds(max)],
      ] as const;
      histogram.reset();
      return found;
    },
    cpuSeconds: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / US_PER_S;
    },
    stop: () => void histogram.disable(),
  };
}
