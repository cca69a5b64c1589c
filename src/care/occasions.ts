// The occasions on which a station owes one of its people a talk, a call, a visit or care, and what
// opens them: a reviewed file. Everything comes from the station's own world; nothing that an officer
// said or answered here, and no level, opens any of it (`sources`).

import { z } from 'zod';
import file from '../../prompts/care/occasions.json' with { type: 'json' };

export const FORMS = ['talk', 'call', 'visit', 'care'] as const;
export type Form = (typeof FORMS)[number];

/** Lowest first. */
export const PRIORITIES = ['routine', 'priority', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What an officer, or the roster for them, has to allow first. */
export const ALLOWANCES = ['birthday', 'family', 'calls', 'visits'] as const;
export type Allowance = (typeof ALLOWANCES)[number];

/** Where an event may come from: a list, the HR feed, an instructor's own entry, a date. */
export const SOURCES = ['file', 'feed', 'instructor', 'calendar'] as const;
export type Source = (typeof SOURCES)[number];

const Label = z.strictObject({ en: z.string().min(1), 'zh-CN': z.string().min(1) });
const Days = z.number().int().min(0).max(365);

const Trigger = z.strictObject({
  id: z.string(),
  form: z.enum(FORMS),
  label: Label,
  when: Label,
  windowDays: Days,
  /** Due no sooner than so long after it became known, however long ago it began. */
  knownDays: Days.min(1).optional(),
  followUpDays: z.array(Days.min(1)),
  priority: z.enum(PRIORITIES),
  /** The document that names the occasion. */
  source: z.string().regex(/^00[0-4]$/),
  needs: z.enum(ALLOWANCES).optional(),
  /** Goes along with a contact of another form. */
  joins: z.enum(FORMS).optional(),
});
export type Trigger = Readonly<z.infer<typeof Trigger>>;

const Event = z.strictObject({
  id: z.string(),
  label: Label,
  opens: z.array(z.string()).min(1),
  sources: z.array(z.enum(SOURCES)).min(1),
  /** May be told of everybody of a unit at once. */
  mayBeUnit: z.boolean().optional(),
});
export type EventKind = Readonly<z.infer<typeof Event>>;

const Occasions = z
  .strictObject({
    source: z.string(),
    /** How long before its day a task is shown. */
    leadDays: Days,
    /** Contacts of one form this near to each other are one. */
    mergeDays: Days,
    uncoveredDays: Days,
    leaveGoal: z.number().min(0).max(1),
    /** More than so many in a week are watched; more than so many call for a talk. */
    hoursAWeek: z.strictObject({ watch: z.number().positive(), offer: z.number().positive() }),
    events: z.array(Event),
    triggers: z.array(Trigger),
  })
  .refine(
    ({ events, triggers }) => {
      const opened = new Set(events.flatMap(({ opens }) => opens));
      return triggers.length === opened.size && triggers.every(({ id }) => opened.has(id));
    },
    { message: 'an event opens what is no trigger, or a trigger is never opened' },
  );

export const OCCASIONS = Occasions.parse(file);

const TRIGGERS = new Map(OCCASIONS.triggers.map((one) => [one.id, one]));
const EVENTS = new Map(OCCASIONS.events.map((one) => [one.id, one]));

export function triggerOf(id: string): Trigger | undefined {
  return TRIGGERS.get(id);
}

export function isTrigger(id: string): boolean {
  return TRIGGERS.has(id);
}

export function eventOf(id: string): EventKind | undefined {
  return EVENTS.get(id);
}

/** As a file or a feed names it: by its id, or by its label in either language. */
export function eventNamed(text: string): EventKind | undefined {
  const wanted = text.trim().toLowerCase();
  return OCCASIONS.events.find(
    ({ id, label }) =>
      id === wanted || label.en.toLowerCase() === wanted || label['zh-CN'] === wanted,
  );
}
