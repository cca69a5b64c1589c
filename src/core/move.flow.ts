// Somebody shows that an alias is theirs, from another browser or channel: it comes here, whole,
// and leaves where it was. Neither phrase nor link is stored or logged, and none waits on disk; who
// guesses is stopped, at this address and all together.

import type { Tx } from '../../db/client.ts';
import { constraintOf } from '../../db/faults.ts';
import { putInbound } from '../../db/installation.ts';
import { lockMoveLink, lockPhrase } from '../../db/moving.ts';
import type { Claimed } from '../../db/outbox.ts';
import { mayTake, type Pace, takeOne } from '../../db/paces.ts';
import { addressOf } from '../../db/people.ts';
import { isStaffAddress, snapshotRow, snapshotRowAt } from '../../db/snapshot.ts';
import { bringDenial } from '../hotline/ladder.ts';
import { unseal } from '../ops/keys.ts';
import { factsOf } from '../ops/log.ts';
import { isSameSecret } from '../ops/same-secret.ts';
import { slowKey } from '../ops/slow-key.ts';
import type { Tools } from '../outbox/tools.ts';
import { hindrance, makeRoom, moved } from '../trust/moving/moving.ts';
import type { Secret } from '../trust/moving/phrase.ts';
import { channelNotice } from './channel-notice.ts';
import { writeDecision } from './commit.flow.ts';
import { both, type MovedBy } from './decision.ts';
import { type Answering, sayFromMemory } from './fail-safe.flow.ts';
import type { Address, Inbound } from './message.ts';
import type { Locale } from './person.ts';
import type { Receipt } from './ports.ts';
import { renderLine } from './render-line.ts';
import type { LineKey } from './say.ts';
import { snapshotOf } from './snapshot.flow.ts';

/** Wrong ones by everybody together, and at one address. */
const ALL: Pace = { name: 'wrong-phrases', burst: 100, perHour: 60 };
const HERE = { burst: 5, perHour: 5 };

type Shown = Exclude<Secret, { readonly kind: 'attempt' }>;

type Outcome =
  | { readonly kind: 'repeat' | 'staff' }
  | { readonly kind: 'refused'; readonly key: LineKey }
  | {
      readonly kind: 'moved';
      readonly effects: readonly Claimed[];
      /** Where the alias was, to say goodbye there. */
      readonly left: { readonly address: Address; readonly locale: Locale } | undefined;
    };

export async function moveHere(
  tools: Tools,
  answering: Answering,
  secret: Secret,
): Promise<Receipt> {
  const outcome = await outcomeOf(tools, answering.inbound, secret);
  switch (outcome.kind) {
    case 'repeat':
      return { kind: 'repeat' };
    case 'staff':
      return tools.staff(answering.inbound);
    case 'refused':
      await sayFromMemory(tools, withoutWords(answering, secret), outcome.key);
      return { kind: 'committed' };
    case 'moved':
      await tools.doNow(outcome.effects);
      await sayGoodbye(tools, outcome.left);
      return { kind: 'committed' };
  }
}

async function outcomeOf(tools: Tools, inbound: Inbound, secret: Secret): Promise<Outcome> {
  if (secret.kind === 'attempt') return { kind: 'refused', key: 'phrase-unknown' };
  try {
    const paces = [ALL, { name: `wrong-phrases:${tools.keys.addressKey(inbound.from)}`, ...HERE }];
    if (!(await mayTry(tools, paces))) return { kind: 'refused', key: 'move-wait' };
    const find = await finderOf(tools, secret);
    return await tools.pools.officer.transact('wl_bot', (tx) =>
      tryMove(tx, tools, { inbound, by: secret.kind, find, paces }),
    );
  } catch (error) {
    if (constraintOf(error) === 'inbound_pkey') return { kind: 'repeat' };
    tools.log.warn('not-moved', factsOf(error));
    return { kind: 'refused', key: 'move-not-now' };
  }
}

