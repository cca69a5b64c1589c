// What to say in the meeting: few lines, what got worse first, and no unit blamed by chance alone.

import type { Locale } from '../../core/person.ts';
import type { Estimate } from './estimate.ts';
import { madeOf } from './made-of.ts';
import type { Review, SectionReview } from './review.ts';
import type { Say } from './words.ts';

const UNITS_NAMED = 3;

export function notesOf(review: Review, say: Say, locale: Locale): string[] {
  const told = review.sections.filter(isPlain);
  const made = review.sections.filter(({ section }) => section.told === 'by-kind');
  if (told.length === 0 && made.every(({ now }) => now === undefined)) return [say('note-nothing')];
  const changed = told.filter(
    ({ change, section }) => isClear(change) && section.better !== 'either',
  );
  const [worse, better] = [false, true].map((isBetter) =>
    changed.filter((one) => isGood(one) === isBetter).map((one) => movedNote(one, say)),
  );
  const steady = told.filter(({ change }) => change === 'unclear').map((one) => nameOf(one, say));
  const open = review.sections
    .filter(({ now }) => now === undefined)
    .map((one) => nameOf(one, say));
  return [
    say('note-open'),
    ...(worse ?? []),
    ...(better ?? []),
    ...plainNote(
      told.filter(
        ({ change, section }) =>
          change === undefined || (isClear(change) && section.better === 'either'),
      ),
      say,
    ),
    ...(steady.length > 0 ? [say('note-steady', { what: steady.join(say('join')) })] : []),
    ...told.flatMap((one) => lagNote(one, say)),
    ...made.flatMap((one) => mostNote(one, say, locale)),
    ...(open.length > 0 ? [say('note-untold', { what: open.join(say('join')) })] : []),
    say('note-close'),
  ];
}

function isPlain({ now, section }: SectionReview): boolean {
  return now !== undefined && section.told !== 'by-kind';
}

function isClear(change: SectionReview['change']): boolean {
  return change === 'up' || change === 'down';
}

/** What most problems were about, to begin with in the room; what was opened most. */
function mostNote({ section, items }: SectionReview, say: Say, locale: Locale): string[] {
  const [most] = items;
  if (most === undefined || section.told !== 'by-kind') return [];
  const what = madeOf(section, most.items, { locale, say });
  return [say(`note-${section.id}`, { what, now: rounded(most.now) })];
}

/** Whether a clear change went the right way. */
export function isGood({ section, change }: Pick<SectionReview, 'section' | 'change'>): boolean {
  return (change === 'up') === (section.better === 'more');
}

function nameOf({ section }: SectionReview, say: Say): string {
  return say(section.id);
}

function movedNote(one: SectionReview, say: Say): string {
  return say(isGood(one) ? 'note-better' : 'note-worse', {
    what: nameOf(one, say),
    now: rounded(one.now),
    before: rounded(one.before),
  });
}

function plainNote(all: readonly SectionReview[], say: Say): string[] {
  if (all.length === 0) return [];
  const figures = all.map((one) =>
    say('note-figure', { what: nameOf(one, say), now: rounded(one.now) }),
  );
  return [say('note-plain', { figures: figures.join(say('join')) })];
}

/** Units that lag behind the whole by more than chance: whom to ask what they need. */
function lagNote(one: SectionReview, say: Say): string[] {
  const { now, section, rows } = one;
  if (now === undefined || section.better !== 'more' || section.id === 'takes-part') return [];
  const behind = rows
    .filter((row) => !row.isWider && row.now !== undefined && row.now.high < now.low)
    .toSorted((a, b) => (a.now?.share ?? 0) - (b.now?.share ?? 0))
    .slice(0, UNITS_NAMED)
    .map(({ unit }) => unit.name);
  if (behind.length === 0) return [];
  return [say('note-lag', { what: nameOf(one, say), units: behind.join(say('join')) })];
}

function rounded(told: Estimate | undefined): number {
  return Math.round(told?.share ?? 0);
}
