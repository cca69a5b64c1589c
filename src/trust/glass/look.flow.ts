// A look at what the broken seal shows: the card, where the officer can be reached, their unit, what
// was said in this case; nothing else. Each look is one record, in the transaction that reads; if
// the record cannot be written, nothing is shown. The only place that unlocks a card.

import { caseForGlass, lockGlass } from '../../../db/break-glass.ts';
import { opening } from '../../../db/glass-opening.ts';
import type { ChannelName } from '../../core/message.ts';
import { unseal } from '../../ops/keys.ts';
import { standsIn } from '../standing-consents.ts';
import { CARD_FIELDS, type CardField, cardOwner } from './card-fields.ts';
import { askedOf, type GlassTools, record } from './glass-row.flow.ts';
import { type LookRefusal, looking, type Staffer } from './glass-step.ts';

type Opening = NonNullable<Awaited<ReturnType<typeof opening>>>;

export type Shown = {
  readonly code: string;
  readonly until: Date;
  readonly alias: string | undefined;
  readonly unit: string | undefined;
  readonly card:
    | { readonly kind: 'card'; readonly parts: readonly { field: CardField; words: string }[] }
    /** None was left; or the key's other half is not where this process looks for it. */
    | { readonly kind: 'none' | 'key-away' };
  readonly reachable: readonly { readonly channel: ChannelName; readonly id: string }[];
  readonly said: readonly {
    readonly id: string;
    readonly author: 'officer' | 'counselor';
    readonly words: string;
    readonly at: Date;
  }[];
};

export type Looked =
  | { readonly kind: 'shown'; readonly shown: Shown }
  | { readonly kind: LookRefusal | 'no-such' | 'person-gone' };

export async function lookGlass(tools: GlassTools, staff: Staffer, id: string): Promise<Looked> {
  const now = tools.clock();
  const as = { role: 'wl_glass', staffId: staff.id } as const;
  return tools.pools.officer.transact(as, async (tx): Promise<Looked> => {
    const row = await lockGlass(tx.db, id); // an end at this moment waits, or is seen
    const found = row && (await caseForGlass(tx.db, row.caseId));
    if (row === undefined || found === undefined) return { kind: 'no-such' };
    const may = looking(staff, askedOf(row), now);
    if (may.kind !== 'may') return may;
    const { personId } = found;
    const open = personId === null ? undefined : await opening(tx.db, row.caseId, personId);
    if (personId === null || open === undefined) return { kind: 'person-gone' };
    const card = await cardIn(tools, personId, open);
    const parts = card.kind === 'card' ? card.parts.map(({ field }) => field).join(' ') : card.kind;
    const detail = { ground: row.ground, card: parts, messages: open.messages.length };
    record(tx, { row, staff, now, action: 'glass-looked', detail });
    await tx.flush(); // no record, no look
    const personKey = tools.keys.open(open.personKey, personId);
    const caseKey = tools.keys.open(open.caseKey, row.caseId);
    return {
      kind: 'shown',
      shown: {
        code: found.code,
        until: row.opensUntil ?? now,
        alias: open.alias ?? undefined,
        unit: open.unit ?? undefined,
        card,
        reachable: open.reachable.map(({ channel, sealed }) => ({
          channel,
          id: unseal(personKey, sealed, personId).toString(),
        })),
        said: open.messages.map((message) => ({
          id: message.id,
          author: message.author,
          at: message.at,
          words: unseal(caseKey, message.sealed, message.id).toString(),
        })),
      },
    };
  });
}

async function cardIn(
  { glass }: Pick<GlassTools, 'glass'>,
  personId: string,
  { card, consent }: Opening,
): Promise<Shown['card']> {
  // Taken back, it is destroyed; this asks again at the moment of use.
  const isGiven = consent !== undefined && standsIn('card', consent);
  if (card.length === 0 || !isGiven) return { kind: 'none' };
  const unlocked = await glass.unlock();
  if (unlocked === undefined || card.some(({ keyId }) => keyId !== glass.keyId))
    return { kind: 'key-away' };
  const parts = CARD_FIELDS.flatMap((field) =>
    card
      .filter((one) => one.field === field)
      .map(({ sealed }) => ({
        field,
        words: unlocked(sealed, cardOwner(personId, field)).toString(),
      })),
  );
  return { kind: 'card', parts };
}
