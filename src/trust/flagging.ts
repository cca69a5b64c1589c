// A note to the instructor: preview, edit, choose who reads it, send, take back. What leaves is
// exactly what was seen, for exactly whom the preview named.

import { both, type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Waiting } from '../core/dialogue.ts';
import type { Say } from '../core/effect.ts';
import { dayOf } from '../core/moment.ts';
import { sayText } from '../core/say.ts';
import { standing, takeBackTap } from './flag-out.ts';

export const FLAG_DAYS = 14;
const FLAG_WORDS_MAX = 1_500;
const READERS_MAX = 20;

/** An instructor of the officer's own unit. */
export type Reader = { readonly id: string; readonly label: string };

export function offerFlag(now: Snapshot, readers: readonly Reader[]): Decision {
  if (now.person.unitId === undefined) return decide({ says: [{ key: 'not-joined' }] });
  // A note that nobody could open must not look like one that somebody will.
  if (readers.length === 0)
    return decide({
      says: [...standing(now), { key: 'flag-no-reader', buttons: [{ id: 'talk', label: 'talk' }] }],
    });
  return decide({
    says: [
      ...standing(now),
      {
        key: 'flag-start',
        buttons: [
          { id: 'flag-write', label: 'flag-write' },
          { id: 'flag-ask-me', label: 'flag-ask-me' },
        ],
      },
    ],
  });
}

export function askForWords(now: Snapshot): Decision {
  const readerId = chosenBefore(now);
  return decide({
    changes: [waitFor({ kind: 'flag-words', readerId })],
    says: [{ key: 'flag-write' }],
  });
}

/** "Only: please ask me how I am." */
export function askForName(now: Snapshot): Decision {
  const readerId = chosenBefore(now);
  return decide({
    changes: [waitFor({ kind: 'flag-name', readerId })],
    says: [{ key: 'flag-name', buttons: [{ id: 'flag-no-name', label: 'flag-no-name' }] }],
  });
}

export function askMeText(now: Snapshot, name: string | undefined): string {
  const { locale } = now.person;
  return name === undefined
    ? sayText(locale, 'flag-ask-me-no-name', 0, {})
    : sayText(locale, 'flag-ask-me', 0, { name });
}

/** A draft is sealed under the person's key; the preview unseals it when it is shown. */
export function draft(now: Snapshot, words: string, readers: readonly Reader[]): Decision {
  if (now.person.unitId === undefined || readers.length === 0) return offerFlag(now, readers);
  const flagId = now.newId();
  const cut = words.trim().slice(0, FLAG_WORDS_MAX);
  const readerId = readers.find(({ id }) => id === chosenBefore(now))?.id;
  return decide({
    changes: [
      { kind: 'flag-drafted', flagId, words: cut, readerId },
      waitFor({ kind: 'flag-preview', flagId }),
    ],
    says: [preview(now, flagId, readerId, readers)],
  });
}

export function askForReader(now: Snapshot, readers: readonly Reader[]): Decision {
  if (now.flag?.state !== 'draft') return stale();
  return decide({
    says: [
      {
        key: 'flag-readers',
        buttons: [
          { id: 'flag-to:any', label: 'flag-to-any' },
          ...readers.slice(0, READERS_MAX).map(({ id, label }) => ({
            id: `flag-to:${id}`,
            name: label,
          })),
        ],
      },
    ],
  });
}

/** For one instructor alone, or any of the unit; then the preview again, as it would now be read. */
export function addressFlag(
  now: Snapshot,
  readerId: string | undefined,
  readers: readonly Reader[],
): Decision {
  const { flag } = now;
  if (flag?.state !== 'draft') return stale();
  if (readerId !== undefined && !readers.some(({ id }) => id === readerId)) return stale();
  return decide({
    changes: [{ kind: 'flag-addressed', flagId: flag.id, readerId }],
    says: [preview(now, flag.id, readerId, readers)],
  });
}

export function sendFlag(now: Snapshot, flagId: string): Decision {
  if (!isDraft(now, flagId)) return stale();
  const lapsesAt = lapseOf(now);
  const personId = now.person.id;
  return decide({
    changes: [{ kind: 'flag-sent', flagId, lapsesAt }, waitFor(undefined)],
    says: [
      {
        key: 'flag-sent',
        params: { date: dayOf(lapsesAt, now.person) },
        buttons: [takeBackTap(flagId)],
      },
    ],
    effects: [
      { effect: { kind: 'deliver-flag.v1', personId, flagId } },
      { effect: { kind: 'lapse-flag.v1', personId, flagId }, dueAt: lapsesAt },
    ],
  });
}

export function editFlag(now: Snapshot, flagId: string): Decision {
  if (!isDraft(now, flagId)) return stale();
  return both(decide({ changes: [{ kind: 'flag-dropped', flagId }] }), askForWords(now));
}

export function cancelFlag(now: Snapshot, flagId: string): Decision {
  if (!isDraft(now, flagId)) return stale();
  return decide({
    changes: [{ kind: 'flag-dropped', flagId }, waitFor(undefined)],
    says: [{ key: 'flag-cancelled' }],
  });
}

function preview(
  now: Snapshot,
  flagId: string,
  readerId: string | undefined,
  readers: readonly Reader[],
): Say {
  const one = readers.find(({ id }) => id === readerId)?.label;
  const reader = one ?? sayText(now.person.locale, 'flag-reader-any', 0, {});
  return {
    key: 'flag-preview',
    flagId,
    params: { reader, date: dayOf(lapseOf(now), now.person) },
    buttons: [
      { id: `flag-send:${flagId}`, label: 'flag-send' },
      { id: `flag-edit:${flagId}`, label: 'flag-edit' },
      ...(readers.length > 1 ? [{ id: 'flag-readers', label: 'flag-readers' } as const] : []),
      { id: `flag-cancel:${flagId}`, label: 'flag-cancel' },
    ],
  };
}

/** An edit, or a new start in the middle, keeps the reader that was chosen. */
function chosenBefore({ flag, dialogue: { waiting } }: Snapshot): string | undefined {
  if (flag?.state === 'draft') return flag.readerId;
  return waiting?.kind === 'flag-words' || waiting?.kind === 'flag-name'
    ? waiting.readerId
    : undefined;
}

function lapseOf({ now }: Snapshot): Date {
  return new Date(now.getTime() + FLAG_DAYS * 86_400_000);
}

function isDraft({ flag }: Snapshot, flagId: string): boolean {
  return flag?.id === flagId && flag.state === 'draft';
}

function stale(): Decision {
  return decide({ says: [{ key: 'stale-choice' }] });
}

function waitFor(waiting: Waiting | undefined) {
  return { kind: 'dialogue-moved', set: { waiting } } as const;
}
