// Sends one line to where the person is now. The text is put together only here.

import type { Db } from '../../db/client.ts';
import { consentsOf } from '../../db/consents.ts';
import { entryById } from '../../db/desk-routes.ts';
import { flagById } from '../../db/flags.ts';
import { messageById } from '../../db/listening.ts';
import { ownPart } from '../../db/own-parts.ts';
import { addressOf, personById } from '../../db/people.ts';
import { problemById } from '../../db/problems.ts';
import { masksOf } from '../../db/sealed-cards.ts';
import { GiveUp, RetryLater } from '../ops/errors.ts';
import { type Sealed, unseal } from '../ops/keys.ts';
import type { Tools } from '../outbox/tools.ts';
import { cardOwner } from '../trust/glass/card-fields.ts';
import { isForAnyone } from '../trust/leaving/closed-line.ts';
import { consentsIn } from '../trust/standing-consents.ts';
import type { EffectOf, Line } from './effect.ts';
import type { Address, Outbound } from './message.ts';
import { isHushed } from './person.ts';
import type { KnownDoor } from './ports.ts';
import { renderLine } from './render-line.ts';
import { type LineKey, labelText } from './say.ts';
import { isStillWanted, isUnasked } from './unasked.ts';

/** `known`: where the person who is answered was a moment ago; it spares looking there again. */
export async function sayLine(
  effect: EffectOf<'say.v1'>,
  id: string,
  tools: Tools,
  known?: KnownDoor,
): Promise<void> {
  const { personId, line } = effect;
  if (known?.personId === personId && isWhole(line)) {
    await sendTo(tools, known.address, {
      personId,
      outbound: renderLine(id, known.locale, line, {}),
    });
    return;
  }
  const found = await tools.pools.officer.transact('wl_bot', async ({ db }) => {
    // At once: nearly every line needs the first two alone, and many lines wait behind each other.
    const [door, wanted] = await Promise.all([
      addressOf(db, personId),
      isWanted(db, personId, line.key, tools.clock()),
    ]);
    return {
      door,
      isWanted: wanted,
      flag: line.flagId === undefined ? undefined : await flagById(db, line.flagId),
      draft: line.draftId === undefined ? undefined : await messageById(db, line.draftId),
      problem: line.problem && (await problemById(db, line.problem.id)),
      own: line.own && (await ownPart(db, line.own)),
      entry: line.entryId === undefined ? undefined : await entryById(db, line.entryId),
      masks: line.hasCard === true ? await masksOf(db, personId) : [],
    };
  });
  // Erased, stopped or withdrawn while this waited.
  if (found.door === undefined || !found.isWanted) return;
  const key = tools.keys.open(found.door.wrapped, personId);
  const { door, flag, draft, masks, problem, own, entry } = found;
  const told =
    problem?.[line.problem?.part === 'words' ? 'sealed' : (line.problem?.part ?? 'sealed')];
  const card = masks.map(({ field, mask }) => {
    const part = mask === null ? '' : unseal(key, mask, cardOwner(personId, field)).toString();
    return `${labelText(door.locale, `field-${field}`)}: ${part}`;
  });
  const fillings = {
    flag: flag === undefined ? '' : unseal(key, flag.sealed, flag.id).toString(),
    card: card.join('\n'),
    told: toldText(key, [problem && told, line.problem?.id], [own, line.own?.id]),
    entry: entry?.text ?? '',
    ...(draft && { draft: unseal(key, draft.sealed, draft.id).toString() }),
  };
  const outbound = renderLine(id, door.locale, line, fillings);
  await send(tools, door, personId, outbound, isForAnyone(line.key));
}

type SealedPart = readonly [sealed: Sealed | null | undefined, id: string | undefined];

function toldText(key: Buffer, ...parts: readonly SealedPart[]): string {
  const [sealed, id] = parts.find(([part]) => part) ?? [];
  return sealed && id !== undefined ? unseal(key, sealed, id).toString() : '';
}

/** Nothing of it is looked up: no sealed part, and no consent, which an answer needs none of. */
function isWhole({ key, flagId, draftId, hasCard, problem, own, entryId }: Line): boolean {
  const isSealed = [flagId, draftId, problem, own, entryId].some((part) => part !== undefined);
  return !isSealed && hasCard !== true && !isUnasked(key);
}

async function isWanted(db: Db, personId: string, key: LineKey, at: Date): Promise<boolean> {
  if (!isUnasked(key)) return true;
  const [person, consents] = await Promise.all([
    personById(db, personId),
    consentsOf(db, personId),
  ]);
  const { stoppedAt, rhythm } = person ?? { stoppedAt: at, rhythm: {} };
  const isQuiet = isHushed({ stoppedAt: stoppedAt ?? undefined, rhythm }, at);
  return isStillWanted(key, consentsIn(consents), isQuiet);
}

type Door = NonNullable<Awaited<ReturnType<typeof addressOf>>>;

/**
 * On a closed line nothing goes out but what anyone there may hear.
 * @throws GiveUp when the person cannot be reached there; RetryLater; what the channel throws.
 */
export async function send(
  tools: Pick<Tools, 'keys' | 'channels'>,
  door: Door,
  personId: string,
  outbound: Outbound,
  isForAnyone = false,
): Promise<void> {
  if (door.isClosed && !isForAnyone) return;
  const id = unseal(tools.keys.open(door.wrapped, personId), door.sealed, personId).toString();
  await sendTo(tools, { channel: door.channel, id }, { personId, outbound });
}

async function sendTo(
  { channels }: Pick<Tools, 'channels'>,
  address: Address,
  { personId, outbound }: { readonly personId: string; readonly outbound: Outbound },
): Promise<void> {
  const channel = channels.get(address.channel);
  if (channel === undefined) throw new RetryLater('channel-off', { channel: address.channel });
  const result = await channel.send(address, outbound);
  if (result.kind === 'unreachable') throw new GiveUp('person-unreachable', { personId });
}
