// The card that an officer may leave for the worst case: offered once, standing on its own consent,
// shown back masked once, gone at one tap.

import { both, type Decision, decide, NOTHING, type Snapshot } from '../../core/decision.ts';
import type { Say } from '../../core/effect.ts';
import type { ChannelName } from '../../core/message.ts';
import { dayOf } from '../../core/moment.ts';
import { labelText } from '../../core/say.ts';
import { mayUse } from '../consent.ts';
import { answerSlip, type SlipAnswer, slip, takeBack } from '../slips.ts';
import { CARD_FIELDS, type CardField } from './card-fields.ts';
import { startCard, stepMoved } from './card-steps.ts';

/** What lies sealed of one person. */
export type LeftCard = { readonly since: Date; readonly fields: readonly CardField[] };

/** From the menu: what lies there, or the slip, or the first question. */
export function offerCard(
  now: Snapshot,
  card: LeftCard | undefined,
  channel: ChannelName,
): Decision {
  if (now.person.joinedAt === undefined) return decide({ says: [{ key: 'not-joined' }] });
  if (card !== undefined) return decide({ says: [standing(now, card)] });
  // Two people open it, and there are none: a promise that nobody could keep.
  if (!now.hasDesk) return decide({ says: [{ key: 'sealed-no-desk' }] });
  if (!mayUse('card', now.consents)) return decide({ says: [slip('card')] });
  return startCard(now, channel);
}

/** Once, at joining, after the slip that joining asks for: an offer, not the slip itself. */
function offerCardOnce(now: Snapshot): Decision {
  const { shownSlips = [] } = now.dialogue;
  const isKnown = now.consents.card !== undefined || shownSlips.includes('card');
  if (now.person.joinedAt === undefined || isKnown || !now.hasDesk) return NOTHING;
  return decide({
    changes: [{ kind: 'dialogue-moved', set: { shownSlips: [...shownSlips, 'card'] } }],
    says: [
      {
        key: 'sealed-offer',
        buttons: [
          { id: 'slip-ask:card', label: 'card-leave' },
          { id: 'menu', label: 'card-later' },
        ],
      },
    ],
  });
}

/** A yes to the card's own slip leads to its questions; the slip of joining to the offer. */
export function afterSlip(
  now: Snapshot,
  answer: SlipAnswer,
  { channel }: { readonly channel: ChannelName },
): Decision {
  const answered = answerSlip(now, answer);
  const isGiven = answered.changes.some(({ kind }) => kind === 'consent-given');
  if (answer.scope === 'card' && isGiven) return both(answered, startCard(now, channel));
  return answer.scope === 'scores' ? both(answered, offerCardOnce(now)) : answered;
}

export function againCard(
  now: Snapshot,
  card: LeftCard | undefined,
  channel: ChannelName,
): Decision {
  if (card === undefined || !mayUse('card', now.consents))
    return offerCard(now, undefined, channel);
  return startCard(now, channel, true);
}

/** "That's right": the masks are not needed any more. */
export function confirmCard(): Decision {
  return decide({ changes: [{ kind: 'card-masks-dropped' }], says: [{ key: 'sealed-kept' }] });
}

/** In one tap, with the consent that it stands on. */
export function destroyCard(now: Snapshot): Decision {
  if (mayUse('card', now.consents)) return takeBack(now, 'card');
  return decide({
    changes: [{ kind: 'sealed-card-destroyed' }, stepMoved(undefined)],
    says: [{ key: 'withdrawn-card' }],
  });
}

function standing({ person }: Snapshot, { since, fields }: LeftCard): Say {
  const { locale } = person;
  const names = CARD_FIELDS.filter((field) => fields.includes(field));
  return {
    key: 'sealed-standing',
    params: {
      date: dayOf(since, person),
      fields: names
        .map((field) => labelText(locale, `field-${field}`))
        .join(locale === 'en' ? ', ' : '、'),
    },
    buttons: [
      { id: 'card-again', label: 'card-again' },
      { id: 'card-delete', label: 'card-delete' },
      { id: 'who-saw', label: 'who-saw' },
    ],
  };
}
