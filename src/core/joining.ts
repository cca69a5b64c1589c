// First contact: the notice, then a card, a squad if there is one, and one slip. A person in
// danger gets help before any of it (decision 12).

import { slip } from '../trust/slips.ts';
import { both, type Decision, decide, type Snapshot } from './decision.ts';
import type { Say } from './effect.ts';
import { wordingHash } from './say.ts';

const NOTICE_AGAIN_MS = 24 * 3_600_000;
const WRONG_CARDS_MAX = 5;
const WRONG_CARDS_MS = 3_600_000;

/** What a code turned out to be; the lookup is done before the rule runs. */
export type CardFound =
  | { readonly kind: 'unknown' }
  /** Too many were wrong lately, by whomever: none is looked up. */
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'known';
      readonly cardKey: string;
      readonly unitId: string;
      /** What it is called. */
      readonly unit: string;
      readonly region: string;
      readonly timeZone: string;
      readonly isUsed: boolean;
      readonly squads: Snapshot['squads'];
    };

// Letters and digits that are not mistaken for each other, in two groups of four.
const CARD = /^\s*([2-9A-HJKMNP-Z]{4})[\s-]?([2-9A-HJKMNP-Z]{4})\s*$/i;

/** The card's code in a message, in its one spelling; absent when it cannot be one. */
export function cardCodeIn(text: string): string | undefined {
  const match = CARD.exec(text);
  return match ? `${match[1]}-${match[2]}`.toUpperCase() : undefined;
}

/** The notice: whole at first contact, shorter after 24 h of use (decision 20). */
export function notice(now: Snapshot, channelNotice: Say | undefined): Decision {
  const numbers = { region: now.person.region, level: 'L2' } as const;
  const { noticedAt, locale } = now.person;
  if (noticedAt === undefined) {
    const key = now.hasDesk ? 'notice' : 'notice-no-desk';
    return decide({
      changes: [{ kind: 'notice-shown', wording: wordingHash(locale, key) }],
      says: [
        {
          key,
          numbers,
          buttons:
            locale === 'en'
              ? [{ id: 'lang:zh-CN', label: 'lang-zh-CN' }]
              : [{ id: 'lang:en', label: 'lang-en' }],
        },
        ...(channelNotice ? [channelNotice] : []),
      ],
    });
  }
  if (now.now.getTime() - noticedAt.getTime() < NOTICE_AGAIN_MS) return decide({});
  return decide({
    changes: [{ kind: 'notice-shown', wording: wordingHash(locale, 'notice-short') }],
    says: [{ key: 'notice-short', numbers }],
  });
}

export function askForCard(): Decision {
  return decide({
    changes: [{ kind: 'dialogue-moved', set: { waiting: { kind: 'card' } } }],
    says: [{ key: 'ask-card' }],
  });
}

export function tryCard(now: Snapshot, card: CardFound, alias: string): Decision {
  if (now.person.joinedAt !== undefined) return decide({ says: [{ key: 'already-joined' }] });
  const wrong = recentWrongCards(now);
  if (wrong >= WRONG_CARDS_MAX) return decide({ says: [{ key: 'card-wait' }] });
  if (card.kind === 'closed') return decide({ says: [{ key: 'card-closed' }] });
  if (card.kind === 'unknown' || card.isUsed)
    return decide({
      changes: [
        { kind: 'card-refused' },
        {
          kind: 'dialogue-moved',
          set: {
            wrongCards: {
              count: wrong + 1,
              since: wrong === 0 ? now.now.toISOString() : (now.dialogue.wrongCards?.since ?? ''),
            },
          },
        },
      ],
      says: [{ key: card.kind === 'unknown' ? 'card-unknown' : 'card-used' }],
    });
  const { cardKey, unitId, region, timeZone } = card;
  const joined = decide({
    changes: [
      { kind: 'card-used', cardKey, unitId, alias, place: { region, timeZone } },
      { kind: 'dialogue-moved', set: { waiting: { kind: 'squad' } } },
    ],
    says: [{ key: 'joined', params: { alias } }],
    effects: [{ effect: { kind: 'plan-person.v1', personId: now.person.id } }],
  });
  return both(joined, afterCard(card.squads));
}

/** The next step after a card was taken: a squad where the unit has some, else the slip. */
function afterCard(squads: Snapshot['squads']): Decision {
  return squads.length === 0 ? decide({ says: [slip('scores')] }) : askSquad(squads);
}

export function askSquad(squads: Snapshot['squads']): Decision {
  return decide({
    says: [
      {
        key: 'ask-squad',
        buttons: [
          ...squads.map(({ id, name }) => ({ id: `squad:${id}`, name })),
          { id: 'squad:none', label: 'squad-none' },
        ],
      },
    ],
  });
}

export function chooseSquad(now: Snapshot, squadId: string | undefined): Decision {
  if (now.person.unitId === undefined) return decide({ says: [{ key: 'not-joined' }] });
  if (squadId !== undefined && !now.squads.some(({ id }) => id === squadId))
    return decide({ says: [{ key: 'stale-choice' }] });
  return both(
    decide({
      changes: [
        { kind: 'squad-chosen', squadId },
        { kind: 'dialogue-moved', set: { waiting: undefined } },
      ],
      effects: [{ effect: { kind: 'plan-person.v1', personId: now.person.id } }],
    }),
    now.consents.scores === undefined
      ? decide({ says: [slip('scores')] })
      : decide({ says: [{ key: 'menu' }] }),
  );
}

function recentWrongCards({ dialogue: { wrongCards }, now }: Snapshot): number {
  if (wrongCards === undefined) return 0;
  return now.getTime() - Date.parse(wrongCards.since) < WRONG_CARDS_MS ? wrongCards.count : 0;
}
