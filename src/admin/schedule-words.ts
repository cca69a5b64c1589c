// A change of a schedule as people read it: in a messenger and in the console.

import words from '../../prompts/say/schedule.json' with { type: 'json' };
import { cronWords } from '../checkins/schedule.ts';
import type { Locale } from '../core/person.ts';
import type { SentenceRefusal, Target } from './schedule-sentence.ts';
import type { Shape, Unclear } from './schedule-wish.ts';

export type Reason = Unclear | SentenceRefusal | 'ahead' | 'no-hour' | 'mixed';

export function shapeWords(shape: Shape | null, locale: Locale): string {
  if (shape?.isActive !== true) return words[locale].off;
  const when = cronWords(shape.cron, locale, shape);
  const { pausedUntil } = shape;
  return pausedUntil
    ? words[locale].paused.replace('{when}', () => when).replace('{day}', pausedUntil)
    : when;
}

/** Of a squad without a check-in of its own. */
export function withUnitWords(shapes: readonly Shape[], locale: Locale): string {
  if (shapes.length === 0) return words[locale].off;
  const when = shapes.map((shape) => shapeWords(shape, locale)).join(words[locale].join);
  return words[locale].withUnit.replace('{when}', () => when);
}

export function targetWords({ unit, squad }: Target, locale: Locale): string {
  if (squad === undefined) return unit;
  return words[locale].squad.replace('{unit}', () => unit).replace('{squad}', () => squad);
}

/** Absent: fewer than the smallest group that may be told. */
export function peopleWords(people: number | undefined, least: number, locale: Locale): string {
  return people === undefined
    ? words[locale].fewer.replace('{k}', String(least))
    : words[locale].about.replace('{n}', String(people));
}

type Told = { readonly kind: 'about'; readonly messages: number } | { readonly kind: 'few' };

/** What a schedule would have done; absent where too few are affected to be told of. */
export function dryRunWords(
  run: Readonly<Record<'sent' | 'quiet' | 'onDuty', Told>> | undefined,
  least: number,
  locale: Locale,
): string {
  const said = words[locale].dry;
  if (run === undefined) return said.small.replace('{k}', String(least));
  const told = (one: Told) =>
    one.kind === 'few'
      ? said.few.replace('{k}', String(least))
      : words[locale].about.replace('{n}', String(one.messages));
  return said.run
    .replace('{sent}', told(run.sent))
    .replace('{quiet}', told(run.quiet))
    .replace('{duty}', told(run.onDuty));
}

type About = { readonly fits?: readonly Target[]; readonly rest?: string };

export function reasonWords(
  reason: Reason,
  { fits = [], rest = '' }: About,
  locale: Locale,
): string {
  const names = fits.map((fit) => targetWords(fit, locale)).join(words[locale].join);
  return words[locale].reasons[reason]
    .replace('{names}', () => names)
    .replace('{rest}', () => rest);
}
