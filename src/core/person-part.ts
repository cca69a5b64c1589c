// What a change does to the person's own row; all parts of a decision leave in one update.

import type { Rhythm } from '../checkins/when/rhythm.ts';
import type { Change, Snapshot } from './decision.ts';
import type { Dialogue } from './dialogue.ts';
import type { Ending, Locale } from './person.ts';

export type PersonPart = {
  noticedAt?: Date;
  unitId?: string | null;
  alias?: string;
  joinedAt?: Date;
  region?: string;
  timeZone?: string;
  squadId?: string | null;
  locale?: Locale;
  stoppedAt?: Date | null;
  endsAt?: Date | null;
  endsWhy?: Ending['why'] | null;
  quietFromMin?: number;
  quietToMin?: number;
  rhythm?: Rhythm;
  dialogue?: Dialogue;
  recent?: readonly string[];
};

type Now = Pick<Snapshot, 'now' | 'dialogue' | 'person'>;

export function personPart(changes: readonly Change[], now: Now): PersonPart {
  let { dialogue } = now;
  let { rhythm } = now.person;
  const parts = changes.map((change) => {
    if (change.kind === 'dialogue-moved') dialogue = { ...dialogue, ...change.set };
    if (change.kind === 'rhythm-set') rhythm = { ...rhythm, ...change.set };
    return partOf(change, now.now);
  });
  return Object.assign(
    {},
    ...parts,
    dialogue === now.dialogue ? {} : { dialogue },
    rhythm === now.person.rhythm ? {} : { rhythm },
  );
}

function partOf(change: Change, at: Date): PersonPart | undefined {
  switch (change.kind) {
    case 'notice-shown':
      return { noticedAt: at };
    case 'card-used':
      return { unitId: change.unitId, alias: change.alias, joinedAt: at, ...change.place };
    case 'unit-changed':
      return { unitId: change.unitId, squadId: null, ...change.place };
    case 'unit-left':
      return { unitId: null, squadId: null };
    case 'ending-set':
      return { endsAt: change.at, endsWhy: change.why };
    case 'ending-dropped':
      return { endsAt: null, endsWhy: null };
    case 'squad-chosen':
      return { squadId: change.squadId ?? null };
    case 'locale-chosen':
      return { locale: change.locale };
    case 'stopped':
      return { stoppedAt: at };
    case 'resumed':
      return { stoppedAt: null };
    case 'quiet-set':
      return { quietFromMin: change.fromMin, quietToMin: change.toMin };
    case 'lines-chosen':
      return { recent: change.recent };
    case 'dialogue-moved':
    case 'resource-opened':
    case 'rhythm-set':
    case 'card-refused':
    case 'consent-given':
    case 'consent-withdrawn':
    case 'data-forgotten':
    case 'check-in-asked':
    case 'check-in-answered':
    case 'check-in-withdrawn':
    case 'scale-started':
    case 'scale-answered':
    case 'scale-withdrawn':
    case 'shift-told':
    case 'incident-marked':
    case 'incident-series-set':
    case 'message-kept':
    case 'message-rated':
    case 'reply-chosen':
    case 'alarm-raised':
    case 'alarms-answered':
    case 'case-opened':
    case 'case-raised':
    case 'case-queued':
    case 'case-ended':
    case 'case-rated':
    case 'case-wished':
    case 'messenger-refused':
    case 'line-uncovered':
    case 'follow-ups-declined':
    case 'appointment-made':
    case 'appointment-ended':
    case 'flag-drafted':
    case 'flag-addressed':
    case 'flag-sent':
    case 'flag-taken-back':
    case 'flag-dropped':
    case 'flag-lapsed':
    case 'address-moved':
    case 'phrase-made':
    case 'problem-told':
    case 'problem-sorted':
    case 'problem-sent':
    case 'problem-taken-back':
    case 'problem-dropped':
    case 'problem-stands':
    case 'problem-backed':
    case 'problem-judged':
    case 'problem-added':
    case 'problem-added-sent':
    case 'problem-added-dropped':
    case 'problem-offered':
    case 'problem-published':
    case 'me-too-said':
    case 'activity-name-drafted':
    case 'activity-joined':
    case 'activity-place-got':
    case 'activity-left':
    case 'activity-rated':
    case 'activity-words-drafted':
    case 'activity-words-sent':
    case 'activity-words-dropped':
    case 'kudos-drafted':
    case 'kudos-sent':
    case 'kudos-dropped':
    case 'kudos-refused':
    case 'kudos-received':
    case 'campaign-invited':
    case 'flag-returned':
    case 'glass-told':
    case 'card-field-sealed':
    case 'card-field-dropped':
    case 'card-masks-dropped':
    case 'sealed-card-destroyed':
    case 'erased':
      return undefined;
  }
}
