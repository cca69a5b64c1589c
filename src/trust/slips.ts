// One slip per purpose, asked when first needed, revocable in one tap whose effect is told. The
// record says which wording was read, in which language.

import {
  both,
  type Change,
  type Decision,
  decide,
  NOTHING,
  type Snapshot,
} from '../core/decision.ts';
import type { Button, Planned, Say } from '../core/effect.ts';
import { slipKey } from '../core/say.ts';
import { mayUse, SCOPES, type Scope } from './consent.ts';
import { newestWording, type Wording, wordingMarked } from './wordings.ts';

/** What was taken back is deleted then, unless it was given again. */
export const FORGET_MS = 24 * 3_600_000;
/** Scopes that something is kept for. */
const KEPT: readonly Scope[] = ['scores', 'words', 'model', 'trend'];

export function slip(scope: Scope): Say {
  return {
    key: slipKey(scope),
    buttons: [
      { id: `slip:${scope}:yes`, label: 'consent-yes' },
      { id: `slip:${scope}:no`, label: 'consent-no' },
    ],
  };
}

/** The slip at the moment its purpose is first met: never twice, and never in an answered case. */
export function askOnce(now: Snapshot, scope: Scope): Decision {
  const { shownSlips = [] } = now.dialogue;
  const isAsked = now.consents[scope] !== undefined || shownSlips.includes(scope);
  if (now.person.joinedAt === undefined || isAsked) return NOTHING;
  return decide({
    changes: [{ kind: 'dialogue-moved', set: { shownSlips: [...shownSlips, scope] } }],
    says: [slip(scope)],
  });
}

/** A card is not kept for a day of thinking it over: it is nothing but an identity. */
const DESTROYED: Change = { kind: 'sealed-card-destroyed' };

/** Where somebody was in a scale, and what its answers asked for, goes at once. */
const SCALES_LEFT: Change = { kind: 'dialogue-moved', set: { scales: undefined } };

/** Days they named are for notes alone. */
const DAYS_LEFT: Change = { kind: 'rhythm-set', set: { days: undefined } };

export type SlipAnswer = {
  readonly scope: Scope;
  readonly isYes: boolean;
  /** Which wording the button stood under. */
  readonly mark: string;
};

/** Only what was read can be agreed to, and only while that wording counts. */
export function answerSlip(now: Snapshot, { scope, isYes, mark }: SlipAnswer): Decision {
  if (!isYes) return mayUse(scope, now.consents) ? takeBack(now, scope) : refuse(now, scope, mark);
  const read = wordingMarked(scope, mark);
  if (read?.counts !== true) return decide({ says: [slip(scope)] });
  return decide({
    changes: [answered('consent-given', read)],
    says: [{ key: 'consent-given' }],
  });
}

function refuse(now: Snapshot, scope: Scope, mark: string): Decision {
  const read = wordingMarked(scope, mark) ?? newestWording(scope, now.person.locale);
  return decide({
    changes: read ? [answered('consent-withdrawn', read)] : [],
    says: [{ key: 'consent-refused' }],
  });
}

/** One tap. It holds from this moment, also for what is queued already. */
export function takeBack(now: Snapshot, scope: Scope): Decision {
  if (!mayUse(scope, now.consents)) return decide({ says: [{ key: 'consent-refused' }] });
  const again: Button = { id: `slip-ask:${scope}`, label: 'consent-again' };
  return both(
    takenBack(now, scope),
    decide({ says: [{ key: `withdrawn-${scope}`, buttons: [again] }] }),
  );
}

/** The same, with nothing said: also for a restored copy, which does not know of it. */
export function takenBack(now: Snapshot, scope: Scope): Decision {
  const current = newestWording(scope, now.person.locale);
  if (current === undefined) return NOTHING;
  const forget: Planned = {
    effect: { kind: 'forget.v1', personId: now.person.id, scope },
    dueAt: new Date(now.now.getTime() + FORGET_MS),
  };
  return decide({
    changes: [
      answered('consent-withdrawn', current),
      ...(scope === 'card' ? [DESTROYED] : []),
      ...(scope === 'scores' ? [SCALES_LEFT] : []),
      ...(scope === 'contact' && now.person.rhythm?.days ? [DAYS_LEFT] : []),
    ],
    effects: [...(KEPT.includes(scope) ? [forget] : []), { effect: { kind: 'keep-gone.v1' } }],
  });
}

function answered(
  kind: 'consent-given' | 'consent-withdrawn',
  { scope, hash, locale }: Wording,
): Change {
  return { kind, scope, wording: hash, locale };
}

/** All purposes with their present answer: a tap takes back, or shows the slip. */
export function privacy(now: Snapshot): Decision {
  const buttons: Button[] = [
    ...SCOPES.map(
      (scope): Button =>
        mayUse(scope, now.consents)
          ? { id: `slip-off:${scope}`, label: `scope-${scope}`, mark: '✓' }
          : { id: `slip-ask:${scope}`, label: `scope-${scope}`, mark: '○' },
    ),
    { id: 'said-yes', label: 'said-yes' },
    { id: 'own-data', label: 'own-data' },
    { id: 'unit', label: 'unit' },
    { id: 'move', label: 'move' },
    { id: 'erase-ask', label: 'erase' },
  ];
  return decide({ says: [{ key: 'privacy', buttons }] });
}

/** "What I said yes to", with its dates and wordings, which only its handler reads. */
export function listConsents({ person }: Snapshot): Decision {
  return decide({ effects: [{ effect: { kind: 'list-consents.v1', personId: person.id } }] });
}
