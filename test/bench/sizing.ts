// How large a machine what was measured asks for, by the formula of `adapters/deploy/GROWTH.md`.

import type { Result } from './report.ts';

/** What an officer does in a day, how much of it is in its busiest hour, how busy a core may be. */
const DAY = { messages: 2, busiestHour: 0.2, busyMost: 0.5 } as const;
const OFFICERS = [1_000, 10_000, 100_000, 1_000_000, 2_000_000];
const HOUR_S = 3_600;
/** So that one can be replaced while the other works. */
const PROCESSES_MIN = 2;

const FIGURES = {
  appUs: ['receive', 'cpu_us_app'],
  postgresUs: ['receive', 'cpu_us_postgres'],
  askedPerS: ['checkins', 'drain_per_s'],
  memoryMb: ['memory', 'rss_mb_after_100k_messages'],
} as const;

type Measured = Readonly<Record<keyof typeof FIGURES, number>>;

export type Size = {
  readonly perSecond: number;
  readonly appCores: number;
  readonly postgresCores: number;
  readonly processes: number;
  readonly memoryMb: number;
  /** How long one process takes to ask all of them. */
  readonly askedMin: number;
  readonly diskGbAYear: number;
};

export function sizeFor(officers: number, measured: Measured, bytesPerMessage: number): Size {
  const perDay = officers * DAY.messages;
  const perSecond = (perDay * DAY.busiestHour) / HOUR_S;
  const cores = (us: number) => (perSecond * us) / 1e6 / DAY.busyMost;
  const appCores = cores(measured.appUs);
  const processes = Math.max(PROCESSES_MIN, Math.ceil(appCores)); // one fills a core at most
  return {
    perSecond,
    appCores,
    postgresCores: cores(measured.postgresUs),
    processes,
    memoryMb: processes * measured.memoryMb,
    askedMin: officers / measured.askedPerS / 60,
    diskGbAYear: (perDay * 365 * bytesPerMessage) / 1e9,
  };
}

/** A table, or the figures it lacks. */
export type Sizing = { readonly table: string } | { readonly missing: readonly string[] };

/** @param bytesPerMessage of a message with all that is stored along with it. */
export function sizing(results: readonly Result[], bytesPerMessage: number): Sizing {
  // Of several runs of one bench a full one counts; other benches may be among the files.
  const best = results.toSorted((a, b) => Number(a.quick ?? false) - Number(b.quick ?? false));
  const used = Object.values(FIGURES).flatMap(
    ([bench]) => best.find((one) => one.name === bench) ?? [],
  );
  const measured = Object.fromEntries(
    Object.entries(FIGURES).map(([key, [bench, name]]) => {
      const found = used.find((one) => one.name === bench)?.metrics[name];
      return [key, typeof found === 'number' ? found : Number.NaN];
    }),
  ) as Measured;
  const missing = Object.entries(FIGURES)
    .filter(([key]) => Number.isNaN(measured[key as keyof Measured]))
    .map(([, path]) => path.join('.'));
  if (missing.length > 0) return { missing };
  const isQuick = used.some(({ quick }) => quick === true);
  const rows = OFFICERS.map((officers) =>
    rowOf(officers, sizeFor(officers, measured, bytesPerMessage)),
  );
  const table = `${isQuick ? '**From runs with `--quick`: not to be published.**\n\n' : ''}Computed, not run: ${DAY.messages} messages a day from each officer, ${DAY.busiestHour * 100} % of them in the busiest
hour, cores half busy. Measured on ${used[0]?.machine.cpu}, ${used[0]?.machine.cores} cores: ${measured.appUs} µs of the processor for a
message in the program and ${measured.postgresUs} µs in Postgres; ${bytesPerMessage} bytes on disk.

| officers | messages/s at the busiest hour | cores, program | cores, Postgres | processes | memory, program | all asked in | disk a year |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
  return { table };
}

function rowOf(officers: number, size: Size): string {
  const cells = [
    officers.toLocaleString('en-US'),
    size.perSecond.toFixed(1),
    size.appCores.toFixed(2),
    size.postgresCores.toFixed(2),
    size.processes,
    `${Math.round(size.memoryMb)} MB`,
    `${size.askedMin.toFixed(1)} min`,
    `${size.diskGbAYear.toFixed(1)} GB`,
  ];
  return `| ${cells.join(' | ')} |`;
}
