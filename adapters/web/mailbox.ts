// What a reader has not seen yet: the stored lines, then those of this process's memory. A line
// that is in both is given once.

import type { Address } from '../../src/core/message.ts';
import { linesAfter } from '../../src/core/web-inbox.flow.ts';
import { factsOf } from '../../src/ops/log.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import type { Live } from './live.ts';
import { type Cursor, render, type WebLine } from './render.ts';

const ROWS_MAX = 200;

export type Unread = {
  readonly lines: readonly WebLine[];
  readonly upTo: Cursor;
  /** More is stored than was given. */
  readonly hasMore: boolean;
  /** False while the database is away: what is stored could not be read. */
  readonly isWhole: boolean;
};

export type MailboxTools = Pick<Tools, 'pools' | 'keys' | 'log'> & { readonly live: Live };

export async function unread(tools: MailboxTools, address: Address, from: Cursor): Promise<Unread> {
  const { live, keys } = tools;
  const key = keys.addressKey(address);
  const stored = await storedAfter(tools, address, from.row);
  const lines: WebLine[] = [];
  let upTo = from;
  for (const { id, outbound, at } of stored ?? []) {
    upTo = { ...upTo, row: id };
    if (!live.isGiven(key, outbound.id, from.memory)) lines.push(render(outbound, at, upTo));
  }
  const given = new Set(stored?.map(({ outbound }) => outbound.id));
  const hasMore = stored?.length === ROWS_MAX;
  for (const { outbound, at, order } of hasMore ? [] : live.rememberedAfter(key, from.memory)) {
    upTo = { ...upTo, memory: order };
    if (!given.has(outbound.id)) lines.push(render(outbound, at, upTo));
  }
  return { lines, upTo, hasMore, isWhole: stored !== undefined };
}

async function storedAfter(tools: MailboxTools, address: Address, row: number) {
  try {
    return await linesAfter(tools, address, row, ROWS_MAX);
  } catch (error) {
    tools.log.warn('web-lines-not-read', factsOf(error));
    return undefined;
  }
}
