// Another unit, by a card of it: the officer alone decides what comes along. The old unit hears of
// nothing; an open talk stays with its counselor; notes to the old unit's instructor are taken back.

import { both, type Decision, decide, NOTHING, type Snapshot } from '../../core/decision.ts';
import { askSquad, type CardFound } from '../../core/joining.ts';
import { askErase } from '../../core/settings.ts';
import { takeNotesBack } from './notes.ts';

/** "My unit": what can be changed about it. */
export function aboutUnit({ person }: Snapshot): Decision {
  if (person.joinedAt === undefined) return decide({ says: [{ key: 'retire-not' }] });
  const retire = { id: 'retire', label: 'retire' } as const;
  return decide({
    says: [{ key: 'unit-what', ...(person.unitId !== undefined && { buttons: [retire] }) }],
  });
}

/** A card from somebody who has joined; absent when it is none, and what was said are words. */
export function anotherCard(now: Snapshot, card: CardFound): Decision | undefined {
  if (card.kind !== 'known') return undefined;
  if (card.unitId === now.person.unitId) return decide({ says: [{ key: 'already-joined' }] });
  if (card.isUsed) return decide({ says: [{ key: 'card-used' }] });
  const note = now.sentFlags.length > 0 ? [{ key: 'unit-offer-note' } as const] : [];
  return decide({
    changes: [
      { kind: 'dialogue-moved', set: { waiting: { kind: 'unit-card', cardKey: card.cardKey } } },
    ],
    says: [
      ...note,
      {
        key: 'unit-offer',
        params: { unit: card.unit },
        buttons: [
          { id: 'unit-keep', label: 'unit-keep' },
          { id: 'unit-clean', label: 'unit-clean' },
          { id: 'unit-stay', label: 'unit-stay' },
        ],
      },
    ],
  });
}

/** @param card looked up anew: it may have been used meanwhile. */
export function changeUnit(now: Snapshot, card: CardFound | undefined): Decision {
  if (!isOffered(now) || card?.kind !== 'known') return decide({ says: [{ key: 'stale-choice' }] });
  if (card.isUsed) return both(forgetOffer(), decide({ says: [{ key: 'card-used' }] }));
  const { cardKey, unitId, region, timeZone, squads } = card;
  const waiting = squads.length > 0 ? ({ kind: 'squad' } as const) : undefined;
  const isBack = now.person.ending?.why === 'retired';
  return both(
    takeNotesBack(now),
    decide({
      changes: [
        { kind: 'unit-changed', cardKey, unitId, place: { region, timeZone } },
        ...(isBack ? [{ kind: 'ending-dropped' } as const] : []),
        { kind: 'dialogue-moved', set: { waiting } },
      ],
      says: [{ key: 'unit-moved', params: { unit: card.unit } }],
      effects: [{ effect: { kind: 'plan-person.v1', personId: now.person.id } }],
    }),
    squads.length > 0 ? askSquad(squads) : NOTHING,
  );
}

/** Everything here goes first; the card stays unused until it is sent again. */
export function leaveClean(now: Snapshot): Decision {
  if (!isOffered(now)) return decide({ says: [{ key: 'stale-choice' }] });
  return both(forgetOffer(), decide({ says: [{ key: 'unit-clean' }] }), askErase(now));
}

export function stayInUnit(now: Snapshot): Decision {
  if (!isOffered(now)) return decide({ says: [{ key: 'stale-choice' }] });
  return both(forgetOffer(), decide({ says: [{ key: 'unit-stayed' }] }));
}

function isOffered({ dialogue: { waiting } }: Snapshot): boolean {
  return waiting?.kind === 'unit-card';
}

/** Which card somebody was offered to use is forgotten at once: who used one is written nowhere. */
function forgetOffer(): Decision {
  return decide({ changes: [{ kind: 'dialogue-moved', set: { waiting: undefined } }] });
}
