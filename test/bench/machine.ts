// What a number was measured on, without the host's name.

import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';

export function machine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memory_gb: Math.round(totalmem() / 2 ** 30),
    os: `${type()} ${release()}`,
  };
}

export function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return String((JSON.parse(text) as { version: unknown }).version);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Of nine, the second and the second last: the median lies between them 96 times in 100. */
export function interval(ratios: readonly number[]): readonly number[] {
  const sorted = ratios.toSorted((one, other) => one - other);
  return [sorted[1] ?? Number.NaN, sorted.at(-2) ?? Number.NaN].map(rounded);
}

export function rounded(value: number): number {
  return Number(value.toFixed(3));
}