/** Before the slow part, which is work for us too. */
async function mayTry({ pools, clock }: Tools, paces: readonly Pace[]): Promise<boolean> {
  return pools.officer.transact('wl_bot', async ({ db }) => {
    const open = await Promise.all(paces.map((pace) => mayTake(db, pace, clock())));
    return open.every((isOpen) => isOpen);
  });
}

type Find = (tx: Tx) => Promise<string | undefined>;

/** Whose it is. The slow part is done before anything in the database is held. */
async function finderOf({ keys, clock }: Tools, secret: Shown): Promise<Find> {
  if (secret.kind === 'link')
    return ({ db }) => lockMoveLink(db, keys.tokenKey(secret.token), clock());
  const { lookup, proof } = await slowKey(secret.entropy, keys.phrase);
  return async ({ db }) => {
    const found = await lockPhrase(db, keys.tokenKey(lookup));
    // Compared against something in any case.
    const isIt = isSameSecret(proof, found?.proof ?? '');
    return isIt ? found?.personId : undefined;
  };
}

type Move = {
  readonly inbound: Inbound;
  readonly by: MovedBy;
  readonly find: Find;
  readonly paces: readonly Pace[];
};

async function tryMove(tx: Tx, tools: Tools, move: Move): Promise<Outcome> {
  const { inbound, by, find, paces } = move;
  const { keys, clock, newId } = tools;
  const at = clock();
  const hereKey = keys.addressKey(inbound.from);
  putInbound(tx, keys.tokenKey(inbound.id), at);
  await tx.flush(); // a repeat ends here
  if (await isStaffAddress(tx.db, hereKey)) return { kind: 'staff' };
  const here = await snapshotRowAt(tx.db, hereKey, at);
  const ownerId = await find(tx);
  const row = ownerId === undefined ? undefined : await snapshotRow(tx.db, ownerId, at);
  // Nor does a closed line follow whoever has its paper.
  if (row === undefined || row.person.endsWhy === 'died') {
    for (const pace of paces) takeOne(tx, pace, at);
    return { kind: 'refused', key: by === 'phrase' ? 'phrase-unknown' : 'move-link-over' };
  }
  if (here?.person.id === ownerId) return { kind: 'refused', key: 'move-here-already' };
  const fresh = { now: at, newId };
  const stranger = here && snapshotOf(here, fresh);
  if (here !== undefined && stranger !== undefined) {
    const why = hindrance(stranger);
    if (why !== undefined) return { kind: 'refused', key: why };
    writeDecision(tx, makeRoom(), { tools, row: here, now: stranger, actor: 'person' });
    await tx.flush();
  }
  const door = await addressOf(tx.db, row.person.id);
  const now = snapshotOf(row, fresh);
  const decision = both(
    moved(inbound.from, by, channelNotice(inbound.from.channel, tools.settings)),
    bringDenial(now, stranger?.dialogue.risk),
  );
  const effects = writeDecision(tx, decision, { tools, row, now, actor: 'person' });
  return { kind: 'moved', effects, left: door && leftAt(tools, door, row.person.id) };
}

type Door = NonNullable<Awaited<ReturnType<typeof addressOf>>>;

function leftAt({ keys }: Tools, { channel, sealed, wrapped, locale }: Door, personId: string) {
  const id = unseal(keys.open(wrapped, personId), sealed, personId).toString();
  return { address: { channel, id }, locale };
}

/** Says that it is gone, not where to; whoever did not do this learns of it. */
async function sayGoodbye(
  tools: Tools,
  left: Extract<Outcome, { readonly kind: 'moved' }>['left'],
): Promise<void> {
  if (left === undefined) return;
  const { address, locale } = left;
  try {
    const line = renderLine(tools.newId(), locale, { key: 'moved-away', variant: 0 });
    await tools.channels.get(address.channel)?.send(address, line);
  } catch (error) {
    tools.log.warn('goodbye-not-said', factsOf(error));
  }
}

/** A link's letters say nothing of the language; a phrase's words do. */
function withoutWords(answering: Answering, { kind }: Secret): Answering {
  if (kind !== 'link') return answering;
  return { ...answering, inbound: { ...answering.inbound, said: { kind: 'unreadable' } } };
}
