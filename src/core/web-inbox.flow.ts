// The web chat's own mailbox: a finished line is kept once, sealed, and read back in order.

import { z } from 'zod';
import {
  heldReaderAt,
  notifySign,
  putWebLine,
  SIGN_TOPIC,
  WEB_TOPIC,
  webLinesAfter,
} from '../../db/web.ts';
import { type Sealed, seal, unseal } from '../ops/keys.ts';
import type { Tools } from '../outbox/tools.ts';
import type { Address, Outbound } from './message.ts';
import type { Sign } from './ports.ts';

const Kept = z.object({
  text: z.string(),
  choices: z.array(z.object({ id: z.string(), label: z.string() })),
});

export type KeptLine = {
  /** Rises with every line of a person. */
  readonly id: number;
  readonly outbound: Outbound;
  readonly at: Date;
};

type InboxTools = Pick<Tools, 'pools' | 'keys' | 'clock'>;

/** @returns `gone` when nobody is at that address, or no longer. @throws RetryLater */
export async function keepLine(
  tools: InboxTools,
  address: Address,
  { id, text, choices = [] }: Outbound,
): Promise<'kept' | 'gone'> {
  const { keys, pools, clock } = tools;
  const addressKey = keys.addressKey(address);
  return pools.officer.transact('wl_bot', async (tx) => {
    const reader = await heldReaderAt(tx.db, addressKey);
    if (reader === undefined) return 'gone';
    const { personId, wrapped } = reader;
    const sealed = seal(keys.open(wrapped, personId), JSON.stringify({ text, choices }), id);
    putWebLine(tx, { personId, outboundId: id, sealed, at: clock() }, addressKey);
    return 'kept';
  });
}

/** @throws RetryLater when the database is away. */
export async function linesAfter(
  { pools, keys }: Pick<Tools, 'pools' | 'keys'>,
  address: Address,
  lastId: number,
  rowsMax: number,
): Promise<KeptLine[]> {
  const addressKey = keys.addressKey(address);
  const rows = await pools.officer.transact('wl_bot', ({ db }) =>
    webLinesAfter(db, addressKey, lastId, rowsMax),
  );
  return rows.map(({ line: { id, personId, outboundId, sealed, at }, wrapped }) => {
    const kept = keptLine(keys.open(wrapped, personId), { outboundId, sealed });
    return { id, outbound: { id: outboundId, ...kept }, at };
  });
}

export function keptLine(
  key: Uint8Array,
  { outboundId, sealed }: { readonly outboundId: string; readonly sealed: Sealed },
): z.infer<typeof Kept> {
  return Kept.parse(JSON.parse(unseal(key, sealed, outboundId).toString()));
}

/** Tells whoever is at that address now, in any process. */
export async function tellSign(
  { pools, keys }: Pick<Tools, 'pools' | 'keys'>,
  address: Address,
  sign: Sign,
): Promise<void> {
  await pools.officer.transact('wl_bot', async (tx) =>
    notifySign(tx, keys.addressKey(address), sign),
  );
}

export type Heard = {
  /** A line was kept at this address key. */
  line(addressKey: string): void;
  sign(addressKey: string, sign: Sign): void;
};

/** Of any process. @returns what stops it. */
export async function hearMailboxes(
  { pools }: Pick<Tools, 'pools'>,
  heard: Heard,
): Promise<() => Promise<void>> {
  const stopLines = await pools.officer.listen(WEB_TOPIC, (key) => heard.line(key));
  const stopSigns = await pools.officer.listen(SIGN_TOPIC, (told) => {
    const [sign, addressKey = ''] = told.split(' ');
    if (sign === 'here' || sign === 'writing') heard.sign(addressKey, sign);
  });
  return async () => {
    await Promise.all([stopLines(), stopSigns()]);
  };
}
