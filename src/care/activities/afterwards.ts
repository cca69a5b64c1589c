// What an officer thought of it: one tap, and words that the organizer reads without an alias, as they
// were shown before they were sent.

import { type Decision, decide } from '../../core/decision.ts';
import type { Waiting } from '../../core/dialogue.ts';
import type { Button } from '../../core/effect.ts';
import { type HeardActivities, RATINGS } from './activity.ts';
import type { AfterwardsIntent } from './tap.ts';

const WORDS_MAX = 1_000;

export function afterwards(intent: AfterwardsIntent, { one }: HeardActivities): Decision {
  const mine = one?.mine;
  if (mine?.state !== 'in' || mine.id !== intent.signupId) return stale();
  const { signupId } = intent;
  switch (intent.kind) {
    case 'act-rate':
      if (mine.rating !== undefined) return stale();
      return decide({
        changes: [{ kind: 'activity-rated', signupId, rating: intent.rating }],
        says: [
          {
            key: 'activity-rated',
            buttons: [{ id: `act-write:${signupId}`, label: 'activity-write' }],
          },
        ],
        effects: [{ effect: { kind: 'show-feedback.v1', signupId } }],
      });
    case 'act-write':
      if (mine.rating === undefined || mine.wordsState === 'sent') return stale();
      return decide({
        changes: [waitFor({ kind: 'activity-words', signupId })],
        says: [{ key: 'activity-write' }],
      });
    case 'act-words':
      return preview(signupId, intent.words);
    case 'act-words-send':
      if (mine.wordsState !== 'draft') return stale();
      return decide({
        changes: [{ kind: 'activity-words-sent', signupId }],
        says: [{ key: 'activity-words-sent' }],
        effects: [{ effect: { kind: 'show-feedback.v1', signupId } }],
      });
    case 'act-words-drop':
      if (mine.wordsState !== 'draft') return stale();
      return decide({
        changes: [{ kind: 'activity-words-dropped', signupId }],
        says: [{ key: 'activity-words-dropped' }],
      });
  }
}

function preview(signupId: string, words: string): Decision {
  return decide({
    changes: [
      { kind: 'activity-words-drafted', signupId, words: words.trim().slice(0, WORDS_MAX) },
      waitFor(undefined),
    ],
    says: [
      {
        key: 'activity-words-preview',
        own: { of: 'signup-words', id: signupId },
        buttons: [
          { id: `act-words-send:${signupId}`, label: 'flag-send' },
          { id: `act-write:${signupId}`, label: 'flag-edit' },
          { id: `act-words-drop:${signupId}`, label: 'flag-cancel' },
        ],
      },
    ],
  });
}

export function rateTaps(signupId: string): readonly Button[] {
  return RATINGS.map((rating) => ({
    id: `act-rate:${rating}:${signupId}`,
    label: `activity-${rating}`,
  }));
}

function stale(): Decision {
  return decide({ says: [{ key: 'stale-choice' }] });
}

function waitFor(waiting: Waiting | undefined) {
  return { kind: 'dialogue-moved', set: { waiting } } as const;
}
