// A note to the instructor: preview, edit, send, take back. What leaves is exactly what was seen.

import { both, type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Waiting } from '../core/dialogue.ts';
import type { Button } from '../core/effect.ts';
import { sayText } from '../core/say.ts';

export const FLAG_DAYS = 14;
const FLAG_WORDS_MAX = 1_500;

export function offerFlag(now: Snapshot): Decision {
  if (now.person.unitId === undefined) return decide({ says: [{ key: 'not-joined' }] });
  return decide({
    says: [
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

export function askForWords(): Decision {
  return decide({ changes: [waitFor({ kind: 'flag-words' })], says: [{ key: 'flag-write' }] });
}

/** "Only: please ask me how I am." */
export function askForName(): Decision {
  return decide({
    changes: [waitFor({ kind: 'flag-name' })],
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
export function draft(now: Snapshot, words: string): Decision {
  if (now.person.unitId === undefined) return offerFlag(now);
  const flagId = now.newId();
  const cut = words.trim().slice(0, FLAG_WORDS_MAX);
  return decide({
    changes: [
      { kind: 'flag-drafted', flagId, words: cut },
      waitFor({ kind: 'flag-preview', flagId }),
    ],
    says: [{ key: 'flag-preview', flagId, params: { days: FLAG_DAYS }, buttons: taps(flagId) }],
  });
}

export function sendFlag(now: Snapshot, flagId: string): Decision {
  if (!isDraft(now, flagId)) return decide({ says: [{ key: 'stale-choice' }] });
  const lapsesAt = new Date(now.now.getTime() + FLAG_DAYS * 86_400_000);
  const personId = now.person.id;
  return decide({
    changes: [{ kind: 'flag-sent', flagId, lapsesAt }, waitFor(undefined)],
    says: [
      {
        key: 'flag-sent',
        params: { days: FLAG_DAYS },
        buttons: [{ id: `flag-take-back:${flagId}`, label: 'flag-take-back' }],
      },
    ],
    effects: [
      { effect: { kind: 'deliver-flag.v1', personId, flagId } },
      { effect: { kind: 'lapse-flag.v1', personId, flagId }, dueAt: lapsesAt },
    ],
  });
}

export function editFlag(now: Snapshot, flagId: string): Decision {
  if (!isDraft(now, flagId)) return decide({ says: [{ key: 'stale-choice' }] });
  return both(decide({ changes: [{ kind: 'flag-dropped', flagId }] }), askForWords());
}

export function cancelFlag(now: Snapshot, flagId: string): Decision {
  if (!isDraft(now, flagId)) return decide({ says: [{ key: 'stale-choice' }] });
  return decide({
    changes: [{ kind: 'flag-dropped', flagId }, waitFor(undefined)],
    says: [{ key: 'flag-cancelled' }],
  });
}

/** It cannot be unread, but it can no longer be opened; the station's copy is emptied. */
export function takeFlagBack(now: Snapshot, flagId: string): Decision {
  if (!now.sentFlags.includes(flagId)) return decide({ says: [{ key: 'flag-nothing' }] });
  return decide({
    changes: [{ kind: 'flag-taken-back', flagId }],
    says: [{ key: 'flag-taken-back' }],
    effects: [{ effect: { kind: 'withdraw-flag.v1', flagId } }],
  });
}

/** Said only of a flag that nobody read, and not to someone who said STOP. */
export function lapseFlag(now: Snapshot, flagId: string, isRead: boolean): Decision | undefined {
  if (!now.sentFlags.includes(flagId)) return undefined;
  const isQuiet = isRead || now.person.stoppedAt !== undefined;
  return decide({
    changes: [{ kind: 'flag-lapsed', flagId }],
    says: isQuiet ? [] : [{ key: 'flag-lapsed' }],
  });
}

function isDraft({ flag }: Snapshot, flagId: string): boolean {
  return flag?.id === flagId && flag.state === 'draft';
}

function waitFor(waiting: Waiting | undefined) {
  return { kind: 'dialogue-moved', set: { waiting } } as const;
}

function taps(flagId: string): Button[] {
  return [
    { id: `flag-send:${flagId}`, label: 'flag-send' },
    { id: `flag-edit:${flagId}`, label: 'flag-edit' },
    { id: `flag-cancel:${flagId}`, label: 'flag-cancel' },
  ];
}
