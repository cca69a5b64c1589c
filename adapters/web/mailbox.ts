// What a reader has not seen yet, of the stored lines and of this process's memory. A line that is
// in both is given once: whoever is past a line in the one is not given it from the other.

import type { Address } from '../../src/core/message.ts';
import { type KeptLine, linesAfter } from '../../src/core/web-inbox.flow.ts';
import { factsOf } from '../../src/ops/log.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import type { Live } from './live.ts';
import { type Cursor, render, type WebLine } from './render.ts';

const ROWS_MAX = 200;

export type MailboxTools = Pick<Tools, 'pools' | 'keys' | 'log'> & { readonly live: Live };

export type Stored = {
  readonly rows: readonly KeptLine[];
  /** More is stored than was read. */
  readonly hasMore: boolean;
};

export type Mailbox = {
  /** Reads, and gives nothing yet. @returns undefined while the database is away. */
  readStored(): Promise<Stored | undefined>;
  takeStored(stored: Stored): readonly WebLine[];
  /** Without waiting for anything: a crisis card is among these when the database is away. */
  takeMemory(): readonly WebLine[];
};

export function openMailbox(tools: MailboxTools, address: Address, from: Cursor): Mailbox {
  const { live, keys, log } = tools;
  const key = keys.addressKey(address);
  let upTo = from;
  return {
    async readStored() {
      try {
        const rows = await linesAfter(tools, address, upTo.row, ROWS_MAX);
        return { rows, hasMore: rows.length === ROWS_MAX };
      } catch (error) {
        log.warn('web-lines-not-read', factsOf(error));
        return undefined;
      }
    },
    takeStored: ({ rows }) =>
      rows.flatMap(({ id, outbound, at }) => {
        upTo = { ...upTo, row: id };
        live.markStored(key, outbound.id, id);
        return live.isGiven(key, outbound.id, upTo.memory) ? [] : [render(outbound, at, upTo)];
      }),
    takeMemory: () =>
      live.rememberedAfter(key, upTo.memory).flatMap(({ outbound, at, order, row }) => {
        upTo = { ...upTo, memory: order };
        return row !== undefined && row <= upTo.row ? [] : [render(outbound, at, upTo)];
      }),
  };
}
