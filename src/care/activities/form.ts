// An activity as whoever organizes it writes it in a form: read whole, or the first thing that is wrong.

import { instantOf, isDay, localOf } from '../../checkins/when/zone.ts';
import type { ActivityText, ActivityTexts } from './activity.ts';

const DAY_MS = 86_400_000;
const AHEAD_DAYS = 120;
const LENGTHS = { title: 80, about: 600, place: 120 } as const;
const PLACES_MAX = 10_000;
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

export type ActivityForm = {
  readonly en: ActivityText;
  readonly zh: ActivityText;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly places: string;
  readonly needsNames: boolean;
};

type ReadForm = {
  readonly kind: 'read';
  readonly texts: ActivityTexts;
  readonly at: Date;
  readonly until: Date;
  readonly places: number | null;
};

export type ReadActivity = ReadForm | { readonly kind: 'bad-texts' | 'bad-times' | 'bad-places' };

export function readActivity(form: ActivityForm, timeZone: string, now: Date): ReadActivity {
  const texts = textsOf(form);
  if (texts === undefined) return { kind: 'bad-texts' };
  const at = instantIn(form.day, form.from, timeZone);
  const until = instantIn(form.day, form.to, timeZone);
  const isSoon = at !== undefined && at.getTime() - now.getTime() <= AHEAD_DAYS * DAY_MS;
  if (!isSoon || until === undefined || at <= now || until <= at) return { kind: 'bad-times' };
  const places = form.places.trim() === '' ? null : Number(form.places);
  if (places !== null && !(Number.isInteger(places) && places >= 1 && places <= PLACES_MAX))
    return { kind: 'bad-places' };
  return { kind: 'read', texts, at, until, places };
}

/** One language at least, each whole. */
function textsOf({ en, zh }: ActivityForm): ActivityTexts | undefined {
  const both = { en: trimmed(en), 'zh-CN': trimmed(zh) };
  const written = Object.entries(both).filter(([, one]) => Object.values(one).some(Boolean));
  if (written.length === 0 || !written.every(([, one]) => isWhole(one))) return undefined;
  return Object.fromEntries(written);
}

function trimmed({ title, about, place }: ActivityText): ActivityText {
  return { title: title.trim(), about: about.trim(), place: place.trim() };
}

function isWhole(text: ActivityText): boolean {
  const parts = ['title', 'about', 'place'] as const;
  return parts.every((part) => text[part].length > 0 && text[part].length <= LENGTHS[part]);
}

function instantIn(day: string, clock: string, timeZone: string): Date | undefined {
  const [, hours, minutes] = CLOCK.exec(clock) ?? [];
  if (hours === undefined || minutes === undefined || !isDay(day)) return undefined;
  return instantOf(day, Number(hours) * 60 + Number(minutes), timeZone);
}

/** As it stands, to be changed. */
export function formOf(
  {
    texts,
    at,
    until,
    places,
    needsNames,
  }: Omit<ReadForm, 'kind'> & Pick<ActivityForm, 'needsNames'>,
  timeZone: string,
): ActivityForm {
  const none = { title: '', about: '', place: '' };
  const from = localOf(at, timeZone);
  return {
    en: texts.en ?? none,
    zh: texts['zh-CN'] ?? none,
    day: from.day,
    from: clockOf(from.minute),
    to: clockOf(localOf(until, timeZone).minute),
    places: places === null ? '' : String(places),
    needsNames,
  };
}

function clockOf(minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** How many were in the room, as somebody counted. */
export function cameIn(text: string): number | undefined {
  const n = Number(text);
  return /^\d{1,5}$/.test(text.trim()) && n <= PLACES_MAX ? n : undefined;
}
