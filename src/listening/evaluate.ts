// What the commands `assess` and `eval` print. Shares carry 95 % Wilson intervals, because a set of
// a few dozen messages proves little on its own.

import { z } from 'zod';
import type { Assessment } from './assessment.ts';
import { languageOf } from './fuse.ts';
import { isAtLeast } from './level.ts';
import { rate } from './rate.ts';
import { type Interval, rounded, wilson } from './wilson.ts';

const Line = z.object({
  id: z.string(),
  lang: z.string().optional(),
  text: z.string(),
  label: z.string().optional(),
});

const LabelledLine = Line.extend({ label: z.string() });

export type Row = z.infer<typeof LabelledLine>;
export type BadLine = {
  readonly kind: 'bad-line';
  readonly line: number;
  readonly problem: 'not-json' | 'no-id' | 'no-text' | 'no-label';
};

export type AssessedLine = { readonly id: string } & Assessment;

type Share = {
  readonly lang: string;
  readonly label: string;
  readonly n: number;
  readonly ask: number;
  readonly page: number;
  readonly ask_ci: Interval;
  readonly page_ci: Interval;
};

export type Evaluation = {
  readonly file: string;
  readonly n: number;
  readonly by: readonly Share[];
  readonly p50_us: number;
  readonly p99_us: number;
};

export type Detail = AssessedLine & { readonly lang: string; readonly label: string };

/** One line of `assess`: what the rules hear, or why the line cannot be read. */
export function assessLine(
  json: string,
  line: number,
): { readonly kind: 'assessed'; readonly output: AssessedLine } | BadLine {
  const read = readLine(Line, json, line);
  if (read.kind === 'bad-line') return read;
  return { kind: 'assessed', output: { id: read.value.id, ...told(rate(read.value.text)) } };
}

/** One labelled line of `eval`. */
export function readRow(
  json: string,
  line: number,
): { readonly kind: 'row'; readonly row: Row } | BadLine {
  const read = readLine(LabelledLine, json, line);
  return read.kind === 'bad-line' ? read : { kind: 'row', row: read.value };
}

/** Rates every row; `nowUs` is a monotonic clock in microseconds. */
export function evaluate(
  file: string,
  rows: readonly Row[],
  nowUs: () => number,
): { readonly evaluation: Evaluation; readonly details: readonly Detail[] } {
  const timed = rows.map(({ id, lang, text, label }) => {
    const startedUs = nowUs();
    const assessment = rate(text);
    const tookUs = nowUs() - startedUs;
    return { tookUs, detail: { id, lang: lang ?? languageOf(text), label, ...told(assessment) } };
  });
  const details = timed.map(({ detail }) => detail);
  const times = timed.map(({ tookUs }) => tookUs).toSorted((a, b) => a - b);
  const evaluation = {
    file,
    n: rows.length,
    by: sharesOf(details),
    p50_us: quantile(times, 0.5),
    p99_us: quantile(times, 0.99),
  };
  return { evaluation, details };
}

/** In the shape that is promised to whoever reads it: which level each reason had is ours. */
function told(assessment: Assessment): Assessment {
  const reasons = assessment.reasons.map(({ level: _level, ...reason }) => reason);
  return { ...assessment, reasons };
}

function sharesOf(details: readonly Detail[]): readonly Share[] {
  const groups = Map.groupBy(details, ({ lang, label }) => `${lang} ${label}`);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const n = group.length;
      const asked = group.filter(({ level }) => isAtLeast(level, 'L2')).length;
      const paged = group.filter(({ level }) => isAtLeast(level, 'L3')).length;
      return [
        {
          lang: first.lang,
          label: first.label,
          n,
          ask: rounded(asked / n),
          page: rounded(paged / n),
          ask_ci: wilson(asked, n),
          page_ci: wilson(paged, n),
        },
      ];
    })
    .toSorted((a, b) => (`${a.lang} ${a.label}` < `${b.lang} ${b.label}` ? -1 : 1));
}

function readLine<T>(
  schema: z.ZodType<T>,
  json: string,
  line: number,
): { readonly kind: 'line'; readonly value: T } | BadLine {
  const value = parsed(json);
  if (value === undefined) return { kind: 'bad-line', line, problem: 'not-json' };
  const { data, error } = schema.safeParse(value);
  if (error === undefined) return { kind: 'line', value: data };
  const missing = ['id', 'text', 'label'] as const;
  const at = missing.find((key) => error.issues.some(({ path }) => path[0] === key));
  return { kind: 'bad-line', line, problem: at === undefined ? 'not-json' : `no-${at}` };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function quantile(sorted: readonly number[], share: number): number {
  const index = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
  return rounded(sorted[Math.max(0, index)] ?? 0);
}
