// Somebody who does not answer is mostly busy. A day says nothing; after a low answer three bring
// one friendly note, seven an offer to pause, and after two weeks of asking the questions rest until
// a word comes. Silence opens no level, and no unit and no figure ever hears of it.

import silence from '../../prompts/care/silence.json' with { type: 'json' };
import type { Snapshot } from '../core/decision.ts';
import type { Silence } from '../core/dialogue.ts';
import { LOW_MOOD_MAX } from './thanks.ts';
import { localOf } from './when/zone.ts';

export const SILENCE: Readonly<Record<'noteAfter' | 'pauseAfter' | 'dormantAfter', number>> =
  silence;

export type Asking =
  | { readonly kind: 'dormant' }
  | {
      readonly kind: 'ask';
      readonly key: 'check-in-ask' | 'silence-note' | 'silence-pause';
      readonly silence: Silence;
    };

/** How the next question of a schedule is put, if it is. */
export function askingIn({ now, person, dialogue, checkIn }: Snapshot): Asking {
  const { day } = localOf(now, person.timeZone);
  const before = dialogue.silence;
  if (before === undefined) {
    const wasLow = checkIn?.mood !== undefined && checkIn.mood <= LOW_MOOD_MAX;
    return { kind: 'ask', key: 'check-in-ask', silence: { days: 1, day, wasLow } };
  }
  const isSameDay = before.day === day;
  const missed = isSameDay ? before.days - 1 : before.days;
  if (missed >= SILENCE.dormantAfter) return { kind: 'dormant' };
  const silence = { ...before, day, days: isSameDay ? before.days : before.days + 1 };
  if (missed >= SILENCE.pauseAfter && before.told !== 'pause')
    return { kind: 'ask', key: 'silence-pause', silence: { ...silence, told: 'pause' } };
  if (missed >= SILENCE.noteAfter && before.wasLow && before.told === undefined)
    return { kind: 'ask', key: 'silence-note', silence: { ...silence, told: 'note' } };
  return { kind: 'ask', key: 'check-in-ask', silence };
}
